/** An organization of many accounts in the local AWS, and what an audit of it has to answer. */
import {
  CreateTrailCommand,
  RegisterOrganizationDelegatedAdminCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
} from "@aws-sdk/client-organizations";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { leastPrivilegePolicyIn } from "../../../audit/policy/leastPrivilege";
import { CallLimit } from "../../../live/callLimit";
import { rules } from "../../../rules/catalogue";
import type { Action } from "../../../rollout/plan/action";
import { Account } from "../../sandbox/localAws/account";
import { aclStatement, policy, writeStatement } from "../../sandbox/localAws/policies";
import { whole } from "../accountStates";
import {
  auditRole,
  keyFor,
  withoutTrail,
  type Kind,
  kinds,
  openRegion,
  organizationTrail,
  organizationTrailOfUntoldBucket,
  type Surroundings,
  withNothing,
} from "./kinds";

const regions = ["us-east-1", "eu-west-1", "ap-southeast-2", "sa-east-1"] as const;

/** How many accounts are made at the same time. */
const atOnce = 12;

/** An account of the organization, and the truth about it. */
export interface Row {
  readonly id: string;
  readonly name: string;
  /** What each rule answers, in the order of the catalogue; absent where it is left out. */
  readonly cells?: readonly string[];
  readonly leftOut?: RegExp;
  /** What a rollout has to do about it. */
  readonly planned: Action;
  /** Whether it has the tag `stage=prod`; others have another stage, or none. */
  readonly isProduction?: boolean;
}

/** An organization. */
export interface MadeOrganization {
  readonly management: Account;
  /** Where the bucket of its trail is. */
  readonly archive: Account;
  /** The delegated administrator. */
  readonly administrator: Account;
  /** A member that may list nothing. */
  readonly member: Account;
  /** Every account. */
  readonly rows: readonly Row[];
  /** The same where nobody says which account has the bucket of the organization's trail. */
  readonly rowsOfUntoldBucket: readonly Row[];
  /** What the audit is configured with. */
  readonly configuration: Readonly<Record<string, unknown>>;
}

/**
 * Makes an organization. The same size gives accounts of the same names and kinds.
 *
 * @param size - how many accounts it has, the management account among them
 * @param hasTrail - whether it has a trail, in whose home Region `regions` begins
 */
export async function makeOrganization(endpoint: string, size: number, hasTrail: boolean): Promise<MadeOrganization> {
  const management = await Account.enter(endpoint);
  const client = management.organizations();
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const rootId = (await client.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? "";
  const confinedUnitId = await makeConfinedUnit(management, rootId);
  const ServicePrincipal = "cloudtrail.amazonaws.com";
  await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  const join = async (AccountName: string, stage?: string): Promise<Account> => {
    const Tags = stage === undefined ? [] : [{ Key: "stage", Value: stage }];
    const creation = new CreateAccountCommand({ AccountName, Email: "accounts@example.com", Tags });
    return Account.enter(endpoint, (await client.send(creation)).CreateAccountStatus?.AccountId);
  };
  const archive = await join("archive");
  const administrator = await join("administrator");
  await management
    .cloudTrail()
    .send(new RegisterOrganizationDelegatedAdminCommand({ MemberAccountId: administrator.id }));
  for (const each of [management, archive, administrator]) await letAuditIn(each, management, administrator);

  const surroundings: Surroundings = { endpoint, management, archive, rootId, confinedUnitId };
  const limit = new CallLimit(atOnce);
  const among = kinds.filter(({ beside, leftOut }) => !hasTrail || beside !== undefined || leftOut !== undefined);
  const planned = Array.from({ length: size - 3 }, (_, index) => planOf(index, among));
  const members = await Promise.all(
    planned.map(({ kind, region, name, isProduction }) =>
      limit.run(async () => {
        const account = await join(name, isProduction ? "prod" : "test");
        await letAuditIn(account, management, administrator);
        await kind.make(account, region, surroundings);
        return { account, kind, name, isProduction };
      }),
    ),
  );
  if (hasTrail) await makeTrail(management, archive, Organization?.Id ?? "");

  const [first] = members;
  if (first === undefined) throw new Error("An organization has at least four accounts here.");
  const excepted = members.filter(({ kind }) => kind.isExcepted).map(({ account }) => account.id);
  /** @param itsTrail - the truth about the management account where it has the organization's trail */
  const rowsWith = (itsTrail: string): readonly Row[] => [
    ...[
      { account: management, name: "management", beside: itsTrail },
      { account: archive, name: "archive", beside: withNothing },
      { account: administrator, name: "administrator", beside: withNothing },
    ].map(({ account, name, beside }) => ({
      id: account.id,
      name,
      cells: cellsFrom(hasTrail ? beside : withoutTrail),
      planned: hasTrail ? ("covered" as const) : ("create" as const),
    })),
    ...members.map(({ account, kind, name, isProduction }) => ({
      ...rowOf(account.id, name, kind, hasTrail),
      isProduction,
    })),
  ];
  return {
    management,
    archive,
    administrator,
    member: first.account,
    rows: rowsWith(organizationTrail),
    rowsOfUntoldBucket: rowsWith(organizationTrailOfUntoldBucket),
    configuration: {
      "multi-region-cloudtrail-enabled": {
        exceptions: excepted.map((account) => ({
          account,
          reason: "It is taken out of use.",
          approvedBy: "the owner of the organization",
          until: "2999-12-31",
        })),
      },
    },
  };
}

/** What a member is like before it is made. */
interface Plan {
  readonly kind: Kind;
  readonly region: string;
  readonly name: string;
  readonly isProduction: boolean;
}

/** What a member is like, by its number: all kinds in one Region before any in the next. */
function planOf(index: number, among: readonly Kind[]): Plan {
  const kind = among[index % among.length];
  const region = regions[Math.floor(index / among.length) % regions.length];
  if (kind === undefined || region === undefined) throw new Error("There are kinds and regions.");
  return { kind, region, name: `${String(index)} ${kind.name}`.slice(0, 50), isProduction: index % 3 === 0 };
}

function rowOf(id: string, name: string, kind: Kind, hasTrail: boolean): Row {
  const { alone, beside, leftOut } = kind;
  const planned = kind.planned[hasTrail ? 1 : 0];
  if (alone === undefined) {
    return { id, name, planned, ...(leftOut !== undefined && { leftOut }) };
  }
  const isBeside = hasTrail && beside !== undefined;
  return { id, name, planned, cells: cellsFrom(isBeside ? `${beside} ${alone.slice(alone.indexOf("|"))}` : alone) };
}

/** What rules answer, in the order of the catalogue, from a line of the truth. */
function cellsFrom(text: string): readonly string[] {
  const cells = text.replaceAll("|", " ").trim().split(/\s+/);
  if (cells.length !== rules.length) throw new Error(`Every rule has its answer: ${text}`);
  return cells;
}

/** Makes a unit whose members may use one Region, in the words of AWS's own example. */
async function makeConfinedUnit(management: Account, rootId: string): Promise<string> {
  const client = management.organizations();
  await client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: "SERVICE_CONTROL_POLICY" }));
  const unit = await client.send(new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: "confined" }));
  const unitId = unit.OrganizationalUnit?.Id ?? "";
  const Content = JSON.stringify(
    policy({
      Effect: "Deny",
      NotAction: ["iam:*", "organizations:*", "sts:*", "support:*"],
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestedRegion": [openRegion] } },
    }),
  );
  const creation = { Name: "one-region", Description: "", Type: "SERVICE_CONTROL_POLICY", Content } as const;
  const made = await client.send(new CreatePolicyCommand(creation));
  await client.send(new AttachPolicyCommand({ PolicyId: made.Policy?.PolicySummary?.Id, TargetId: unitId }));
  return unitId;
}

/** Makes the role that the audit assumes, with no more than it says that it needs. */
async function letAuditIn(account: Account, ...trusted: readonly Account[]): Promise<void> {
  const trust = policy({ Effect: "Allow", Principal: { AWS: trusted.map(({ id }) => id) }, Action: "sts:AssumeRole" });
  const iam = account.iam();
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await iam.send(new CreateRoleCommand({ RoleName: auditRole, AssumeRolePolicyDocument }));
  const needed = leastPrivilegePolicyIn(
    "aws",
    rules.map(({ name }) => name),
  );
  const PolicyDocument = JSON.stringify(needed);
  await iam.send(new PutRolePolicyCommand({ RoleName: auditRole, PolicyName: auditRole, PolicyDocument }));
}

/** The organization's trail, with its bucket in the archive, whose id does not stand in the name of the bucket. */
async function makeTrail(management: Account, archive: Account, organizationId: string): Promise<void> {
  const trailArns = management.trailArn("organization");
  const S3BucketName = `logs-${organizationId}`;
  await archive.s3().send(new CreateBucketCommand({ Bucket: S3BucketName }));
  const args = { bucket: S3BucketName, account: management.id, trailArns };
  await archive.setBucketPolicy(
    S3BucketName,
    policy(aclStatement(args), writeStatement(args), writeStatement({ ...args, account: organizationId })),
  );
  const KmsKeyId = await keyFor(management, trailArns);
  await management.cloudTrail().send(
    new CreateTrailCommand({
      ...whole,
      Name: "organization",
      IsOrganizationTrail: true,
      S3BucketName,
      KmsKeyId,
    }),
  );
  await management.cloudTrail().send(new StartLoggingCommand({ Name: trailArns }));
}
