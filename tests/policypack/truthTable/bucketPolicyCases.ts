/** Rows on the policy of the bucket that a trail delivers to. */
import type { Classic } from "../classic";
import { odd } from "../odd";
import type { ClassicTrail } from "../propertiesOf";
import { notYetKnown, secret } from "../state";
import { broken, type Case, doubtful, row } from "./case";
import {
  account,
  bucketArn,
  classic,
  documentOf,
  native,
  readAcl,
  resource,
  type TableResource,
  tlsOnly,
  trailArn,
  urn,
  version6,
  write,
} from "./resources";
import {
  delivery,
  ofPolicies,
  organizationPolicy,
  publicAccess,
  sourceArn,
  tampering,
  tls,
  undelivered,
} from "./rules";

const usual = [readAcl, write, tlsOnly];
const organization = "o-exampleorgid";
const accountRoot = { AWS: `arn:aws:iam::${account}:root` };

/** The policy's text. */
function text(policy: Classic<"aws:s3/bucketPolicy:BucketPolicy">["policy"]): readonly TableResource[] {
  return classic({ set: { policy: { policy } } });
}

/** With these statements only. */
function only(...statements: readonly object[]): readonly TableResource[] {
  return text(documentOf(...statements));
}

/** With a further statement, about all objects and the root of the bucket's account, except as said. */
function and(statement: object): readonly TableResource[] {
  return only(...usual, allowing("s3:GetObject", statement));
}

function allowing(action: string | readonly string[], differences: object = {}): object {
  return { Effect: "Allow", Principal: accountRoot, Action: action, Resource: `${bucketArn}/*`, ...differences };
}

/** With the statements for CloudTrail under another condition than one on the trail. */
function under(Condition: object): readonly TableResource[] {
  return only({ ...readAcl, Condition }, { ...write, Condition }, tlsOnly);
}

/** With another refusal of requests without TLS. */
function refusing(...statements: readonly object[]): readonly TableResource[] {
  return only(readAcl, write, ...statements);
}

/** For an organization trail, which delivers to folders that the statements are about. */
function organizationTrail(set: ClassicTrail, ...folders: readonly string[]): readonly TableResource[] {
  const statements = folders.map((folder) => ({ ...write, Resource: `${bucketArn}/${folder}/*` }));
  return classic({
    set: {
      trail: { isOrganizationTrail: true, ...set },
      policy: { policy: documentOf(readAcl, ...statements, tlsOnly) },
    },
  });
}

const everybody = { Principal: "*" };
const fromBucket = { policy: { policy: [urn("aws:s3/bucket:Bucket", "logs")] } };

/** Rows on the policy of the bucket that a trail delivers to. */
export const bucketPolicyCases: readonly Case[] = [
  row("block a policy that allows everybody", and(everybody), broken(publicAccess)),
  row("block everybody as an AWS principal", and({ Principal: { AWS: "*" } }), broken(publicAccess)),
  row("block everybody among others", and({ Principal: { AWS: [account, "*"] } }), broken(publicAccess)),
  row("block everybody but some", and({ Principal: undefined, NotPrincipal: { AWS: account } }), broken(publicAccess)),
  row("let a policy pass that refuses everybody", and({ ...everybody, Effect: "Deny" })),
  row(
    "let a policy pass for everybody of one organization",
    and({ ...everybody, Condition: { StringEquals: { "aws:PrincipalOrgID": organization } } }),
  ),
  row(
    "let a policy pass for everybody in a small network",
    and({ ...everybody, Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
  ),
  row(
    "block everybody in the whole internet",
    and({ ...everybody, Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
    broken(publicAccess),
  ),
  row(
    "block everybody whose ARN is like anything",
    and({ ...everybody, Condition: { StringLike: { "aws:PrincipalArn": "*" } } }),
    broken(publicAccess),
  ),
  row(
    "block everybody whose request need not name an organization",
    and({ ...everybody, Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": organization } } }),
    broken(publicAccess),
  ),
  row(
    "block everybody who uses TLS",
    and({ ...everybody, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    broken(publicAccess),
  ),

  row("let others read", and({})),
  ...["s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject*", "s3:*", "*", "S3:deleteobject"].map(
    (action) => row(`block others who may do ${action}`, and({ Action: action }), broken(tampering)),
  ),
  ...["s3:PutLifecycleConfiguration", "s3:PutBucketPolicy", "s3:PutBucketVersioning", "s3:DeleteBucket"].map((action) =>
    row(
      `block others who may do ${action} to the bucket`,
      and({ Action: action, Resource: bucketArn }),
      broken(tampering),
    ),
  ),
  row("block others who may end a lock early", and({ Action: "s3:BypassGovernanceRetention" }), broken(tampering)),
  row(
    "block others who may do everything but read",
    and({ Action: undefined, NotAction: "s3:GetObject" }),
    broken(tampering),
  ),
  row(
    "block one forbidden action among allowed ones",
    and({ Action: ["s3:GetObject", "s3:DeleteObject"] }),
    broken(tampering),
  ),
  row("let a policy pass that forbids deleting", and({ Effect: "Deny", Action: "s3:DeleteObject" })),
  row(
    "block a canonical user who may write",
    and({
      Action: "s3:PutObject",
      Principal: { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
    }),
    broken(tampering),
  ),
  row(
    "block a federated user who may write",
    and({ Action: "s3:PutObject", Principal: { Federated: "cognito-identity.amazonaws.com" } }),
    broken(tampering),
  ),
  row(
    "block a whole organization that may delete",
    and({
      ...everybody,
      Action: "s3:DeleteObject",
      Condition: { StringEquals: { "aws:PrincipalOrgID": organization } },
    }),
    broken(tampering),
  ),
  row(
    "block everybody who may delete",
    and({ ...everybody, Action: "s3:DeleteObject" }),
    broken(publicAccess, tampering),
  ),
  row(
    "block everybody who may write, including CloudTrail for any trail",
    and({ ...everybody, Action: "s3:PutObject" }),
    broken(publicAccess, tampering, sourceArn),
  ),
  row(
    "block a whole organization that may write, which does not include CloudTrail",
    and({
      ...everybody,
      Action: "s3:PutObject",
      Condition: { StringEquals: { "aws:PrincipalOrgID": organization } },
    }),
    broken(tampering),
  ),
  row(
    "let the service pass that delivers other logs",
    and({ Action: "s3:PutObject", Principal: { Service: "delivery.logs.amazonaws.com" } }),
  ),
  row(
    "block a service that may write and delivers no logs",
    and({ Action: "s3:PutObject", Principal: { Service: "config.amazonaws.com" } }),
    broken(tampering),
  ),
  {
    title: "let a service pass that the configuration trusts",
    resources: and({ Action: "s3:PutObject", Principal: { Service: "config.amazonaws.com" } }),
    found: {},
    settings: { [tampering]: { trustedPrincipals: ["config.amazonaws.com"] } },
  },
  {
    title: "block principals that the configuration does not trust",
    resources: and({ Action: "s3:PutObject" }),
    found: broken(tampering),
    settings: { [tampering]: { trustedPrincipals: ["config.amazonaws.com"] } },
  },

  row("block CloudTrail for any trail", under({}), broken(sourceArn)),
  row(
    "block CloudTrail for any trail in one statement of two",
    only({ ...readAcl, Condition: undefined }, write, tlsOnly),
    broken(sourceArn),
  ),
  row(
    "let CloudTrail pass for every trail of one account",
    under({ ArnLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` } }),
  ),
  row(
    "let CloudTrail pass for trails in China as well",
    under({ StringEquals: { "aws:SourceArn": [`arn:aws-cn:cloudtrail:cn-north-1:${account}:trail/audit`, trailArn] } }),
  ),
  row(
    "block CloudTrail for trails of all accounts",
    under({ ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" } }),
    broken(sourceArn),
  ),
  row(
    "let CloudTrail pass for trails of all accounts of one organization",
    under({
      ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" },
      StringEquals: { "aws:SourceOrgID": organization },
    }),
  ),
  row(
    "block CloudTrail for one good ARN and one of any account",
    under({ ArnLike: { "aws:SourceArn": [`arn:aws:cloudtrail:*:${account}:trail/*`, "*"] } }),
    broken(sourceArn),
  ),
  row(
    "block CloudTrail under a condition that holds where there is no ARN",
    under({ StringEqualsIfExists: { "aws:SourceArn": `arn:aws:cloudtrail:eu-west-1:${account}:trail/this-audit` } }),
    broken(sourceArn),
  ),
  row(
    "block CloudTrail for all trails but one",
    under({ StringNotEquals: { "aws:SourceArn": `arn:aws:cloudtrail:eu-west-1:${account}:trail/other` } }),
    broken(sourceArn),
  ),

  row("block a bucket that accepts requests without TLS", refusing(), broken(tls)),
  row(
    "block a bucket that refuses only requests for objects",
    refusing({ ...tlsOnly, Resource: `${bucketArn}/*` }),
    broken(tls),
  ),
  row(
    "block a bucket that refuses only requests for the bucket itself",
    refusing({ ...tlsOnly, Resource: bucketArn }),
    broken(tls),
  ),
  row(
    "let a bucket pass with a refusal for itself and one for its objects",
    refusing({ ...tlsOnly, Resource: `${bucketArn}/*` }, { ...tlsOnly, Resource: bucketArn }),
  ),
  row(
    "let a refusal pass for every name that begins like the bucket's",
    refusing({ ...tlsOnly, Resource: `${bucketArn}*` }),
  ),
  row(
    "let a refusal pass with a boolean for text",
    refusing({ ...tlsOnly, Condition: { Bool: { "aws:SecureTransport": false } } }),
  ),
  row("let a refusal pass of every action", refusing({ ...tlsOnly, Action: "*" })),
  row("let a refusal pass of every AWS principal", refusing({ ...tlsOnly, Principal: { AWS: "*" } })),
  row("block a refusal of reading only", refusing({ ...tlsOnly, Action: "s3:GetObject" }), broken(tls)),
  row("block a refusal of one account only", refusing({ ...tlsOnly, Principal: { AWS: account } }), broken(tls)),
  row(
    "block a refusal of those with TLS",
    refusing({ ...tlsOnly, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    broken(...undelivered, tls),
  ),
  row(
    "block a refusal under a further condition",
    refusing({
      ...tlsOnly,
      Condition: { ...tlsOnly.Condition, StringNotEquals: { "aws:PrincipalOrgID": organization } },
    }),
    broken(tls),
  ),
  row(
    "block a refusal of old TLS only, as requests without TLS have no version",
    refusing({ ...tlsOnly, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }),
    broken(tls),
  ),
  row(
    "block a permission with TLS instead of a refusal",
    refusing(allowing("s3:GetObject", { Condition: { Bool: { "aws:SecureTransport": "true" } } })),
    broken(tls),
  ),

  row(
    "block an organization trail that may write for one account only",
    organizationTrail({}, `AWSLogs/${account}`),
    broken(...undelivered, organizationPolicy),
  ),
  row(
    "block an organization trail that may write for its organization only",
    organizationTrail({}, `AWSLogs/${organization}`),
    broken(...undelivered, organizationPolicy),
  ),
  row(
    "let an organization trail pass that may write for both",
    organizationTrail({}, `AWSLogs/${account}`, `AWSLogs/${organization}`),
  ),
  row("let an organization trail pass that may write to all folders", organizationTrail({}, "AWSLogs")),
  row(
    "block an organization trail whose bucket policy lacks its key prefix",
    organizationTrail({ s3KeyPrefix: "team" }, "AWSLogs"),
    broken(...undelivered, organizationPolicy),
  ),
  row(
    "let an organization trail pass whose bucket policy has its key prefix",
    organizationTrail({ s3KeyPrefix: "team" }, `team/AWSLogs/${account}`, `team/AWSLogs/${organization}`),
  ),
  row(
    "block a trail that may be an organization trail and could not write for it",
    organizationTrail({ isOrganizationTrail: notYetKnown }, `AWSLogs/${account}`),
    doubtful(organizationPolicy, delivery),
  ),
  row(
    "let a trail pass that may be an organization trail and could write for it",
    organizationTrail({ isOrganizationTrail: notYetKnown }, "AWSLogs"),
  ),
  row(
    "block an organization trail of aws-native that may write for one account only",
    native({ set: { trail: { isOrganizationTrail: true } } }),
    broken(...undelivered, organizationPolicy),
  ),

  row("block a bucket without policy", classic({ without: ["policy"] }), broken(...undelivered, tls)),
  row("block a bucket of version 6 without policy", version6({ without: ["policy"] }), broken(...undelivered, tls)),
  row("block a bucket of aws-native without policy", native({ without: ["policy"] }), broken(...undelivered, tls)),
  row(
    "block a policy that is not known",
    classic({ set: { policy: { policy: notYetKnown } }, origins: fromBucket }),
    doubtful(...ofPolicies, delivery),
  ),
  row(
    "block a policy with a part that is not known",
    native({
      set: { policy: { policyDocument: { Statement: [readAcl, write, { ...tlsOnly, Resource: notYetKnown }] } } },
    }),
    doubtful(...ofPolicies, delivery),
  ),
  row("read a policy that is an object", text(odd(JSON.parse(documentOf(...usual))))),
  row("read a policy that is a secret", text(secret(documentOf(...usual)))),
  row("find what is wrong in a policy that is a secret", text(secret(documentOf(readAcl, write))), broken(tls)),
  row(
    "read a policy of the bucket itself",
    classic({ without: ["policy"], set: { bucket: { policy: documentOf(...usual) } } }),
  ),
  row("block a policy that is not JSON", text('{"Statement": ['), broken(...undelivered, ...ofPolicies)),
  row("block a policy that is JSON but not an object", text('"allow"'), broken(...undelivered, ...ofPolicies)),
  row("block a policy without statements", text('{"Version": "2012-10-17"}'), broken(...undelivered, ...ofPolicies)),
  row(
    "block a policy with an effect that IAM does not know",
    and({ Effect: "allow" }),
    broken(...undelivered, ...ofPolicies),
  ),
  row(
    "block a policy with an element that IAM does not know",
    and({ Principals: "*" }),
    broken(...undelivered, ...ofPolicies),
  ),
  row(
    "block a policy of a million characters that mean nothing",
    text("x".repeat(1_000_000)),
    broken(...undelivered, ...ofPolicies),
  ),
  row(
    "block a policy of prototype names",
    text('{"__proto__": {"Statement": []}, "constructor": {"prototype": {}}}'),
    broken(...undelivered, ...ofPolicies),
  ),
  row("read one statement that is not a list", text(JSON.stringify({ Statement: tlsOnly })), broken(...undelivered)),
  row(
    "doubt a bucket whose policy two resources set",
    classic({
      and: [
        resource("aws:s3/bucketPolicy:BucketPolicy", "again", { bucket: "this-logs", policy: documentOf(...usual) }),
      ],
    }),
    doubtful(...ofPolicies, delivery),
  ),
];
