import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { bucketStatementFaults } from "../../../components/arguments/bucketStatementFaults";
import { additionalStatements, markedAsAdditional } from "../../../components/bucket/additionalStatements";
import type { GivenArgs } from "../../../components/arguments/conflicts/conflictRules";

const place = { partition: "aws", region: "eu-central-1", accountId: "123456789012" };
const objects = "arn:aws:s3:::BUCKET/*";
const readers = { AWS: "arn:aws:iam::210987654321:root" };
const allow = { Effect: "Allow", Principal: readers, Action: "s3:GetObject", Resource: objects };
const deny = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: objects };
const ofOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
const outsiders = { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
const notServices = { Bool: { "aws:PrincipalIsAWSService": "false" } };
const flowLogs = { Service: "delivery.logs.amazonaws.com" };

const documentOf = (...Statement: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });

const faultsOf = (documents: readonly unknown[], args: GivenArgs = {}, where = [place]) =>
  bucketStatementFaults("audit", { additionalBucketPolicyDocuments: documents, ...args }, ...where);

const toldOf = (statement: object, args: GivenArgs = {}, where = [place]): string[] =>
  faultsOf([documentOf(statement)], args, where).map(({ property, reason }) => `${property}: ${reason}`);

const told = (reason: string): string[] => [`additionalBucketPolicyDocuments[0]: ${reason}`];
const notThis = (resource: string): string[] =>
  told(
    `Statement 1 is about "${resource}", which is neither the log bucket nor in it. Write arn:aws:s3:::BUCKET for the bucket and arn:aws:s3:::BUCKET/KEY for objects in it.`,
  );
const tampering = (actions: string, folders = '"AWSLogs/123456789012"'): string[] =>
  told(
    `Statement 1 lets others change log files or their protection, by ${actions}. Leave these actions out, or let the statement be about other folders than ${folders}.`,
  );
const denied = (what: string): string[] =>
  told(
    `Statement 1 denies CloudTrail ${what}, so that no log files would arrive. Exempt AWS services from it with the condition {"Bool": {"aws:PrincipalIsAWSService": "false"}}.`,
  );
const anyTrail = told(
  "Statement 1 lets CloudTrail in for trails that it does not name. Name the trails in a condition on aws:SourceArn, or in additionalTrailArns instead.",
);
const everybody = told(
  "Statement 1 lets everybody in, and S3 refuses that since public access to the bucket is blocked. Name principals, or add a condition on who they are, for example on aws:PrincipalOrgID.",
);
const sid = (name: string, why: string): string[] =>
  told(`Statement 1 has the Sid "${name}", ${why}. Give it another one.`);

const [{ Sid: markedSid } = { Sid: "" }] = markedAsAdditional(additionalStatements([documentOf({ Sid: "Read" })], ""));

type Row = readonly [title: string, statement: object, faults: readonly string[], args?: GivenArgs];

const rows: readonly Row[] = [
  ["readers", allow, []],
  ["readers by organization", { ...allow, Principal: "*", Condition: ofOrganization }, []],
  ["a folder of flow logs", { ...allow, Principal: flowLogs, Action: "s3:PutObject" }, []],
  ["a statement without what S3 knows as CloudTrail", { ...allow, Principal: flowLogs, Action: "s3:GetBucketAcl" }, []],
  ["a Deny that spares services", { ...deny, Condition: { ...outsiders, ...notServices } }, []],
  ["a Deny of deleting", { ...deny, Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"] }, []],
  ["a Deny in another folder", { ...deny, Resource: "arn:aws:s3:::BUCKET/flow/*" }, []],
  ["a Deny on a condition that nobody can tell", { ...deny, Condition: { Bool: { "s3:unheardOf": "true" } } }, []],

  [
    "the name of a created bucket that is generated",
    { ...allow, Resource: "arn:aws:s3:::audit-logs/*" },
    notThis("arn:aws:s3:::audit-logs/*"),
  ],
  ["a name that is given", { ...allow, Resource: "arn:aws:s3:::mine/*" }, [], { bucketName: "mine" }],
  [
    "the name of the bucket that is taken over",
    { ...allow, Resource: "arn:aws:s3:::mine" },
    [],
    { adoptBucketName: "mine" },
  ],
  [
    "a name that begins as the bucket's does",
    { ...allow, Resource: "arn:aws:s3:::mine-too/*" },
    notThis("arn:aws:s3:::mine-too/*"),
    { bucketName: "mine" },
  ],
  ["every bucket", { ...allow, Resource: [objects, "*"] }, notThis("*")],
  ["a pattern of names", { ...allow, Resource: "arn:aws:s3:::BUCKET*" }, notThis("arn:aws:s3:::BUCKET*")],
  ["something else than S3", { ...allow, Resource: "arn:aws:sns:::BUCKET" }, notThis("arn:aws:sns:::BUCKET")],
  [
    "all but another bucket",
    { ...deny, Resource: undefined, NotResource: "arn:aws:s3:::other" },
    notThis("arn:aws:s3:::other"),
  ],
  [
    "the bucket in another partition",
    { ...allow, Resource: "arn:aws-cn:s3:::mine" },
    notThis("arn:aws-cn:s3:::mine"),
    { bucketName: "mine" },
  ],
  ["what stands for it, in any partition", { ...allow, Resource: "arn:aws-cn:s3:::BUCKET/*" }, []],
  ["a name while that is not known", { ...allow, Resource: "arn:aws:s3:::mine" }, [], { bucketName: pulumi.unknown }],

  ["everybody", { ...allow, Principal: "*" }, everybody],
  ["everybody but some", { ...allow, Principal: undefined, NotPrincipal: readers }, everybody],
  [
    "everybody on a condition that says nothing of them",
    { ...allow, Principal: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } },
    everybody,
  ],

  [
    "CloudTrail for any trail",
    { ...allow, Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject" },
    anyTrail,
  ],
  [
    "CloudTrail for the trails of an account",
    {
      ...allow,
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:210987654321:trail/*" } },
    },
    [],
  ],

  ["others who may write anywhere", { ...allow, Action: ["s3:PutObject", "s3:GetObject"] }, tampering("s3:PutObject")],
  [
    "others who may do everything",
    { ...allow, Action: "*", Condition: ofOrganization },
    tampering("s3:PutObject, s3:DeleteObject, s3:DeleteObjectVersion and 8 more"),
  ],
  [
    "others who may delete in the folder of log files",
    { ...allow, Action: "s3:DeleteObject", Resource: "arn:aws:s3:::BUCKET/AWSLogs/123456789012/CloudTrail-Digest/*" },
    tampering("s3:DeleteObject"),
  ],
  [
    "others who may delete in some folders",
    { ...allow, Action: "s3:DeleteObject", Resource: "arn:aws:s3:::BUCKET/AWSLogs/*/CloudTrail/*" },
    tampering("s3:DeleteObject"),
  ],
  [
    "others who may write in another folder",
    { ...allow, Action: "s3:PutObject", Resource: "arn:aws:s3:::BUCKET/AWSLogs/123456789012/elasticloadbalancing/*" },
    [],
  ],
  [
    "others who may write beside the key prefix",
    { ...allow, Action: "s3:PutObject", Resource: "arn:aws:s3:::BUCKET/AWSLogs/*" },
    [],
    { s3KeyPrefix: "audit" },
  ],
  [
    "others who may write below the key prefix",
    { ...allow, Action: "s3:PutObject", Resource: "arn:aws:s3:::BUCKET/audit/*" },
    tampering("s3:PutObject", '"audit/AWSLogs/123456789012"'),
    { s3KeyPrefix: "audit" },
  ],
  [
    "others who may write in the folder of an organization",
    { ...allow, Action: "s3:PutObject", Resource: "arn:aws:s3:::BUCKET/AWSLogs/o-a1b2c3d4e5/*" },
    tampering("s3:PutObject", '"AWSLogs/123456789012" and "AWSLogs/o-a1b2c3d4e5"'),
    { organizationId: "o-a1b2c3d4e5" },
  ],
  [
    "others who may change the policy",
    { ...allow, Action: ["s3:ListBucket", "s3:PutBucketPolicy"], Resource: "arn:aws:s3:::BUCKET" },
    tampering("s3:PutBucketPolicy"),
  ],
  [
    "all but some services, of an organization",
    { ...allow, Principal: undefined, NotPrincipal: flowLogs, Action: "s3:PutObject", Condition: ofOrganization },
    tampering("s3:PutObject"),
  ],
  [
    "what is about objects, for the bucket itself",
    { ...allow, Action: "s3:DeleteObject", Resource: "arn:aws:s3:::BUCKET" },
    [],
  ],
  ["what is about the bucket, for objects", { ...allow, Action: "s3:DeleteBucket" }, []],

  [
    "a Deny of all that is not encrypted as asked",
    { ...deny, Condition: { StringNotEquals: { "s3:x-amz-acl": "private" } } },
    denied("s3:PutObject on AWSLogs/ACCOUNT-ID/"),
  ],
  [
    "a Deny of all from outside an organization, services too",
    { ...deny, Condition: outsiders },
    denied("s3:PutObject on AWSLogs/ACCOUNT-ID/"),
  ],
  [
    "a Deny of all but readers",
    { ...deny, Principal: undefined, NotPrincipal: readers, Action: "s3:*", Resource: "arn:aws:s3:::BUCKET" },
    denied("s3:GetBucketAcl"),
  ],
  [
    "a Deny for digest files",
    { ...deny, Resource: "arn:aws:s3:::BUCKET/AWSLogs/*/CloudTrail-Digest/*" },
    denied("s3:PutObject on AWSLogs/ACCOUNT-ID/"),
  ],
  [
    "a Deny below the key prefix",
    { ...deny, Resource: "arn:aws:s3:::mine/audit/*" },
    denied("s3:PutObject on PREFIX/AWSLogs/ACCOUNT-ID/"),
    { s3KeyPrefix: "audit", bucketName: "mine" },
  ],
  [
    "a Deny for Insights, which the trail does not record",
    { ...deny, Resource: "arn:aws:s3:::BUCKET/AWSLogs/*/CloudTrail-Insight/*" },
    [],
  ],
  [
    "a Deny for Insights",
    { ...deny, Resource: "arn:aws:s3:::BUCKET/AWSLogs/*/CloudTrail-Insight/*" },
    denied("s3:PutObject on AWSLogs/ACCOUNT-ID/"),
    { insightTypes: ["ApiCallRateInsight"] },
  ],
  ["a Deny below a key prefix that is not known", { ...deny }, [], { s3KeyPrefix: pulumi.unknown }],
  ["a Deny beside arguments of other faults", { ...deny }, [], { s3KeyPrefix: 5 }],

  [
    "a Sid of the component's",
    { ...allow, Sid: "ReadersMayReadLogFiles" },
    sid("ReadersMayReadLogFiles", "which is one of the component's own"),
  ],
  [
    "the Sid of a statement on TLS",
    { ...allow, Sid: "DenyWithoutTls" },
    sid("DenyWithoutTls", "which is one of the component's own"),
  ],
  [
    "the Sid of another trail's",
    { ...allow, Sid: "CloudTrailMayWriteLogFilesfd469a0fa01f" },
    sid("CloudTrailMayWriteLogFilesfd469a0fa01f", "which is one of the component's own"),
  ],
  [
    "a Sid by which additional statements are known again",
    { ...allow, Sid: markedSid },
    sid(markedSid, "which is one of the component's own"),
  ],
  ["a Sid that ends like a mark", { ...allow, Sid: "Loadbalancerfd469a0fa01f" }, []],
];

describe("bucketStatementFaults", () => {
  for (const [title, statement, faults, args] of rows) {
    it(`${faults.length === 0 ? "accepts" : "reports"} ${title}`, () => {
      assert.deepEqual(toldOf(statement, args), faults);
    });
  }

  it("reports Sids that stand twice, where the first one is", () => {
    const one = documentOf({ ...allow, Sid: "A" }, { ...allow, Sid: "B" }, { ...allow, Sid: "A" });
    const faults = faultsOf([one, documentOf(allow, allow, { ...allow, Sid: "B" })]);
    assert.deepEqual(
      faults.map(({ property, reason }) => `${property}: ${reason}`),
      [
        'additionalBucketPolicyDocuments[0]: Statement 3 has the Sid "A", as statement 1 has. Give it another one.',
        'additionalBucketPolicyDocuments[1]: Statement 3 has the Sid "B", as statement 2 of additionalBucketPolicyDocuments[0] has. Give it another one.',
      ],
    );
  });

  it("reports before the place is known what does not depend on it", () => {
    assert.deepEqual(toldOf({ ...allow, Principal: "*" }, {}, []), everybody);
    assert.deepEqual(toldOf({ ...allow, Resource: "arn:aws-cn:s3:::mine" }, { bucketName: "mine" }, []), []);
    assert.deepEqual(toldOf(deny, {}, []), []);
  });

  it("shows no part of a secret document", () => {
    const [fault] = faultsOf([documentOf({ ...allow, Resource: "arn:aws:s3:::secret" })]);
    assert.equal(
      fault?.withoutValue,
      "a secret value is not valid. This concerns its statement 1. Write arn:aws:s3:::BUCKET for the bucket and arn:aws:s3:::BUCKET/KEY for objects in it.",
    );
  });

  it("passes over documents that are not known, that have other faults, or that are too large", () => {
    const wrong = documentOf({ ...allow, Principal: "*" });
    assert.deepEqual(faultsOf([pulumi.unknown, documentOf(allow)]), []);
    assert.deepEqual(faultsOf(["{}", wrong]), []);
    assert.deepEqual(faultsOf([documentOf({ ...deny, Action: `s3:${"*".repeat(20 * 1024)}` })]), []);
    assert.deepEqual(faultsOf([wrong], { organizationTrailArn: "arn" }), []);
    assert.deepEqual(faultsOf([wrong], { existingBucketName: "theirs" }), []);
  });
});
