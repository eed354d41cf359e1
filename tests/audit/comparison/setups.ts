/**
 * Random accounts, as AWS lets them come about. Some things are left out, since the pack and an audit rightly differ there:
 *
 * | left out                                        | the pack                              | an audit                                 |
 * | ----------------------------------------------- | ------------------------------------- | ---------------------------------------- |
 * | trails of one region that is not asked          | judges them: the stack has them       | sees none: it asks one region            |
 * | buckets with the block that AWS gives new ones  | does not count it: nothing keeps it   | counts it: it is there                   |
 * | trails of organizations                         | cannot know which organization        | asks which, and sees more in the owner's |
 * | keys that wait for their deletion               | have left the program                 | are there, and disabled                  |
 * | things that are in no stack, or in another      | judges what it has                    | judges what AWS shows                    |
 * | things with values not known before deployment  | answers unknown                       | cannot meet them                         |
 */
import type {
  AdvancedEventSelector,
  AdvancedFieldSelector,
  EventSelector,
  InsightSelector,
} from "@aws-sdk/client-cloudtrail";
import type { LifecycleRule, PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import fc from "fast-check";
import { CLOUDTRAIL, type Statement } from "../../sandbox/localAws/policies";
import {
  account,
  type AccountSetup,
  bucketArn,
  type BucketSetup,
  home,
  type KeySetup,
  logGroupArn,
  roleArn,
  type RoleSetup,
  type Selectors,
  topicArn,
  type TopicSetup,
  trailArn,
  type TrailSetup,
} from "./accountSetup";
import { accessLogs, administer, closed } from "./goodAccount";

const logs = "this-logs";
const other = "this-other";
const trailNames = ["audit", "second"] as const;
const keyArn = `arn:aws:kms:${home}:${account}:key/key`;
const oneTrail = trailArn("audit");
const bothTrails = trailNames.map((name) => trailArn(name));

/** Something, as often as not. */
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** True four times of five: what is rarely so would hide all else. */
const mostly = fc.nat(4).map((number) => number > 0);

/** Some statements of many, in any order, mostly with those that are needed. */
function statements(needed: readonly Statement[], more: readonly Statement[]): fc.Arbitrary<readonly Statement[]> {
  return fc
    .tuple(
      fc.oneof({ weight: 3, arbitrary: fc.constant([...needed]) }, fc.subarray([...needed])),
      fc.subarray([...more], { maxLength: 2 }),
    )
    .map(([first, second]) => [...first, ...second])
    .filter((all) => all.length > 0);
}

const sourceConditions: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.constantFrom(
  { StringEquals: { "aws:SourceArn": bothTrails } },
  { StringEquals: { "aws:SourceArn": oneTrail } },
  { ArnLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` } },
  { StringEquals: { "aws:SourceAccount": account } },
  { StringEquals: { "aws:SourceAccount": "999999999999" } },
  { StringEqualsIfExists: { "aws:SourceArn": bothTrails } },
  {},
);

/** That CloudTrail may do something, under one of the conditions that people write. */
function allowsCloudTrail(statement: Statement): fc.Arbitrary<Statement> {
  return sourceConditions.map((Condition) => ({ Effect: "Allow", Principal: CLOUDTRAIL, ...statement, Condition }));
}

function bucketStatements(name: string): fc.Arbitrary<readonly Statement[]> {
  const [bucket, objects] = [bucketArn(name), `${bucketArn(name)}/*`];
  const tls = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucket, objects] };
  const acl = { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } };
  return fc
    .record({
      readAcl: allowsCloudTrail({ Action: "s3:GetBucketAcl", Resource: bucket }),
      write: allowsCloudTrail({ Action: "s3:PutObject", Resource: objects }),
      withAcl: fc.boolean(),
      folder: fc.constantFrom("*", `AWSLogs/${account}/*`, `logs/AWSLogs/${account}/*`, "AWSLogs/999999999999/*"),
    })
    .chain(({ readAcl, write, withAcl, folder }) =>
      statements(
        [
          readAcl,
          {
            ...write,
            Resource: `${bucket}/${folder}`,
            ...(withAcl && { Condition: merged(acl, write["Condition"] as Conditions) }),
          },
          { ...tls, Condition: { Bool: { "aws:SecureTransport": "false" } } },
        ],
        [
          { ...tls, Action: "s3:GetObject", Condition: { Bool: { "aws:SecureTransport": "false" } } },
          { ...tls, Condition: { StringEquals: { "aws:SecureTransport": "false" } } },
          { ...tls, Action: "s3:DeleteObject*", Resource: objects },
          { ...tls, Action: "s3:PutObject", Resource: objects, Condition: { Null: { "s3:x-amz-acl": "true" } } },
          { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: objects },
          {
            Effect: "Allow",
            Principal: "*",
            Action: "s3:ListBucket",
            Resource: bucket,
            Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
          },
          {
            Effect: "Allow",
            Principal: { AWS: "999999999999" },
            Action: ["s3:Get*", "s3:List*"],
            Resource: [bucket, objects],
          },
          { Effect: "Allow", Principal: { AWS: "999999999999" }, Action: "s3:DeleteObject", Resource: objects },
          { Effect: "Allow", Principal: { AWS: roleArn("admin") }, Action: "s3:*", Resource: [bucket, objects] },
          { Effect: "Allow", NotPrincipal: { AWS: account }, Action: "s3:PutObject", Resource: objects },
          {
            Effect: "Allow",
            Principal: { Service: "config.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: objects,
          },
        ],
      ),
    );
}

type Conditions = Readonly<Record<string, object>>;

function merged(one: Conditions, two: Conditions): Conditions {
  const operators = [...new Set([...Object.keys(one), ...Object.keys(two)])];
  return Object.fromEntries(operators.map((operator) => [operator, { ...one[operator], ...two[operator] }]));
}

const publicAccessBlocks: fc.Arbitrary<PublicAccessBlockConfiguration> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(closed) },
  fc.record({
    BlockPublicAcls: fc.boolean(),
    BlockPublicPolicy: fc.boolean(),
    IgnorePublicAcls: fc.boolean(),
    RestrictPublicBuckets: fc.boolean(),
  }),
);

const lifecycleRules: fc.Arbitrary<readonly LifecycleRule[]> = fc
  .array(
    fc.record({
      Status: fc.constantFrom("Enabled" as const, "Disabled" as const),
      Filter: fc.record({ Prefix: fc.constantFrom("", "AWSLogs/", "logs/", "access/") }),
      does: fc.oneof(
        fc.constantFrom(30, 364, 365, 3650).map((Days): LifecycleRule => ({ Status: "Enabled", Expiration: { Days } })),
        fc.constant<LifecycleRule>({ Status: "Enabled", Transitions: [{ Days: 90, StorageClass: "GLACIER" }] }),
      ),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((all) => all.map(({ does, ...rule }, index) => ({ ...does, ID: `rule${String(index)}`, ...rule })));

function buckets(name: string): fc.Arbitrary<BucketSetup> {
  return fc
    .record({
      policy: maybe(bucketStatements(name)),
      publicAccessBlock: maybe(publicAccessBlocks),
      acl: maybe(fc.constantFrom("private" as const, "public-read" as const, "authenticated-read" as const)),
      versioning: maybe(fc.constantFrom("Enabled" as const, "Suspended" as const)),
      logsTo: maybe(fc.constantFrom("this-access", name)),
      objectLock: maybe(fc.constantFrom({}, { days: 1 })),
      lifecycleRules: maybe(lifecycleRules),
      usesBucketKey: maybe(fc.boolean()),
    })
    .map((setup) => {
      const logsItself = setup.logsTo === name;
      return {
        name,
        ...setup,
        // S3 delivers no access logs to where new objects are locked, and keeps versions of what may be locked.
        ...(logsItself && { objectLock: undefined }),
        ...(!logsItself &&
          setup.objectLock !== undefined &&
          setup.versioning === "Suspended" && { versioning: undefined }),
      };
    });
}

const basicSelectors: fc.Arbitrary<Selectors> = fc
  .array(
    fc.record({
      ReadWriteType: fc.constantFrom("All" as const, "ReadOnly" as const, "WriteOnly" as const),
      isManagement: mostly,
      ExcludeManagementEventSources: fc.subarray(["kms.amazonaws.com", "rdsdata.amazonaws.com"], { maxLength: 1 }),
      Values: fc.subarray(["arn:aws:s3", "arn:aws:s3:::", "arn:aws:s3:::this-data/"], { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((all) => ({
    basic: all.map(({ ReadWriteType, isManagement, ExcludeManagementEventSources, Values }): EventSelector => {
      const DataResources = Values.length === 0 ? [] : [{ Type: "AWS::S3::Object", Values }];
      // AWS refuses a selector that selects nothing.
      const IncludeManagementEvents = isManagement || DataResources.length === 0;
      return {
        ReadWriteType,
        IncludeManagementEvents,
        ExcludeManagementEventSources: IncludeManagementEvents ? ExcludeManagementEventSources : [],
        DataResources,
      };
    }),
  }));

const readOnly = maybe(fc.constantFrom("true", "false")).map((value) =>
  value === undefined ? [] : [{ Field: "readOnly", Equals: [value] }],
);
const category = (name: string) => ({ Field: "eventCategory", Equals: [name] });

const advancedSelectors: fc.Arbitrary<Selectors> = fc
  .array(
    fc.oneof(
      fc.tuple(readOnly, fc.subarray(["kms.amazonaws.com"])).map(([kind, NotEquals]): AdvancedEventSelector => ({
        FieldSelectors: [
          category("Management"),
          ...kind,
          ...(NotEquals.length === 0 ? [] : [{ Field: "eventSource", NotEquals }]),
        ],
      })),
      fc
        .tuple(
          readOnly,
          fc.constantFrom<AdvancedFieldSelector[]>(
            [],
            [{ Field: "resources.ARN", NotStartsWith: [`${bucketArn(logs)}/`] }],
            [{ Field: "resources.ARN", StartsWith: ["arn:aws:s3:::this-data/"] }],
            [{ Field: "eventName", Equals: ["PutObject"] }],
          ),
        )
        .map(([kind, more]): AdvancedEventSelector => ({
          FieldSelectors: [
            category("Data"),
            { Field: "resources.type", Equals: ["AWS::S3::Object"] },
            ...kind,
            ...more,
          ],
        })),
      fc.constant<AdvancedEventSelector>({
        FieldSelectors: [category("NetworkActivity"), { Field: "eventSource", Equals: ["ec2.amazonaws.com"] }],
      }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((advanced) => ({ advanced }));

const insightSelectors: fc.Arbitrary<InsightSelector[]> = fc
  .subarray(["ApiCallRateInsight", "ApiErrorRateInsight"] as const)
  .map((types) => types.map((InsightType) => ({ InsightType })));

function trails(name: string): fc.Arbitrary<TrailSetup> {
  return fc
    .record({
      bucket: fc.constantFrom(logs, logs, other),
      prefix: maybe(fc.constant("logs")),
      isMultiRegion: mostly,
      includesGlobalServiceEvents: mostly,
      validatesLogFiles: mostly,
      isLogging: mostly,
      selectors: maybe(fc.oneof(basicSelectors, advancedSelectors)),
      insights: insightSelectors,
      key: maybe(fc.constant(keyArn)),
      topic: maybe(fc.constant(topicArn("news"))),
      role: maybe(fc.constant(roleArn("delivery"))),
    })
    .map((setup) => ({
      name,
      region: home,
      ...setup,
      // AWS makes no trail of all regions without the events of global services, and no Insights without management events.
      includesGlobalServiceEvents: setup.isMultiRegion || setup.includesGlobalServiceEvents,
      insights: setup.selectors === undefined ? setup.insights : [],
    }));
}

const keys: fc.Arbitrary<KeySetup> = allowsCloudTrail({ Action: "kms:GenerateDataKey*", Resource: "*" }).chain(
  (encrypt) =>
    fc.record({
      arn: fc.constant(keyArn),
      policy: statements(
        [
          {
            ...encrypt,
            Condition: merged(
              { StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` } },
              encrypt["Condition"] as Conditions,
            ),
          },
          { Effect: "Allow", Principal: CLOUDTRAIL, Action: "kms:DescribeKey", Resource: "*" },
          { Effect: "Allow", Principal: CLOUDTRAIL, Action: "kms:Decrypt", Resource: "*" },
        ],
        [
          encrypt,
          { Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*" },
          { Effect: "Allow", Principal: { AWS: "999999999999" }, Action: "kms:Decrypt", Resource: keyArn },
          { Effect: "Deny", Principal: "*", Action: "kms:ScheduleKeyDeletion", Resource: "*" },
        ],
      ).map((all) => [administer, ...all]),
      isEnabled: fc.boolean(),
      isRotated: fc.boolean(),
    }),
);

const topics: fc.Arbitrary<TopicSetup> = allowsCloudTrail({ Action: "SNS:Publish", Resource: topicArn("news") }).map(
  (publish) => ({ name: "news", policy: [publish] }),
);

const roles: fc.Arbitrary<RoleSetup> = fc
  .tuple(
    allowsCloudTrail({ Action: "sts:AssumeRole" }),
    fc.constantFrom(["logs:CreateLogStream", "logs:PutLogEvents"], ["logs:PutLogEvents"], ["logs:*"]),
    fc.constantFrom("*", logGroupArn, logGroupArn.replace(":*", `:log-stream:${account}_CloudTrail_${home}*`)),
  )
  .map(([trust, Action, Resource]) => ({
    name: "delivery",
    trust: [trust],
    permissions: [{ Effect: "Allow", Action, Resource }],
  }));

/** Accounts with up to two trails, which deliver to the same bucket or to two. */
export const accountSetups: fc.Arbitrary<AccountSetup> = fc
  .record({
    trails: fc.oneof(
      { weight: 4, arbitrary: fc.tuple(trails("audit")) },
      { weight: 4, arbitrary: fc.tuple(trails("audit"), trails("second")) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    logs: buckets(logs),
    other: buckets(other),
    key: keys,
    topic: topics,
    role: roles,
  })
  .map(({ trails: all, logs: first, other: second, key, topic, role }) => ({
    trails: all,
    buckets: [accessLogs, first, second],
    keys: [key],
    topics: [topic],
    roles: [role],
  }));
