import assert from "node:assert/strict";
import { DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { CreateRoleCommand, GetRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateKeyCommand, DescribeKeyCommand } from "@aws-sdk/client-kms";
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DetachPolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
} from "@aws-sdk/client-organizations";
import { GetBucketLocationCommand, ListBucketsCommand } from "@aws-sdk/client-s3";
import { CreateTopicCommand, GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { enforcePermissions } from "../../../sandbox/localAws/permissions";
import { Account } from "./account";
import { policy, type Statement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const OPEN = "us-east-1";
const CLOSED = "eu-west-1";
const BY_POLICY = /with an explicit deny in a service control policy$/;

/** The statement that AWS shows for closing Regions. */
const closing = (operator: string, ...exempted: string[]): Statement => ({
  Effect: "Deny",
  NotAction: ["iam:*", "organizations:*", "sts:*", ...exempted],
  Resource: "*",
  Condition: { [operator]: { "aws:RequestedRegion": OPEN } },
});

describe("local AWS: service control policies, once permissions are enforced", () => {
  const aws = useServer();
  let management: Account;
  let root: string;
  let unit: string;
  let member: Account;
  let auditor: Account;
  let policies = 0;

  before(async () => {
    management = await Account.enter(aws().endpoint);
    const client = management.organizations();
    await client.send(new CreateOrganizationCommand({}));
    root = (await client.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? "";
    const creation = new CreateOrganizationalUnitCommand({ ParentId: root, Name: "unit" });
    unit = (await client.send(creation)).OrganizationalUnit?.Id ?? "";
    const joining = new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" });
    const AccountId = (await client.send(joining)).CreateAccountStatus?.AccountId ?? "";
    await client.send(new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId: unit }));
    await client.send(new EnablePolicyTypeCommand({ RootId: root, PolicyType: "SERVICE_CONTROL_POLICY" }));
    member = await Account.enter(aws().endpoint, AccountId);
    auditor = await auditorOf(member);
  });
  beforeEach(() => enforcePermissions(aws().endpoint));
  afterEach(() => enforcePermissions(aws().endpoint, false));

  /** The session of a role that may read everything. */
  const auditorOf = async (account: Account) => {
    const trust = policy({ Effect: "Allow", Principal: { AWS: management.id }, Action: "sts:AssumeRole" });
    const RoleName = "auditor";
    const iam = account.iam();
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
    const PolicyDocument = JSON.stringify(policy({ Effect: "Allow", Action: "*", Resource: "*" }));
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "everything", PolicyDocument }));
    const RoleArn = `arn:aws:iam::${account.id}:role/${RoleName}`;
    const { Credentials } = await management.sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "audit" }));
    return account.as({
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    });
  };
  const make = async (...statements: Statement[]) => {
    const creation = new CreatePolicyCommand({
      Name: `policy-${String(++policies)}`,
      Description: "",
      Type: "SERVICE_CONTROL_POLICY",
      Content: JSON.stringify(policy(...statements)),
    });
    return (await management.organizations().send(creation)).Policy?.PolicySummary?.Id ?? "";
  };
  /** Runs with a policy attached, and takes it off again. */
  const under = async (TargetId: string, statement: Statement, run: () => Promise<void>) => {
    const client = management.organizations();
    const PolicyId = await make(statement);
    await client.send(new AttachPolicyCommand({ PolicyId, TargetId }));
    try {
      await run();
    } finally {
      await client.send(new DetachPolicyCommand({ PolicyId, TargetId }));
    }
  };
  const describeTrails = (region: string, as = auditor) => as.cloudTrail(region).send(new DescribeTrailsCommand({}));

  const targets: Record<string, () => string> = {
    "the root": () => root,
    "the unit": () => unit,
    "the account": () => member.id,
  };
  for (const [where, target] of Object.entries(targets)) {
    for (const operator of ["StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike"]) {
      it(`close a Region by ${operator} at ${where}, and only that`, async () => {
        await under(target(), closing(operator), async () => {
          await refused(describeTrails(CLOSED), "AccessDeniedException", BY_POLICY);
          await describeTrails(OPEN);
        });
        await describeTrails(CLOSED);
      });
    }
  }

  it("say who was refused what", async () => {
    await under(unit, closing("StringNotEquals"), () =>
      refused(
        describeTrails(CLOSED),
        "AccessDeniedException",
        new RegExp(
          `^User: arn:aws:sts::${member.id}:assumed-role/auditor/audit is not authorized to perform: ` +
            "cloudtrail:DescribeTrails on resource: \\* with an explicit deny in a service control policy$",
        ),
      ),
    );
  });

  it("reach S3, KMS and SNS", async () => {
    await enforcePermissions(aws().endpoint, false);
    const bucket = await member.bucket(undefined, CLOSED);
    const KeyId = (await member.kms(CLOSED).send(new CreateKeyCommand({}))).KeyMetadata?.Arn;
    const TopicArn = (await member.sns(CLOSED).send(new CreateTopicCommand({ Name: "topic" }))).TopicArn;
    await enforcePermissions(aws().endpoint);
    const calls = (as: Account): [() => Promise<unknown>, string, number][] => [
      [() => as.s3(CLOSED).send(new GetBucketLocationCommand({ Bucket: bucket })), "AccessDenied", 403],
      [() => as.kms(CLOSED).send(new DescribeKeyCommand({ KeyId })), "AccessDeniedException", 400],
      [() => as.sns(CLOSED).send(new GetTopicAttributesCommand({ TopicArn })), "AuthorizationErrorException", 403],
    ];
    for (const [call] of calls(auditor)) await call();
    await under(unit, closing("StringNotEquals"), async () => {
      for (const [call, name, status] of calls(auditor)) await refused(call(), name, BY_POLICY, status);
    });
  });

  it("reach global services where they are not exempted, as in us-east-1", async () => {
    const elsewhere = {
      ...closing("StringNotEquals"),
      Condition: { StringNotEquals: { "aws:RequestedRegion": CLOSED } },
    };
    const read = () => auditor.iam().send(new GetRoleCommand({ RoleName: "auditor" }));
    await under(unit, elsewhere, async () => {
      await read();
      await auditor.sts().send(new GetCallerIdentityCommand({}));
      await refused(auditor.s3().send(new ListBucketsCommand({})), "AccessDenied", BY_POLICY, 403);
    });
    await under(unit, { ...elsewhere, NotAction: "organizations:*" }, () =>
      refused(read(), "AccessDenied", BY_POLICY, 403),
    );
  });

  it("leave exempted actions alone", async () => {
    await under(unit, closing("StringNotEquals", "cloudtrail:Describe*"), async () => {
      await describeTrails(CLOSED);
    });
  });

  it("reach the sessions of roles that nobody made, and not the management account", async () => {
    const ofManagement = await auditorOf(management);
    await under(root, closing("StringNotEquals"), async () => {
      await refused(describeTrails(CLOSED, member), "AccessDeniedException", BY_POLICY);
      await describeTrails(CLOSED, ofManagement);
      await describeTrails(CLOSED, management);
    });
  });

  it("keep members from roles elsewhere, and nobody from members' roles", async () => {
    const RoleArn = `arn:aws:iam::${member.id}:role/auditor`;
    const statement = { Effect: "Deny", Action: "sts:AssumeRole", Resource: "*" };
    await under(unit, statement, async () => {
      await management.sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "audit" }));
      const elsewhere = new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${management.id}:role/nobody-made-it`,
        RoleSessionName: "audit",
      });
      await refused(auditor.sts().send(elsewhere), "AccessDenied", BY_POLICY, 403);
    });
  });

  it("refuse what no policy of a level allows", async () => {
    const client = management.organizations();
    const only = await make({ Effect: "Allow", Action: "s3:*", Resource: "*" });
    await client.send(new AttachPolicyCommand({ PolicyId: only, TargetId: unit }));
    await client.send(new DetachPolicyCommand({ PolicyId: "p-FullAWSAccess", TargetId: unit }));
    try {
      await refused(
        describeTrails(OPEN),
        "AccessDeniedException",
        /because no service control policy allows the cloudtrail:DescribeTrails action$/,
      );
      await auditor.s3().send(new ListBucketsCommand({}));
    } finally {
      await client.send(new AttachPolicyCommand({ PolicyId: "p-FullAWSAccess", TargetId: unit }));
      await client.send(new DetachPolicyCommand({ PolicyId: only, TargetId: unit }));
    }
  });

  it("do nothing before permissions are enforced, or where their type is not enabled", async () => {
    await under(unit, closing("StringNotEquals"), async () => {
      await enforcePermissions(aws().endpoint, false);
      await describeTrails(CLOSED);
    });
    await enforcePermissions(aws().endpoint);
    const stranger = await Account.enter(aws().endpoint);
    const client = stranger.organizations();
    await client.send(new CreateOrganizationCommand({}));
    const joining = new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" });
    const AccountId = (await client.send(joining)).CreateAccountStatus?.AccountId ?? "";
    const creation = new CreatePolicyCommand({
      Name: "closing",
      Description: "",
      Type: "SERVICE_CONTROL_POLICY",
      Content: JSON.stringify(policy(closing("StringNotEquals"))),
    });
    const PolicyId = (await client.send(creation)).Policy?.PolicySummary?.Id ?? "";
    await client.send(new AttachPolicyCommand({ PolicyId, TargetId: AccountId }));
    const { trailList } = await describeTrails(CLOSED, await Account.enter(aws().endpoint, AccountId));
    assert.deepEqual(trailList, []);
  });
});
