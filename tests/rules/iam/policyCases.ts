/** Policies that are nearly right, and requests, for comparing evaluators: good policies of this package's own, changed. */
import fc from "fast-check";
import { logBucketPolicy } from "../../../components/bucket/logBucketPolicy";
import { logGroupRolePolicy, logGroupRoleTrust } from "../../../components/delivery/logGroupRolePolicies";
import { snsTopicPolicy } from "../../../components/delivery/snsTopicPolicy";
import { trailKeyPolicy } from "../../../components/encryption/trailKeyPolicy";

/** A statement as JSON has it. */
export type Statement = Readonly<Record<string, unknown>>;

/** A policy as JSON has it. */
export interface Document {
  readonly Version?: string;
  readonly Statement: readonly Statement[];
}

/** A policy and a request. */
export interface PolicyCase {
  readonly kind: Kind;
  readonly policy: Document;
  readonly request: CaseRequest;
}

/** What is asked, as both evaluators can be told. Keys are as AWS spells them. */
export interface CaseRequest {
  readonly action: string;
  /** Absent for the trust policy of a role. */
  readonly resource?: string;
  /** Absent for the permissions of a role. */
  readonly service?: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** What a policy belongs to. */
type Kind = "bucket" | "key" | "topic" | "trust" | "role";

/** A good policy and all that it lets through. */
interface Good {
  readonly kind: Kind;
  readonly statements: readonly Statement[];
  readonly requests: readonly CaseRequest[];
}

export const account = "123456789012";
export const bucket = "logs";
export const region = "eu-west-1";
export const trailName = "audit";

const cloudTrail = "cloudtrail.amazonaws.com";
export const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/${trailName}`;
const bucketArn = `arn:aws:s3:::${bucket}`;
const keyArn = `arn:aws:kms:${region}:${account}:key/1234`;
const topicArn = `arn:aws:sns:${region}:${account}:news`;
const logGroupArn = `arn:aws:logs:${region}:${account}:log-group:trail`;
const contextArn = "kms:EncryptionContext:aws:cloudtrail:arn";

/** What every request says: what CloudTrail's do, and more, so that every kind of operator has a key. */
const always = {
  "aws:SourceArn": trailArn,
  "aws:SourceAccount": account,
  "aws:SourceOrgID": "o-1234567890",
  "aws:SecureTransport": "true",
  "aws:PrincipalIsAWSService": "true",
  "aws:PrincipalServiceName": cloudTrail,
  "aws:PrincipalServiceNamesList": [cloudTrail, `cloudtrail.${region}.amazonaws.com`],
  "aws:ViaAWSService": "false",
  "aws:SourceIp": "192.0.2.17",
  "aws:CurrentTime": "2026-01-02T03:04:05Z",
  "aws:EpochTime": "1767323045",
  "s3:TlsVersion": "1.2",
  "test:Binary": "audit",
};

function asked(action: string, resource: string | undefined, context: CaseRequest["context"] = {}): CaseRequest {
  return {
    action,
    ...(resource !== undefined && { resource }),
    service: cloudTrail,
    context: { ...always, ...context },
  };
}

const acl = { "s3:x-amz-acl": "bucket-owner-full-control" };
const object = (folder: string) => `${bucketArn}/AWSLogs/${account}/${folder}/${region}/2014/01/01/file.json.gz`;

const good: readonly Good[] = [
  {
    kind: "bucket",
    statements: logBucketPolicy({ bucketArn, trailArn }).Statement.map(asJson),
    requests: [
      asked("s3:GetBucketAcl", bucketArn),
      asked("s3:PutObject", object("CloudTrail"), acl),
      asked("s3:PutObject", object("CloudTrail-Digest"), acl),
    ],
  },
  {
    kind: "key",
    statements: trailKeyPolicy({
      partition: "aws",
      dnsSuffix: "amazonaws.com",
      region,
      accountId: account,
      trailArn,
      forLogGroup: true,
      forTopics: false,
    }).Statement.map(asJson),
    requests: [
      asked("kms:GenerateDataKey", keyArn, { [contextArn]: trailArn }),
      asked("kms:Decrypt", keyArn, { [contextArn]: trailArn }),
      asked("kms:DescribeKey", keyArn),
    ],
  },
  {
    kind: "topic",
    statements: snsTopicPolicy(topicArn, { trailArn }).Statement.map(asJson),
    requests: [asked("sns:Publish", topicArn)],
  },
  {
    kind: "trust",
    statements: logGroupRoleTrust({ trailArn }).Statement.map(asJson),
    requests: [asked("sts:AssumeRole", undefined)],
  },
  {
    kind: "role",
    statements: logGroupRolePolicy({ trailArn, logGroupArn, region }).Statement.map(asJson),
    requests: ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
      action,
      resource: `${logGroupArn}:log-stream:${account}_CloudTrail_${region}`,
      context: { "aws:SecureTransport": "true", "aws:PrincipalAccount": account, "aws:SourceIp": "192.0.2.17" },
    })),
  },
];

function asJson(statement: object): Statement {
  return JSON.parse(JSON.stringify(statement)) as Statement;
}

/** Texts near to the ones of a request: the same, patterns of it, others. */
const arns = fc.constantFrom(
  trailArn,
  `arn:aws:cloudtrail:*:${account}:trail/*`,
  `arn:aws:cloudtrail:*:*:trail/${trailName}`,
  `arn:aws:cloudtrail:${region}:${account}:trail/aud?t`,
  `arn:aws:cloudtrail:*:trail/${trailName}`,
  `arn:*:${account}:trail/*`,
  "arn:aws:cloudtrail:*",
  "*",
  `${trailArn}-2`,
  trailArn.toUpperCase(),
  trailArn.replace(account, "210987654321"),
  trailArn.replace(region, "us-east-1"),
  `arn:aws:cloudtrail:\${aws:RequestedRegion, '${region}'}:\${aws:SourceAccount}:trail/${trailName}`,
  "arn:aws:cloudtrail:*:${aws:username}:trail/*",
  "arn:aws:cloudtrail:*:${AWS:sourceaccount}:trail/${*}",
  "${aws:SourceArn}",
  "${aws:SourceArn}${?}",
);
const accounts = fc.constantFrom(account, "210987654321", `${account.slice(0, 11)}?`, "*", "${aws:SourceAccount}");
const services = fc.constantFrom(
  cloudTrail,
  cloudTrail.toUpperCase(),
  "cloudtrail.*",
  "config.amazonaws.com",
  `cloudtrail.${region}.amazonaws.com`,
  "*.amazonaws.com",
);
const booleans = fc.constantFrom<string | boolean>("true", "false", true, false, "True");
const numbers = fc.constantFrom<string | number>("1.2", "1.3", "1", 2, "1.20", "1767323045");
const dates = fc.constantFrom(
  "2026-01-02T03:04:05Z",
  "2026-01-02T03:04:06Z",
  "2026-01-02",
  "2025-12-31T23:59:59Z",
  "2026-01-02T04:04:05+01:00",
  "1767323045",
);
const ranges = fc.constantFrom("192.0.2.17", "192.0.2.0/24", "192.0.2.16/31", "10.0.0.0/8", "2001:db8::/32", "::/0");
const binaries = fc.constantFrom("YXVkaXQ=", "b3RoZXI=");
const acls = fc.constantFrom("bucket-owner-full-control", "private", "bucket-owner-*", "BUCKET-OWNER-FULL-CONTROL");

/** Keys with texts near to what requests say under them; of `absent` ones no request says anything. */
const textKeys: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ["aws:SourceArn", arns],
  ["AWS:sourceARN", arns],
  [contextArn, arns],
  ["aws:SourceAccount", accounts],
  ["aws:SourceOrgID", fc.constantFrom("o-1234567890", "o-*", "o-0987654321")],
  ["aws:PrincipalServiceName", services],
  ["aws:PrincipalServiceNamesList", services],
  ["s3:x-amz-acl", acls],
  ["aws:SourceVpc", fc.constantFrom("vpc-1", "*")],
  ["aws:PrincipalOrgID", fc.constantFrom("o-1234567890", "*")],
  ["aws:PrincipalArn", fc.constantFrom(`arn:aws:iam::${account}:role/admin`, "arn:aws:iam::*:role/*")],
];

const stringOperators = ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike"].concat([
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
]);
const arnOperators = ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"];
const comparisons = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly (string | number | boolean)[];
}

function condition(
  operators: readonly string[],
  keys: readonly string[],
  values: fc.Arbitrary<string | number | boolean>,
): fc.Arbitrary<Condition> {
  return fc.record({
    operator: fc.constantFrom(...operators),
    key: fc.constantFrom(...keys),
    values: fc.oneof(
      { weight: 3, arbitrary: fc.tuple(values) },
      { weight: 1, arbitrary: fc.array(values, { minLength: 2, maxLength: 3 }) },
    ),
  });
}

const onTexts = fc.oneof(
  ...textKeys.map(([key, values]) => condition(stringOperators, [key], values)),
  ...[0, 1].map(() => condition(arnOperators, ["aws:SourceArn", contextArn, "aws:PrincipalArn"], arns)),
);
const onOthers = fc.oneof(
  condition(
    comparisons.map((name) => `Numeric${name}`),
    ["s3:TlsVersion", "aws:EpochTime", "s3:max-keys"],
    numbers,
  ),
  condition(
    comparisons.map((name) => `Date${name}`),
    ["aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime"],
    dates,
  ),
  condition(["Bool"], ["aws:SecureTransport", "aws:PrincipalIsAWSService", "aws:MultiFactorAuthPresent"], booleans),
  condition(["IpAddress", "NotIpAddress"], ["aws:SourceIp", "aws:VpcSourceIp"], ranges),
  condition(["BinaryEquals"], ["test:Binary", "test:None"], binaries),
);
const onPresence = condition(
  ["Null"],
  ["aws:SourceArn", "aws:SourceVpc", "s3:x-amz-acl", "aws:PrincipalServiceNamesList"],
  booleans,
);

/** Operators that IAM does not document. */
export const undocumentedOperators = ["StringResembles", "BinaryNotEquals", "NullIfExists", "ForAllValues:Null"];
const undocumented = condition(undocumentedOperators, ["aws:SourceAccount", "aws:SourceVpc"], accounts);

/** With quantifiers and `IfExists`, as IAM documents them. A key with several values has a quantifier always. */
const conditions: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc
      .tuple(
        fc.oneof({ weight: 3, arbitrary: onTexts }, { weight: 2, arbitrary: onOthers }),
        fc.constantFrom("", "", "ForAllValues:", "ForAnyValue:"),
        fc.constantFrom("", "", "", "IfExists"),
      )
      .map(([one, quantifier, suffix]) => {
        const isMany = one.key === "aws:PrincipalServiceNamesList";
        const prefix = isMany && quantifier === "" ? "ForAnyValue:" : quantifier;
        return { ...one, operator: `${prefix}${one.operator}${suffix}` };
      }),
  },
  { weight: 4, arbitrary: onPresence },
  { weight: 1, arbitrary: undocumented },
);

const principals = fc.constantFrom<Statement>(
  { Principal: "*" },
  { Principal: { AWS: "*" } },
  { Principal: { Service: cloudTrail } },
  { Principal: { Service: ["config.amazonaws.com", cloudTrail] } },
  { Principal: { Service: "config.amazonaws.com" } },
  { Principal: { AWS: `arn:aws:iam::${account}:root` } },
  { Principal: { AWS: [account, "*"] } },
  { Principal: { Federated: cloudTrail } },
  { NotPrincipal: { Service: cloudTrail } },
  { NotPrincipal: { AWS: `arn:aws:iam::${account}:role/admin` } },
);

const actions: Readonly<Record<Kind, readonly string[]>> = {
  bucket: ["s3:PutObject", "s3:*", "S3:put*", "s3:Get*", "s3:?utObject", "*", "s3:PutObjectAcl"],
  key: ["kms:*", "kms:GenerateDataKey*", "KMS:generatedatakey", "kms:Decrypt", "*", "kms:Describe???", "kms:Encrypt"],
  topic: ["sns:*", "SNS:Publish", "sns:Subscribe", "*"],
  trust: ["sts:*", "sts:AssumeRole", "sts:AssumeRole?", "sts:TagSession"],
  role: ["logs:*", "logs:Put*", "logs:Create*", "*", "logs:GetLogEvents"],
};

const resources: Readonly<Record<Kind, readonly string[]>> = {
  bucket: [
    "*",
    bucketArn,
    `${bucketArn}*`,
    `${bucketArn}/*`,
    `${bucketArn}/AWSLogs/*`,
    `${bucketArn}/AWSLogs/${account}/*`,
    `${bucketArn}/AWSLogs/${account}/CloudTrail/*`,
    `${bucketArn}/AWSLogs/\${aws:SourceAccount}/*`,
    `${bucketArn}/AWSLogs/\${aws:username}/*`,
    `${bucketArn}/AWSLogs/\${aws:username, '${account}'}/*`,
    `${bucketArn}/AWSLogs/210987654321/*`,
    `${bucketArn}/prefix/AWSLogs/${account}/*`,
    `${bucketArn}/*.json.g?`,
    `${bucketArn}/\${*}`,
  ],
  key: ["*", keyArn, `arn:aws:kms:*:${account}:key/*`, `arn:aws:kms:${region}:${account}:key/other`],
  topic: ["*", topicArn, `arn:aws:sns:*:*:news`, `${topicArn}?`],
  trust: [],
  role: [
    "*",
    `${logGroupArn}:*`,
    `${logGroupArn}:log-stream:${account}_CloudTrail_${region}*`,
    `${logGroupArn}:log-stream:${account}_CloudTrail_us-east-1*`,
    logGroupArn,
  ],
};

/** Some changes take a policy apart, others do not change what it means. */
type Change = (statements: readonly Statement[]) => readonly Statement[];

function without(statement: Statement, element: string): Statement {
  return Object.fromEntries(Object.entries(statement).filter(([name]) => name !== element));
}

function withCondition(statement: Statement, { operator, key, values }: Condition): Statement {
  const block = (statement["Condition"] ?? {}) as Readonly<Record<string, Statement>>;
  const [only] = values;
  return {
    ...statement,
    Condition: { ...block, [operator]: { ...block[operator], [key]: values.length === 1 ? only : values } },
  };
}

/** Either an element or the one that negates it. */
function either(element: string, values: fc.Arbitrary<unknown>): fc.Arbitrary<(statement: Statement) => Statement> {
  return fc.tuple(values, fc.constantFrom(element, element, element, `Not${element}`)).map(([value, name]) => {
    return (statement: Statement) => ({ ...without(without(statement, element), `Not${element}`), [name]: value });
  });
}

function oneOrMany(values: readonly string[]): fc.Arbitrary<unknown> {
  const one = fc.constantFrom(...values);
  return fc.oneof(one, fc.array(one, { minLength: 2, maxLength: 3 }));
}

/** Changes of one statement of a policy. */
function changesOfOne(kind: Kind): fc.Arbitrary<(statement: Statement) => Statement> {
  const operators = [...stringOperators, ...arnOperators].flatMap((name) => [name, `${name}IfExists`]);
  return fc.oneof(
    { weight: 6, arbitrary: conditions.map((one) => (statement: Statement) => withCondition(statement, one)) },
    {
      weight: 2,
      arbitrary: conditions.map((one) => (statement: Statement) => withCondition(without(statement, "Condition"), one)),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...operators).map((operator) => (statement: Statement) => {
        const blocks = Object.values((statement["Condition"] ?? {}) as Readonly<Record<string, Statement>>);
        return blocks.length === 0
          ? statement
          : { ...statement, Condition: { [operator]: Object.assign({}, ...blocks) as Statement } };
      }),
    },
    { weight: 1, arbitrary: fc.constant((statement: Statement) => without(statement, "Condition")) },
    { weight: 1, arbitrary: fc.constant((statement: Statement) => ({ ...statement, Effect: "Deny" })) },
    { weight: 2, arbitrary: either("Action", oneOrMany(actions[kind])) },
    ...(kind === "trust" ? [] : [{ weight: 2, arbitrary: either("Resource", oneOrMany(resources[kind])) }]),
    ...(kind === "role"
      ? []
      : [
          {
            weight: 2,
            arbitrary: principals.map((principal) => (statement: Statement) => ({
              ...without(without(statement, "Principal"), "NotPrincipal"),
              ...principal,
            })),
          },
        ]),
  );
}

/** A further statement, for everybody and everything, under a condition. */
function furtherStatement(kind: Kind): fc.Arbitrary<Statement> {
  const about = {
    ...(kind === "role" ? {} : { Principal: "*" }),
    Action: "*",
    ...(kind === "trust" ? {} : { Resource: "*" }),
  };
  return fc
    .tuple(fc.constantFrom("Deny", "Deny", "Deny", "Allow"), conditions, fc.option(conditions, { freq: 2 }))
    .map(([Effect, one, other]) => {
      const statement = withCondition({ Effect, ...about }, one);
      return other === null ? statement : withCondition(statement, other);
    });
}

function changes(kind: Kind): fc.Arbitrary<Change> {
  const place = fc.nat({ max: 20 });
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(place, changesOfOne(kind)).map(([at, change]): Change => {
        return (all) => all.map((statement, index) => (index === at % all.length ? change(statement) : statement));
      }),
    },
    {
      weight: 3,
      arbitrary: furtherStatement(kind).map((statement): Change => (all) => [...all, statement]),
    },
    {
      weight: 1,
      arbitrary: place.map(
        (at): Change =>
          (all) =>
            all.filter((_, index) => index !== at % all.length),
      ),
    },
  );
}

/** Policies of every kind that are good but for one to three changes, each with one request. */
export const policyCases: fc.Arbitrary<PolicyCase> = fc.constantFrom(...good).chain(({ kind, statements, requests }) =>
  fc
    .tuple(
      fc.array(changes(kind), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...requests),
      fc.constantFrom("2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17", undefined),
    )
    .map(([all, request, Version]) => ({
      kind,
      policy: {
        ...(Version !== undefined && { Version }),
        Statement: all.reduce((changed, change) => change(changed), statements),
      },
      request,
    })),
);
