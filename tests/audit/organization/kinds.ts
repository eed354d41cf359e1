/**
 * The kinds of accounts that an organization is made of, each with the truth about it: what every rule has to answer, by
 * AWS's documentation and the pages of the rules.
 */
import { PutInsightSelectorsCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { CreateRoleCommand, DeleteRoleCommand, DeleteRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CloseAccountCommand, MoveAccountCommand } from "@aws-sdk/client-organizations";
import { setAccountState } from "../../../sandbox/localAws/accountState";
import type { Action } from "../../../rollout/plan/action";
import type { Account } from "../../sandbox/localAws/account";
import { bucketPolicy, CLOUDTRAIL, policy } from "../../sandbox/localAws/policies";
import { furnished, started, whole } from "../accountStates";
import { truth } from "../accountTruth";

/** What stands around the accounts. */
export interface Surroundings {
  readonly endpoint: string;
  readonly management: Account;
  /** The account in which buckets and keys of others are. */
  readonly archive: Account;
  readonly rootId: string;
  /** The organizational unit whose members may use `openRegion` alone. */
  readonly confinedUnitId: string;
}

/** A kind of member accounts. */
export interface Kind {
  readonly name: string;
  /** Furnishes an account of the kind, which the audit's role is in already. */
  readonly make: (account: Account, region: string, surroundings: Surroundings) => Promise<unknown>;
  /**
   * What each rule answers where the organization has no trail, in the order of the catalogue: C compliant, V violation, U
   * unknown, N not applicable, E excepted. Absent for accounts that are not asked.
   */
  readonly alone?: string;
  /**
   * What the rules on the account itself answer where the organization has one that meets the gate and uses a key. The others
   * answer the same, as its trail is judged where it belongs. Absent for kinds that such an organization has none of.
   */
  readonly beside?: string;
  /** What a rollout has to do about it where the organization has no trail, and where it has one that meets the gate. */
  readonly planned: readonly [alone: Action, beside: Action];
  /** Why it is left out, for accounts that are not asked. */
  readonly leftOut?: RegExp;
  /** Whether the configuration excepts it from the gate. */
  readonly isExcepted?: true;
}

/** The role that the audit assumes. */
export const auditRole = "Audit";

/** The Region that is asked for trails, in accounts that may use it. */
const askedRegion = "us-east-1";

/** The only Region that confined accounts may use. */
export const openRegion = "eu-west-1";

function likeTruth(name: keyof typeof furnished): Pick<Kind, "name" | "make" | "alone"> {
  const [alone] = truth[name];
  return { name, make: furnished[name], ...(alone !== undefined && { alone }) };
}

/** Moves an account to where a policy closes Regions. */
async function confine(account: Account, { management, rootId, confinedUnitId }: Surroundings): Promise<void> {
  const move = { AccountId: account.id, SourceParentId: rootId, DestinationParentId: confinedUnitId };
  await management.organizations().send(new MoveAccountCommand(move));
}

/** A trail that meets the gate, with its bucket in a Region. */
async function startedIn(account: Account, region: string): Promise<void> {
  const arn = account.trailArn("audit", region);
  const S3BucketName = await account.bucket(
    (bucket) => bucketPolicy({ bucket, account: account.id, trailArns: arn }),
    region,
  );
  await started(account, region, { ...whole, S3BucketName });
}

/** A trail that delivers to a bucket of another account, which lets in nobody but CloudTrail. */
async function deliverTo(archive: Account, account: Account, region: string, more: object = {}): Promise<void> {
  const trailArns = account.trailArn("audit", region);
  const S3BucketName = await archive.bucket((bucket) => bucketPolicy({ bucket, account: account.id, trailArns }));
  await started(account, region, { ...whole, ...more, S3BucketName });
}

/** Makes a key with which CloudTrail may encrypt for a trail, and that its owner administers. */
export async function keyFor(owner: Account, trailArn: string): Promise<string> {
  const document = policy(
    { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${owner.id}:root` }, Action: "kms:*", Resource: "*" },
    {
      Effect: "Allow",
      Principal: CLOUDTRAIL,
      Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    },
  );
  const key = await owner.kms().send(new CreateKeyCommand({ Policy: JSON.stringify(document) }));
  return key.KeyMetadata?.Arn ?? "";
}

export const kinds: readonly Kind[] = [
  { ...likeTruth("nothing at all"), beside: "C C V C", planned: ["create", "covered"] },
  {
    ...likeTruth("a trail of one region"),
    make: (account) => furnished["a trail of one region"](account, askedRegion),
    beside: "C C V V",
    planned: ["repair", "covered"],
  },
  {
    // It shows at home alone, where nobody asks: no trail of a single Region makes an account comply.
    // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
    name: "a trail of another region alone",
    make: (account) => furnished["a trail of one region"](account, openRegion),
    alone: "V N N C | N N N N N N N N N N | N N | N N N N N N N N N N | N N N N",
    beside: "C C V C",
    planned: ["create", "covered"],
  },
  {
    // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
    name: "a trail that was stopped",
    make: async (account, region) => {
      const Name = await started(account, region, whole);
      await account.cloudTrail(region).send(new StopLoggingCommand({ Name }));
    },
    alone: "V V V C | C C V C C C V V V V | C N | C C C N V V C N V V | N N N N",
    beside: "C C V C",
    planned: ["repair", "covered"],
  },
  { ...likeTruth("a trail that meets the gate"), beside: "C C V V", planned: ["compliant", "covered"] },
  {
    // Not known what it does: only the closed Region would tell, and its bucket is there too. A member sees that the trail
    // is there, as a shadow, in the Region that is open.
    name: "a trail at home in a closed Region",
    make: async (account, _region, surroundings) => {
      await startedIn(account, askedRegion);
      await confine(account, surroundings);
    },
    alone: "U V U C | C C U C U U V V V U | U U | U U U N U U U N U U | N N N N",
    beside: "C C U U",
    planned: ["unknown", "covered"],
  },
  {
    // The first Region that is asked is closed. In the open one all is known.
    name: "a closed Region, and a trail elsewhere",
    make: async (account, _region, surroundings) => {
      await startedIn(account, openRegion);
      await confine(account, surroundings);
    },
    alone: "C V V C | C C C C C C V V V V | C C | C C C N V V C N V V | N N N N",
    beside: "C C V V",
    planned: ["compliant", "covered"],
  },
  {
    // No call names the account of a bucket, and S3 tells nobody else its policy. The key of another account names it.
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html
    name: "a bucket of the archive",
    make: async (account, region, { archive }) => deliverTo(archive, account, region),
    alone: "C V V C | C C C C C C V V V V | C C | C C C N V V C N V V | N N N N",
    beside: "C C V V",
    planned: ["compliant", "covered"],
  },
  {
    // The ARN of the key names the archive, which tells what the account itself is not told.
    name: "a bucket and a key of the archive",
    make: async (account, region, { archive }) => {
      const KmsKeyId = await keyFor(archive, account.trailArn("audit", region));
      await deliverTo(archive, account, region, { KmsKeyId });
    },
    alone: "C C V C | C C C C C C C V V V | C C | C C C N V V C N V V | C C V N",
    planned: ["compliant", "covered"],
  },
  {
    ...likeTruth("a role that lets nobody in"),
    make: refuseEverybody,
    beside: "U U U U",
    planned: ["unknown", "unknown"],
  },
  {
    // More reads than CloudTrail answers in a second: twice as many once a policy or the order of trails makes no difference.
    name: "five trails with Insights",
    make: async (account, region) => {
      const InsightSelectors = [{ InsightType: "ApiCallRateInsight" }, { InsightType: "ApiErrorRateInsight" }] as const;
      for (const name of ["audit", "fourth", "second", "third", "zeroth"]) {
        const TrailName = await started(account, region, whole, name);
        const selectors = { TrailName, InsightSelectors: [...InsightSelectors] };
        await account.cloudTrail(region).send(new PutInsightSelectorsCommand(selectors));
      }
    },
    alone:
      "C V V V | CCCCC CCCCC CCCCC CCCCC CCCCC CCCCC VVVVV VVVVV VVVVV CCCCC | CCCCC CCCCC | " +
      "CCCCC CCCCC CCCCC NNNNN VVVVV VVVVV CCCCC N VVVVV VVVVV | N N N N",
    beside: "C C V V",
    planned: ["compliant", "covered"],
  },
  {
    name: "suspended by AWS",
    make: (account, _region, { endpoint }) => setAccountState(endpoint, account.id, "SUSPENDED"),
    leftOut: /suspended/,
    planned: ["leftOut", "leftOut"],
  },
  {
    name: "closed",
    make: (account, _region, { management }) =>
      management.organizations().send(new CloseAccountCommand({ AccountId: account.id })),
    leftOut: /closed/,
    planned: ["leftOut", "leftOut"],
  },
  {
    name: "about to be closed",
    make: (account, _region, { endpoint }) => setAccountState(endpoint, account.id, "PENDING_CLOSURE"),
    leftOut: /clos/,
    planned: ["leftOut", "leftOut"],
  },
  {
    name: "not active yet",
    make: (account, _region, { endpoint }) => setAccountState(endpoint, account.id, "PENDING_ACTIVATION"),
    leftOut: /activ|sign/,
    planned: ["leftOut", "leftOut"],
  },
  { ...likeTruth("a bucket that was closed"), beside: "C C V V", planned: ["repair", "covered"] },
  { ...likeTruth("a key that was disabled"), beside: "C C V V", planned: ["repair", "covered"] },
  { ...likeTruth("a trail without validation"), beside: "C C V V", planned: ["repair", "covered"] },
  { ...likeTruth("a trail of changes alone"), beside: "C C V V", planned: ["repair", "covered"] },
  { ...likeTruth("a trail that leaves out KMS"), beside: "C C V V", planned: ["repair", "covered"] },
  { ...likeTruth("two trails of the same events"), beside: "C C V V", planned: ["compliant", "covered"] },
  {
    ...likeTruth("nothing at all"),
    name: "nothing at all, and excepted from the gate",
    // Where it complies there is nothing to except.
    alone: "E N N C | N N N N N N N N N N | N N | N N N N N N N N N N | N N N N",
    beside: "C C V C",
    isExcepted: true,
    planned: ["leftOut", "covered"],
  },
  { ...likeTruth("everything, with notices"), beside: "C C V V", planned: ["compliant", "covered"] },
  { ...likeTruth("a trail that was never started"), beside: "C C V C", planned: ["repair", "covered"] },
  { ...likeTruth("a trail of all objects"), beside: "C C C V", planned: ["compliant", "covered"] },
  { ...likeTruth("a trail of data events alone"), beside: "C C C C", planned: ["create", "covered"] },
  { ...likeTruth("a bucket open to the public"), beside: "C C V V", planned: ["compliant", "covered"] },
  { ...likeTruth("a topic that was closed"), beside: "C C V V", planned: ["compliant", "covered"] },
  { ...likeTruth("a log group that was closed"), beside: "C C V V", planned: ["compliant", "covered"] },
];

/** A trail that nobody gets to see: the role refuses everybody. */
async function refuseEverybody(account: Account, region: string): Promise<void> {
  await started(account, region, whole);
  const iam = account.iam();
  await iam.send(new DeleteRolePolicyCommand({ RoleName: auditRole, PolicyName: auditRole }));
  await iam.send(new DeleteRoleCommand({ RoleName: auditRole }));
  const trust = policy({ Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" });
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await iam.send(new CreateRoleCommand({ RoleName: auditRole, AssumeRolePolicyDocument }));
}

/** The truth about the management account, the archive and the delegated administrator where there is no trail. */
export const withoutTrail = truth["nothing at all"][0] ?? "";

/** The truth about a member that has nothing of its own beside the organization's trail. */
export const withNothing = "C C V C | N N N N N N N N N N | N N | N N N N N N N N N N | N N N N";

/** The truth about the management account, which owns the organization's trail and its key; the bucket is in the archive. */
export const organizationTrail = "C C V C | C C C C C C C V V V | C C | C C C C V V C N V V | C C V N";

/** The same where nobody says which account has the bucket. */
export const organizationTrailOfUntoldBucket = "C C V C | C C C C C C C V V V | U C | U U U U U U U N U U | C C V N";
