/** Rows on what keeps a trail from delivering, for which neither CreateTrail's success nor the word "logging" is a sign. */
import type { Classic } from "../classic";
import { notYetKnown } from "../state";
import { broken, type Case, doubtful, row } from "./case";
import {
  account,
  administer,
  bucketArn,
  classic,
  documentOf,
  encrypt,
  look,
  native,
  readAcl,
  resource,
  type TableResource,
  tlsOnly,
  trailArn,
  urn,
  write,
} from "./resources";
import { delivery, keyPolicy, ofPolicies, organizationPolicy, undelivered } from "./rules";

const encryptionType = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const otherAccount = "999999999999";
const organization = "o-exampleorgid";

/** A provider that tells the region and not the account. */
const anyAccount = { "this-account": { region: "eu-west-1", profile: "this-profile" } };

/** With these statements in the bucket's policy. */
function bucketWith(...statements: readonly object[]): readonly TableResource[] {
  return classic({ set: { policy: { policy: documentOf(...statements) } } });
}

/** With these statements in the key's policy. */
function keyWith(...statements: readonly object[]): readonly TableResource[] {
  return classic({ set: { key: { policy: documentOf(...statements, administer) } } });
}

/** With the statements of the bucket's policy for CloudTrail under a condition on the trail. */
function under(condition: object): readonly TableResource[] {
  const ofOwner = { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } };
  return bucketWith(
    { ...readAcl, Condition: condition },
    { ...write, Condition: { ...condition, ...(!("StringEquals" in condition) && ofOwner) } },
    tlsOnly,
  );
}

/** With another folder that CloudTrail may write to. */
function writingTo(folder: string, trail: Classic<"aws:cloudtrail/trail:Trail"> = {}): readonly TableResource[] {
  return classic({
    set: { trail, policy: { policy: documentOf(readAcl, { ...write, Resource: `${bucketArn}/${folder}` }, tlsOnly) } },
  });
}

/** That CloudTrail is denied something. */
function denying(Action: string | readonly string[], differences: object = {}): object {
  return {
    Effect: "Deny",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action,
    Resource: `${bucketArn}/*`,
    ...differences,
  };
}

/** With a Bucket Key, and with these statements in the key's policy. */
function withBucketKey(...statements: readonly object[]): readonly TableResource[] {
  return [
    ...keyWith(...statements),
    resource(encryptionType, "logs", {
      bucket: "this-logs",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" }, bucketKeyEnabled: true }],
    }),
  ];
}

const decrypt = { ...encrypt, Action: "kms:Decrypt" };
const otherTrail = { StringEquals: { "aws:SourceArn": trailArn.replace("this-audit", "this-other") } };

const service = { Service: "cloudtrail.amazonaws.com" };
const ofTrail = { StringEquals: { "aws:SourceArn": trailArn } };
const topicArn = `arn:aws:sns:eu-west-1:${account}:this-news`;
const roleArn = `arn:aws:iam::${account}:role/this-delivery`;
const stream = `arn:aws:logs:eu-west-1:${account}:log-group:trail:log-stream:${account}_CloudTrail_eu-west-1*`;
const topicType = "aws:sns/topic:Topic";
const roleType = "aws:iam/role:Role";

/** With a topic of the stack, and this policy. */
function topicWith(policy: string): readonly TableResource[] {
  const ofTopic = { origins: { arn: [urn(topicType, "news")] } };
  return classic({
    set: { trail: { snsTopicName: "this-news" } },
    origins: { trail: { snsTopicName: [urn(topicType, "news")] } },
    and: [
      resource(topicType, "news", { arn: topicArn, name: "this-news" }),
      resource("aws:sns/topicPolicy:TopicPolicy", "news", { arn: topicArn, policy }, ofTopic),
    ],
  });
}

const publish = {
  Effect: "Allow",
  Principal: service,
  Action: "sns:Publish",
  Resource: topicArn,
  Condition: ofTrail,
};
const trust = { Effect: "Allow", Principal: service, Action: "sts:AssumeRole", Condition: ofTrail };
const writeEvents = { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: stream };

/** With a role of the stack that trusts and may do this. */
function roleWith(trusted: object, permitted: object, ...and: readonly TableResource[]): readonly TableResource[] {
  const ofRole = { origins: { role: [urn(roleType, "delivery")] } };
  return classic({
    set: { trail: { cloudWatchLogsRoleArn: roleArn } },
    origins: { trail: { cloudWatchLogsRoleArn: [urn(roleType, "delivery")] } },
    and: [
      resource(roleType, "delivery", {
        arn: roleArn,
        name: "this-delivery",
        assumeRolePolicy: documentOf(trusted),
        inlinePolicies: [],
        managedPolicyArns: [],
      }),
      resource(
        "aws:iam/rolePolicy:RolePolicy",
        "delivery",
        { role: "this-delivery", policy: documentOf(permitted) },
        ofRole,
      ),
      ...and,
    ],
  });
}

/** Rows on what keeps a trail from delivering. */
export const deliveryCases: readonly Case[] = [
  row("block a bucket whose policy only denies requests without TLS", bucketWith(tlsOnly), broken(...undelivered)),
  row(
    "block a bucket that denies CloudTrail what it allows it",
    bucketWith(readAcl, write, tlsOnly, denying("s3:PutObject")),
    broken(...undelivered),
  ),
  row(
    "block a bucket that denies CloudTrail everything",
    bucketWith(readAcl, write, tlsOnly, denying("s3:*", { Resource: "*" })),
    broken(...undelivered),
  ),
  row(
    "block a bucket that denies everybody outside an organization, services among them",
    bucketWith(
      readAcl,
      write,
      tlsOnly,
      denying("s3:*", { Principal: "*", Condition: { StringNotEquals: { "aws:PrincipalOrgID": organization } } }),
    ),
    broken(...undelivered),
  ),
  row(
    "let a bucket pass that denies everybody outside an organization except services",
    bucketWith(
      readAcl,
      write,
      tlsOnly,
      denying("s3:*", {
        Principal: "*",
        Condition: {
          StringNotEquals: { "aws:PrincipalOrgID": organization },
          Bool: { "aws:PrincipalIsAWSService": "false" },
        },
      }),
    ),
  ),
  row(
    "let a bucket pass that denies old TLS",
    bucketWith(
      readAcl,
      write,
      tlsOnly,
      denying("s3:*", { Principal: "*", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }),
    ),
  ),
  row(
    "let a bucket pass that denies another service",
    bucketWith(readAcl, write, tlsOnly, denying("s3:*", { Principal: { Service: "config.amazonaws.com" } })),
  ),
  row("block a bucket for another trail", under(otherTrail), broken(...undelivered)),
  row(
    "block a bucket for the trail of this name in another account",
    under({ StringEquals: { "aws:SourceArn": trailArn.replace(account, otherAccount) } }),
    broken(...undelivered),
  ),
  row(
    "block a bucket for the trail of this name in another region",
    under({ StringEquals: { "aws:SourceArn": trailArn.replace("eu-west-1", "us-east-1") } }),
    broken(...undelivered),
  ),
  row(
    "block a bucket for another account",
    under({ StringEquals: { "aws:SourceArn": trailArn, "aws:SourceAccount": otherAccount } }),
    broken(...undelivered),
  ),
  row(
    "let a bucket pass for this account",
    under({ StringEquals: { "aws:SourceArn": trailArn, "aws:SourceAccount": account } }),
  ),
  row(
    "block a bucket whose StringEquals has a wildcard, which it takes literally",
    under({ StringEquals: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` } }),
    broken(...undelivered),
  ),
  row(
    "let a bucket pass whose StringLike has a wildcard",
    under({ StringLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` } }),
  ),
  row(
    "block a bucket that wants another ACL of log files",
    bucketWith(
      readAcl,
      { ...write, Condition: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "private" } } },
      tlsOnly,
    ),
    broken(...undelivered),
  ),
  row("block a bucket whose ACL CloudTrail may not read", bucketWith(write, tlsOnly), broken(...undelivered)),
  row("block the folder of another account", writingTo(`AWSLogs/${otherAccount}/*`), broken(...undelivered)),
  row("block a folder of another prefix", writingTo(`team/AWSLogs/${account}/*`), broken(...undelivered)),
  row(
    "block the folder without the trail's prefix",
    writingTo(`AWSLogs/${account}/*`, { s3KeyPrefix: "team" }),
    broken(...undelivered),
  ),
  row("let the folder below the trail's prefix pass", writingTo(`team/AWSLogs/${account}/*`, { s3KeyPrefix: "team" })),
  row(
    "block a folder for log files only, where the trail writes digests and Insights",
    writingTo(`AWSLogs/${account}/CloudTrail/*`),
    broken(...undelivered),
  ),
  row(
    "doubt a folder of log files of one region only",
    writingTo(`AWSLogs/${account}/*/eu-west-1/*`),
    doubtful(delivery),
  ),
  row(
    "doubt a trail whose prefix is not known",
    writingTo(`team/AWSLogs/${account}/*`, { s3KeyPrefix: notYetKnown }),
    doubtful(delivery),
  ),
  row(
    "doubt a condition on something that AWS does not say of CloudTrail",
    bucketWith(
      readAcl,
      write,
      tlsOnly,
      denying("s3:*", { Principal: "*", Condition: { NotIpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
    ),
    doubtful(delivery),
  ),
  row(
    "block a bucket of aws-native for another trail",
    native({
      set: {
        policy: {
          policyDocument: JSON.parse(
            documentOf({ ...readAcl, Condition: otherTrail }, { ...write, Condition: otherTrail }, tlsOnly),
          ) as object,
        },
      },
    }),
    broken(...undelivered),
  ),
  row(
    "block an organization trail for the trail of this name in another account, as names are compared whole",
    classic({
      set: {
        trail: { isOrganizationTrail: true, arn: trailArn },
        policy: {
          policy: documentOf(
            ...[readAcl, { ...write, Resource: `${bucketArn}/AWSLogs/*` }].map((statement) => ({
              ...statement,
              Condition: { StringEquals: { "aws:SourceArn": trailArn.replace(account, otherAccount) } },
            })),
            tlsOnly,
          ),
        },
      },
    }),
    broken(...undelivered, organizationPolicy),
  ),
  row(
    "not know an organization trail before it is deployed, and take it for the one that the policy names",
    classic({
      set: {
        trail: { isOrganizationTrail: true },
        policy: {
          policy: documentOf(
            readAcl,
            ...[account, organization].map((owner) => ({ ...write, Resource: `${bucketArn}/AWSLogs/${owner}/*` })),
            tlsOnly,
          ),
        },
      },
    }),
  ),
  {
    title: "take a trail whose account is not known for one of the account that its policies name",
    resources: classic(),
    found: {},
    providers: anyAccount,
  },
  {
    title: "block a trail whose account is not known, and whose policy names another region",
    resources: under({ StringEquals: { "aws:SourceArn": trailArn.replace("eu-west-1", "us-east-1") } }),
    found: broken(...undelivered),
    providers: anyAccount,
    isAlone: true,
  },
  row(
    "let a trail pass the gate whose bucket policy is not known, as in most ordinary stacks",
    classic({
      set: { policy: { policy: notYetKnown } },
      origins: { policy: { policy: [urn("aws:s3/bucket:Bucket", "logs")] } },
    }),
    doubtful(...ofPolicies, delivery),
  ),
  row(
    "let a trail pass the gate whose bucket policy is not known, and comes from no resource",
    classic({ set: { policy: { policy: notYetKnown } }, origins: { policy: {} } }),
    doubtful(...ofPolicies, delivery),
  ),
  row(
    "let a trail pass whose bucket and key are in no stack of its program",
    classic({ without: ["bucket", "publicAccessBlock", "policy", "versioning", "logging", "objectLock", "key"] }),
  ),

  row(
    "block a key for another trail",
    keyWith({ ...encrypt, Condition: otherTrail }, { ...look, Condition: otherTrail }),
    broken(...undelivered, keyPolicy),
  ),
  row(
    "block a key for the encryption context of another account",
    keyWith(
      {
        ...encrypt,
        Condition: {
          StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${otherAccount}:trail/*` },
        },
      },
      look,
    ),
    broken(...undelivered, keyPolicy),
  ),
  row(
    "block a key that denies CloudTrail what it allows it",
    keyWith(encrypt, look, { ...encrypt, Effect: "Deny", Condition: {} }),
    broken(...undelivered, keyPolicy),
  ),
  row("block a key that CloudTrail may not look at", keyWith(encrypt), broken(...undelivered)),
  row(
    "block a key that CloudTrail may not decrypt with, where S3 uses a Bucket Key",
    withBucketKey(encrypt, look),
    broken(...undelivered),
  ),
  row("let a key pass that CloudTrail may decrypt with for a Bucket Key", withBucketKey(encrypt, look, decrypt)),
  row(
    "block a key that CloudTrail may not decrypt with, where a bucket of aws-native uses a Bucket Key",
    native({
      set: {
        bucket: { bucketEncryption: { serverSideEncryptionConfiguration: [{ bucketKeyEnabled: true }] } },
      },
    }),
    broken(...undelivered),
  ),
  row(
    "doubt a key that CloudTrail may not decrypt with, where S3 may use a Bucket Key",
    classic({ and: [resource(encryptionType, "logs", { bucket: "this-logs", rules: notYetKnown })] }),
    doubtful(delivery),
  ),

  row("let a topic pass that CloudTrail may publish to", topicWith(documentOf(publish))),
  row(
    "find a topic for another trail, which keeps no log file from its bucket",
    topicWith(documentOf({ ...publish, Condition: otherTrail })),
    broken(delivery),
  ),
  row("let a topic pass whose policy is not known, as in most ordinary stacks", topicWith(notYetKnown)),
  row("let a role pass that CloudTrail may write events as", roleWith(trust, writeEvents)),
  row(
    "find a role that trusts another trail",
    roleWith({ ...trust, Condition: otherTrail }, writeEvents),
    broken(delivery),
  ),
  row(
    "find a role that may write the streams of another account only",
    roleWith(trust, { ...writeEvents, Resource: stream.replace(`${account}_`, `${otherAccount}_`) }),
    broken(delivery),
  ),
  row(
    "let a role pass that has a policy of elsewhere, too, which may allow what is missing",
    roleWith(
      trust,
      { ...writeEvents, Action: "logs:PutLogEvents" },
      resource(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "delivery",
        { role: "this-delivery", policyArn: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" },
        { origins: { role: [urn(roleType, "delivery")] } },
      ),
    ),
  ),
];
