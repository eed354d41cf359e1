import {
  DeleteTrailCommand,
  PutEventSelectorsCommand,
  type PutEventSelectorsCommandInput,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
} from "@aws-sdk/client-organizations";
import { DeletePublicAccessBlockCommand, PutBucketVersioningCommand } from "@aws-sdk/client-s3";
import { DisableKeyCommand, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { CreateRoleCommand, DeleteRolePolicyCommand } from "@aws-sdk/client-iam";
import { SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { goodNotices, goodTrail } from "../live/inquiry/goodAccount";
import { Account } from "../sandbox/localAws/account";
import { aclStatement, bucketPolicy, policy, writeStatement } from "../sandbox/localAws/policies";

/** Makes accounts of one state, the trails of which are at home in a region, and answers their ids. */
export type State = (endpoint: string, region: string) => Promise<readonly string[]>;

/** Brings an account that is empty into a state, the trails of which are at home in a region. */
export type Furnish = (account: Account, region: string) => Promise<unknown>;

/** The settings of a trail that meets the gate. */
export const whole = { IsMultiRegionTrail: true, EnableLogFileValidation: true };

/** One trail that is logging. */
function trail(settings: object, selectors?: Omit<PutEventSelectorsCommandInput, "TrailName">): Furnish {
  return async (each, region) => {
    await started(each, region, settings);
    await select(each, region, selectors);
  };
}

export async function started(each: Account, region: string, settings: object, name = "audit"): Promise<string> {
  const arn = await each.createTrail(name, settings, region);
  await each.cloudTrail(region).send(new StartLoggingCommand({ Name: arn }));
  return arn;
}

async function select(
  each: Account,
  region: string,
  selectors: Omit<PutEventSelectorsCommandInput, "TrailName"> = {},
): Promise<void> {
  if (Object.keys(selectors).length > 0) {
    await each.cloudTrail(region).send(new PutEventSelectorsCommand({ TrailName: "audit", ...selectors }));
  }
}

const managementEvents = { IncludeManagementEvents: true, ReadWriteType: "All" } as const;

/** The states of one account by itself. */
export const furnished = {
  "nothing at all": () => Promise.resolve(),
  "a trail that was deleted": async (each, region) => {
    await started(each, region, whole);
    await each.cloudTrail(region).send(new DeleteTrailCommand({ Name: "audit" }));
  },
  "a trail that meets the gate": trail(whole),
  "everything that can be had": (each) => goodTrail(each),
  "everything, with notices": async (each) => goodTrail(each, await goodNotices(each)),
  "a trail that was never started": (each, region) => each.createTrail("audit", whole, region),
  "a trail of one region": trail({ EnableLogFileValidation: true }),
  "a trail of one region without global events": trail({ IncludeGlobalServiceEvents: false }),
  "a trail without validation": trail({ IsMultiRegionTrail: true }),
  "a trail of changes alone": trail(whole, {
    EventSelectors: [{ ...managementEvents, ReadWriteType: "WriteOnly" }],
  }),
  "a trail that leaves out KMS": trail(whole, {
    EventSelectors: [{ ...managementEvents, ExcludeManagementEventSources: ["kms.amazonaws.com"] }],
  }),
  "a trail of all objects": trail(whole, {
    EventSelectors: [{ ...managementEvents, DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }] }],
  }),
  "a trail of data events alone": trail(whole, {
    AdvancedEventSelectors: [
      {
        FieldSelectors: [
          { Field: "eventCategory", Equals: ["Data"] },
          { Field: "resources.type", Equals: ["AWS::S3::Object"] },
        ],
      },
    ],
  }),
  "two trails of the same events": async (each, region) => {
    await started(each, region, whole);
    await started(each, region, whole, "second");
  },
  "a versioned bucket": async (each, region) => {
    const Bucket = await each.logBucket(each.trailArn("audit", region));
    await started(each, region, { ...whole, S3BucketName: Bucket });
    await each.s3().send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  },
  "a bucket open to the public": async (each, region) => {
    const arn = each.trailArn("audit", region);
    const Bucket = await each.logBucket(arn);
    await started(each, region, { ...whole, S3BucketName: Bucket });
    await each.s3().send(new DeletePublicAccessBlockCommand({ Bucket }));
    const everybody = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
    const { Statement } = bucketPolicy({ bucket: Bucket, account: each.id, trailArns: arn });
    await each.setBucketPolicy(Bucket, policy(...Statement, everybody));
  },
  "a bucket that was closed": async (each, region) => {
    const bucket = await each.logBucket(each.trailArn("audit", region));
    await started(each, region, { ...whole, S3BucketName: bucket });
    const deny = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: `arn:aws:s3:::${bucket}/*` };
    await each.setBucketPolicy(bucket, policy(deny));
  },
  "a key that is about to be deleted": async (each) => {
    const { keyArn } = await goodTrail(each);
    await each.kms().send(new ScheduleKeyDeletionCommand({ KeyId: keyArn.split("/")[1], PendingWindowInDays: 7 }));
  },
  "a key that was disabled": async (each) => {
    const { keyArn } = await goodTrail(each);
    await each.kms().send(new DisableKeyCommand({ KeyId: keyArn.split("/")[1] }));
  },
  "a topic that was closed": async (each) => {
    const notices = await goodNotices(each);
    await goodTrail(each, notices);
    const owner = { AWS: `arn:aws:iam::${each.id}:root` };
    const TopicArn = notices.SnsTopicName;
    const open = policy({ Effect: "Allow", Principal: owner, Action: "SNS:Publish", Resource: TopicArn });
    const AttributeValue = JSON.stringify(open);
    await each.sns().send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
  },
  "a log group that was closed": async (each) => {
    await goodTrail(each, await goodNotices(each));
    await each.iam().send(new DeleteRolePolicyCommand({ RoleName: "writer", PolicyName: "write" }));
  },
  "a role that lets nobody in": async (each, region) => {
    await started(each, region, whole);
    const trust = policy({ Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" });
    await each
      .iam()
      .send(new CreateRoleCommand({ RoleName: "Audit", AssumeRolePolicyDocument: JSON.stringify(trust) }));
  },
} as const satisfies Readonly<Record<string, Furnish>>;

/** The states of several accounts together. */
const together = {
  "an organization": async (endpoint: string, region: string) => {
    const management = await Account.enter(endpoint);
    const organizations = management.organizations();
    const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
    const ids: string[] = [];
    for (const name of ["one", "two"]) {
      const creation = new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` });
      ids.push((await organizations.send(creation)).CreateAccountStatus?.AccountId ?? "");
    }
    const trailArns = management.trailArn("audit", region);
    const bucket = await management.bucket((name) => {
      const args = { bucket: name, account: management.id, trailArns };
      return policy(
        aclStatement(args),
        writeStatement(args),
        writeStatement({ ...args, account: Organization?.Id ?? "" }),
      );
    });
    await started(management, region, { ...whole, IsOrganizationTrail: true, S3BucketName: bucket });
    return [management.id, ...ids];
  },
  "a central bucket": async (endpoint: string, region: string) => {
    const [archive, one, two] = await Promise.all([1, 2, 3].map(() => Account.enter(endpoint)));
    if (archive === undefined || one === undefined || two === undefined) throw new Error("three accounts are there");
    const bucket = await archive.bucket((name) =>
      policy(
        ...[one, two].flatMap(
          (each) =>
            bucketPolicy({ bucket: name, account: each.id, trailArns: each.trailArn("audit", region) }).Statement,
        ),
      ),
    );
    await started(one, region, { ...whole, S3BucketName: bucket });
    await started(two, region, { ...whole, S3BucketName: bucket });
    return [archive.id, one.id, two.id];
  },
} as const satisfies Readonly<Record<string, State>>;

/** Every state. */
export const states: Readonly<Record<StateName, State>> = {
  ...(Object.fromEntries(Object.entries(furnished).map(([name, furnish]) => [name, ofOne(furnish)])) as Readonly<
    Record<keyof typeof furnished, State>
  >),
  ...together,
};

export type StateName = keyof typeof furnished | keyof typeof together;

function ofOne(furnish: Furnish): State {
  return async (endpoint, region) => {
    const account = await Account.enter(endpoint);
    await furnish(account, region);
    return [account.id];
  };
}
