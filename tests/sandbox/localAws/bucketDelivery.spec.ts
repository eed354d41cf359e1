import { UpdateTrailCommand } from "@aws-sdk/client-cloudtrail";
import { Account } from "./account";
import { without } from "./answer";
import { aclStatement, bucketPolicy, policy, type PolicyDocument, type Statement, writeStatement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

/** What a policy of the table is made from: a bucket, its account, and the trail that is to deliver there. */
interface Situation {
  readonly bucket: string;
  readonly account: string;
  readonly trailArns: string;
}

type Build = (situation: Situation) => PolicyDocument;

/** The documented policy with the write statement's conditions replaced. */
const writeIf =
  (condition: (situation: Situation) => Statement | undefined): Build =>
  (s) => {
    const rest = without(writeStatement(s), "Condition");
    const conditions = condition(s);
    return policy(aclStatement(s), conditions === undefined ? rest : { ...rest, Condition: conditions });
  };

/** The documented policy with parts of the write statement replaced. */
const write =
  (parts: (situation: Situation) => Statement): Build =>
  (s) =>
    policy(aclStatement(s), { ...writeStatement(s), ...parts(s) });

/** The documented policy and one statement more. */
const and =
  (statement: (situation: Situation) => Statement): Build =>
  (s) =>
    policy(...bucketPolicy(s).Statement, statement(s));

const everything = ({ bucket }: Situation) => [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
const denyAll = (condition: Statement) =>
  and((s) => ({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: everything(s), Condition: condition }));

const ACL = { "s3:x-amz-acl": "bucket-owner-full-control" };

const sufficient: Record<string, Build> = {
  "the documented policy": bucketPolicy,
  "no conditions at all": writeIf(() => undefined),
  "both actions in one statement": (s) =>
    policy({
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["s3:GetBucketAcl", "s3:PutObject"],
      Resource: everything(s),
    }),
  "the service in a list": write(() => ({
    Principal: { Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"] },
  })),
  "action wildcards in another case": write(() => ({ Action: "S3:put*" })),
  everyone: write(() => ({ Principal: "*" })),
  "everyone, written as an AWS principal": write(() => ({ Principal: { AWS: "*" } })),
  "NotAction that leaves PutObject out of the exceptions": (s) => {
    const rest = without(writeStatement(s), "Action");
    return policy(aclStatement(s), { ...rest, NotAction: "s3:Delete*" });
  },
  "the account in a condition": writeIf((s) => ({ StringEquals: { ...ACL, "aws:SourceAccount": s.account } })),
  "a list of trails": writeIf((s) => ({
    StringEquals: { ...ACL, "aws:SourceArn": ["arn:aws:cloudtrail:x:y:trail/z", s.trailArns] },
  })),
  "condition keys in another case": writeIf((s) => ({
    StringEquals: { "S3:X-AMZ-ACL": "bucket-owner-full-control", "AWS:sourcearn": s.trailArns },
  })),
  "ArnLike with wildcards": writeIf((s) => ({
    StringEquals: ACL,
    ArnLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${s.account}:trail/*` },
  })),
  "StringLike with wildcards": writeIf(() => ({
    StringEquals: ACL,
    StringLike: { "aws:SourceArn": "arn:aws:cloudtrail:*" },
  })),
  "Null for a key that is there": writeIf(() => ({ StringEquals: ACL, Null: { "aws:SourceArn": "false" } })),
  "Null for a key that is there or not": writeIf(() => ({
    StringEquals: ACL,
    Null: { "aws:SourceArn": ["true", "false"] },
  })),
  "BinaryEqualsIfExists on a key that is not there": writeIf(() => ({
    StringEquals: ACL,
    BinaryEqualsIfExists: { "aws:SourceVpc": "YQ==" },
  })),
  "ArnLike with a policy variable": writeIf(() => ({
    StringEquals: ACL,
    ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:${aws:SourceAccount}:trail/*" },
  })),
  "ArnEquals with a policy variable that is an ARN": writeIf(() => ({
    StringEquals: ACL,
    ArnEquals: { "aws:SourceArn": "${aws:SourceArn}" },
  })),
  "IfExists on a key that is not there": writeIf(() => ({
    StringEquals: ACL,
    StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" },
  })),
  "a negated operator on a key that is not there": writeIf(() => ({
    StringEquals: ACL,
    StringNotEquals: { "aws:SourceVpc": "vpc-1" },
  })),
  "a policy variable in the resource": write((s) => ({
    Resource: `arn:aws:s3:::${s.bucket}/AWSLogs/\${aws:SourceAccount}/*`,
  })),
  "ForAnyValue on the service names": writeIf(() => ({
    StringEquals: ACL,
    "ForAnyValue:StringEquals": { "aws:PrincipalServiceNamesList": "cloudtrail.amazonaws.com" },
  })),
  "one statement instead of a list": (s) =>
    ({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:*",
        Resource: everything(s),
      },
    }) as unknown as PolicyDocument,
  "a denial of plain HTTP": denyAll({ Bool: { "aws:SecureTransport": "false" } }),
  "a denial of TLS before 1.2": denyAll({ NumericLessThan: { "s3:TlsVersion": "1.2" } }),
  "a denial that spares AWS services": denyAll({ Bool: { "aws:PrincipalIsAWSService": "false" } }),
  "a denial of another account's trails": denyAll({
    StringNotEquals: { "aws:SourceAccount": "${aws:SourceAccount}" },
  }),
  "a denial of another action": and((s) => ({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:DeleteObject*",
    Resource: everything(s),
  })),
  "a denial for another service": and((s) => ({
    Effect: "Deny",
    Principal: { Service: "config.amazonaws.com" },
    Action: "s3:*",
    Resource: everything(s),
  })),
  "a denial of all but CloudTrail": and((s) => ({
    Effect: "Deny",
    NotPrincipal: { Service: "cloudtrail.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: everything(s),
  })),
};

const insufficient: Record<string, Build> = {
  "no write statement": (s) => policy(aclStatement(s)),
  "no ACL statement": (s) => policy(writeStatement(s)),
  "another prefix": (s) => bucketPolicy({ ...s, prefix: "elsewhere" }),
  "another account's folder": (s) => bucketPolicy({ ...s, account: "999999999999" }),
  "another trail's ARN on both statements": (s) => bucketPolicy({ ...s, trailArns: `${s.trailArns}-2` }),
  "another trail's ARN on the ACL statement": (s) =>
    policy(aclStatement({ ...s, trailArns: `${s.trailArns}-2` }), writeStatement(s)),
  "another Region in the ARN": writeIf((s) => ({
    StringEquals: { ...ACL, "aws:SourceArn": s.trailArns.replace("us-east-1", "eu-west-1") },
  })),
  "a pattern under StringEquals": writeIf((s) => ({
    StringEquals: { ...ACL, "aws:SourceArn": `arn:aws:cloudtrail:*:${s.account}:trail/*` },
  })),
  "an ARN pattern that does not reach over colons": writeIf(() => ({
    StringEquals: ACL,
    ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*" },
  })),
  "another account in a condition": writeIf(() => ({ StringEquals: { ...ACL, "aws:SourceAccount": "999999999999" } })),
  "another canned ACL": writeIf(() => ({ StringEquals: { "s3:x-amz-acl": "private" } })),
  "a condition on a key that is not there": writeIf(() => ({ StringEquals: { ...ACL, "aws:SourceVpc": "vpc-1" } })),
  "ForAnyValue on a key that is not there": writeIf(() => ({ "ForAnyValue:StringEquals": { "aws:TagKeys": "a" } })),
  "Null for a key that is there": writeIf(() => ({ Null: { "aws:SourceArn": "true" } })),
  "one of two operators not holding": writeIf((s) => ({
    StringEquals: { "aws:SourceArn": s.trailArns },
    Bool: { "aws:SecureTransport": "false" },
  })),
  "an operator that IAM does not have": writeIf((s) => ({ StringResembles: { "aws:SourceArn": s.trailArns } })),
  "another service": write(() => ({ Principal: { Service: "config.amazonaws.com" } })),
  "the account instead of the service": write((s) => ({ Principal: { AWS: `arn:aws:iam::${s.account}:root` } })),
  "another action": write(() => ({ Action: "s3:PutObjectAcl" })),
  "the bucket without its objects": write((s) => ({ Resource: `arn:aws:s3:::${s.bucket}` })),
  "a policy variable in a version without variables": (s) => ({
    ...policy(aclStatement(s), {
      ...writeStatement(s),
      Resource: `arn:aws:s3:::${s.bucket}/AWSLogs/\${aws:SourceAccount}/*`,
    }),
    Version: "2008-10-17",
  }),
  "BinaryEquals on other bytes": writeIf(() => ({ StringEquals: ACL, BinaryEquals: { "aws:SourceAccount": "YQ==" } })),
  "a policy variable without a value": write((s) => ({
    Resource: `arn:aws:s3:::${s.bucket}/AWSLogs/\${aws:username}/*`,
  })),
  "a denial of PutObject": and((s) => ({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: everything(s),
  })),
  "a denial of GetBucketAcl": and((s) => ({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:Get*",
    Resource: `arn:aws:s3:::${s.bucket}`,
  })),
  "a denial of encrypted connections": denyAll({ Bool: { "aws:SecureTransport": "true" } }),
  "a denial of TLS before 1.3": denyAll({ NumericLessThan: { "s3:TlsVersion": "1.3" } }),
  "a denial from outside a VPC": denyAll({ StringNotEquals: { "aws:SourceVpc": "vpc-1" } }),
  "a denial from outside a network": denyAll({ NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } }),
  "a denial of all but another service": and((s) => ({
    Effect: "Deny",
    NotPrincipal: { Service: "config.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: everything(s),
  })),
  "a denial under an operator that IAM does not have": denyAll({ StringResembles: { "aws:SourceArn": "x" } }),
};

describe("local AWS: the bucket's policy decides whether a trail can deliver", () => {
  const aws = useServer();
  let account: Account;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
  });

  const bucketWith = (build: Build) =>
    account.bucket((bucket) => build({ bucket, account: account.id, trailArns: account.trailArn("main") }));

  for (const [what, build] of Object.entries(sufficient)) {
    it(`accepts ${what}`, async () => {
      await account.createTrail("main", { S3BucketName: await bucketWith(build) });
    });
  }

  for (const [what, build] of Object.entries(insufficient)) {
    it(`refuses ${what}`, async () => {
      const bucket = await bucketWith(build);
      const creation = account.createTrail("main", { S3BucketName: bucket });
      await refused(
        creation,
        "InsufficientS3BucketPolicyException",
        new RegExp(`Incorrect S3 bucket policy.*${bucket}`),
      );
    });
  }

  it("refuses a bucket without a policy", async () => {
    const creation = account.createTrail("main", { S3BucketName: await account.bucket() });
    await refused(creation, "InsufficientS3BucketPolicyException");
  });

  it("wants the prefix in the policy when the trail has one, and not otherwise", async () => {
    const arn = account.trailArn("main");
    const prefixed = await account.logBucket(arn, "logs");
    const plain = await account.logBucket(arn);
    const wrong = account.createTrail("main", { S3BucketName: plain, S3KeyPrefix: "logs" });
    await refused(wrong, "InsufficientS3BucketPolicyException");
    await account.createTrail("main", { S3BucketName: prefixed, S3KeyPrefix: "logs" });
  });

  it("wants digests to be let in where files are validated", async () => {
    const logsOnly = await bucketWith(
      write((s) => ({ Resource: `arn:aws:s3:::${s.bucket}/AWSLogs/${s.account}/CloudTrail/*` })),
    );
    const validated = account.createTrail("main", { S3BucketName: logsOnly, EnableLogFileValidation: true });
    await refused(validated, "InsufficientS3BucketPolicyException");
    await account.createTrail("main", { S3BucketName: logsOnly });
  });

  it("delivers to another account's bucket and to a bucket of another Region", async () => {
    const trailArns = account.trailArn("main");
    const archive = await Account.enter(aws().endpoint);
    const bucket = await archive.bucket(
      (name) => bucketPolicy({ bucket: name, account: account.id, trailArns }),
      "eu-west-1",
    );
    await account.createTrail("main", { S3BucketName: bucket });
  });

  it("checks the policy again at each update", async () => {
    const bucket = await bucketWith(bucketPolicy);
    await account.createTrail("main", { S3BucketName: bucket });
    await account.setBucketPolicy(bucket, policy(aclStatement({ bucket, account: account.id, trailArns: "x" })));
    const update = account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", EnableLogFileValidation: true }));
    await refused(update, "InsufficientS3BucketPolicyException");
  });
});
