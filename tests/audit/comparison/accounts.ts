/** Makes the accounts of docs/checkers-audit.md in the local AWS. */
import { StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { DeleteRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
} from "@aws-sdk/client-organizations";
import type { ComparedAccount } from "../../../docs/generator/auditComparison";
import type { Account } from "../../sandbox/localAws/account";
import { aclStatement, bucketPolicy, policy, type Statement, writeStatement } from "../../sandbox/localAws/policies";
import { account, type AccountSetup, bucketArn, replaced, trailArn } from "./accountSetup";
import { deploy } from "./deploy";
import { goodAccount, goodBucket, goodTrail, management, objectEvents, withBucket, withTrail } from "./goodAccount";

/** Enters a new account of the local AWS, or the one with an id. */
export type Enter = (id?: string) => Promise<Account>;

const noKms = { Field: "eventSource", NotEquals: ["kms.amazonaws.com"] };
const readsOnly = { Field: "readOnly", Equals: ["true"] };
const [managementFields, objectFields] = [management.FieldSelectors ?? [], objectEvents.FieldSelectors ?? []];

/** That everybody may read the log files. */
const readable: Statement = {
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: `${bucketArn(goodBucket.name)}/*`,
};

/** The same account, with its trail at home in another region, where neither its topic nor its log group is. */
const shadow = replaced(withTrail({ region: "eu-west-1", topic: undefined, role: undefined }), [
  [trailArn("audit"), trailArn("audit", "eu-west-1")],
]);

/** How each account is made. What is not told is as {@link goodAccount} has it. */
export const makers: Readonly<Record<ComparedAccount, (enter: Enter) => Promise<Account>>> = {
  "everything as the rules ask": made(goodAccount),
  "no trail": made({ ...goodAccount, trails: [] }),
  "trail of one region": made(withTrail({ isMultiRegion: false })),
  "trail is stopped": made(withTrail({ isLogging: false })),
  "multi-region trail is stopped, one of one region logs": made({
    ...goodAccount,
    trails: [
      { ...goodTrail, isLogging: false },
      { ...goodTrail, name: "other", isMultiRegion: false },
    ],
    buckets: goodAccount.buckets.map((bucket) => ({
      ...bucket,
      policy: [...(bucket.policy ?? []), ...forOther(bucket.name)],
    })),
  }),
  "home region is another one": made(shadow),
  "member of an organization with a trail": organizationMember,
  "basic selectors: writes only": made(withTrail({ selectors: { basic: [{ ReadWriteType: "WriteOnly" }] } })),
  "basic selectors: without KMS": made(
    withTrail({
      selectors: { basic: [{ ReadWriteType: "All", ExcludeManagementEventSources: ["kms.amazonaws.com"] }] },
    }),
  ),
  "basic selectors: all objects": made(
    withTrail({ selectors: { basic: [{ DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }] }] } }),
  ),
  "advanced selectors: named otherwise": made(
    withTrail({ selectors: { advanced: [{ ...management, Name: "Everything" }, objectEvents] } }),
  ),
  "advanced selectors: without KMS": made(
    withTrail({
      selectors: { advanced: [{ ...management, FieldSelectors: [...managementFields, noKms] }, objectEvents] },
    }),
  ),
  "advanced selectors: reads in one, writes in another": made(
    withTrail({
      selectors: {
        advanced: [
          { ...management, FieldSelectors: [...managementFields, readsOnly] },
          { Name: "Writes", FieldSelectors: [...managementFields, { Field: "readOnly", Equals: ["false"] }] },
          objectEvents,
        ],
      },
    }),
  ),
  "advanced selectors: objects of one bucket": made(
    withTrail({
      selectors: {
        advanced: [
          management,
          {
            FieldSelectors: [
              ...objectFields.filter(({ Field }) => Field !== "resources.ARN"),
              { Field: "resources.ARN", StartsWith: ["arn:aws:s3:::data/"] },
            ],
          },
        ],
      },
    }),
  ),
  "log files are not validated": made(withTrail({ validatesLogFiles: false })),
  "no key": made({ ...withTrail({ key: undefined }), keys: [] }),
  "no CloudWatch Logs": made(withTrail({ role: undefined })),
  "role for CloudWatch Logs lost its policy": async (enter) => {
    const good = await made(goodAccount)(enter);
    await good.iam().send(new DeleteRolePolicyCommand({ RoleName: "delivery", PolicyName: "delivery" }));
    return good;
  },
  "no Insights": made(withTrail({ insights: [] })),
  "bucket keeps CloudTrail out": made(withBucket({ policy: undefined })),
  "bucket is public by its ACL": made(withBucket({ acl: "public-read", publicAccessBlock: undefined })),
  "bucket is public by its policy": made(
    withBucket({ policy: [...(goodBucket.policy ?? []), readable], publicAccessBlock: undefined }),
  ),
  "bucket without a public access block": made(withBucket({ publicAccessBlock: undefined })),
  "access to the bucket is not logged": made(withBucket({ logsTo: undefined })),
  "access to the bucket is logged in itself": made(withBucket({ logsTo: goodBucket.name, objectLock: undefined })),
  "bucket of another account": bucketElsewhere,
};

function made(setup: AccountSetup): (enter: Enter) => Promise<Account> {
  return async (enter) => {
    const entered = await enter();
    await deploy(setup, entered);
    return entered;
  };
}

/** What the bucket of a good trail needs for one more. */
function forOther(name: string): readonly Statement[] {
  return name === goodBucket.name
    ? bucketPolicy({ bucket: name, account, trailArns: trailArn("other") }).Statement
    : [];
}

async function organizationMember(enter: Enter): Promise<Account> {
  const management = await enter();
  const client = management.organizations();
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
  const creation = new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" });
  const { CreateAccountStatus } = await client.send(creation);
  const bucket = await management.bucket((name) => {
    const args = { bucket: name, account: management.id, trailArns: management.trailArn("audit") };
    return policy(
      aclStatement(args),
      writeStatement(args),
      writeStatement({ ...args, account: Organization?.Id ?? "" }),
    );
  });
  const settings = { IsOrganizationTrail: true, IsMultiRegionTrail: true, EnableLogFileValidation: true };
  const arn = await management.createTrail("audit", { ...settings, S3BucketName: bucket });
  await management.cloudTrail().send(new StartLoggingCommand({ Name: arn }));
  return enter(CreateAccountStatus?.AccountId);
}

async function bucketElsewhere(enter: Enter): Promise<Account> {
  const [entered, owner] = [await enter(), await enter()];
  const bucket = await owner.bucket((name) =>
    bucketPolicy({ bucket: name, account: entered.id, trailArns: entered.trailArn("audit") }),
  );
  await deploy({ ...withTrail({ bucket }), buckets: [] }, entered);
  return entered;
}
