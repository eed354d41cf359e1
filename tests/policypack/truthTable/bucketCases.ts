/** Rows on the bucket that a trail delivers to, except for its policy. */
import type { Classic } from "../classic";
import { odd } from "../odd";
import type { ItemOf } from "../propertiesOf";
import { notYetKnown } from "../state";
import { broken, type Case, doubtful, row } from "./case";
import {
  account,
  bucketArn,
  classic,
  closed,
  documentOf,
  native,
  readAcl,
  resource,
  secondTrail,
  type TableResource,
  tlsOnly,
  urn,
  version6,
  write,
} from "./resources";
import {
  accessLogging,
  delivery,
  forceDestroy,
  objectLock,
  ofPolicies,
  once,
  publicAccess,
  retention,
  tls,
  undelivered,
  versioning,
} from "./rules";

const bucketType = "aws:s3/bucket:Bucket";
const bucket = { bucket: "this-logs" } satisfies Classic<typeof bucketType>;
const accountBlockType = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const lifecycleType = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

type LifecycleRule = ItemOf<Classic<typeof lifecycleType>["rules"]>;

/** What sets one thing about the bucket each. */
const parts = ["publicAccessBlock", "policy", "versioning", "logging", "objectLock"] as const;

/** What a value comes from that is known only after deployment. */
const choice = {
  urn: urn("random:index/randomInteger:RandomInteger", "choice"),
  made: resource("random:index/randomInteger:RandomInteger", "choice", { min: 1, max: 2 }),
};

/** With a public access block that differs. */
function block(
  differences: Classic<"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock">,
): readonly TableResource[] {
  return classic({ set: { publicAccessBlock: differences } });
}

/** With an ACL by a resource of its own. */
function acl(properties: Classic<"aws:s3/bucketAcl:BucketAcl">): readonly TableResource[] {
  return classic({ and: [resource("aws:s3/bucketAcl:BucketAcl", "logs", { ...bucket, ...properties })] });
}

/** With a grant of the bucket's ACL to a group of AWS. */
function grantTo(group: string): readonly TableResource[] {
  return acl({
    accessControlPolicy: {
      grants: [{ permission: "READ", grantee: { type: "Group", uri: `http://acs.amazonaws.com/groups/${group}` } }],
      owner: { id: "owner" },
    },
  });
}

/** With lifecycle rules, which are on. */
function lifecycle(...rules: readonly LifecycleRule[]): readonly TableResource[] {
  return lifecycleAsGiven(...rules.map((rule) => ({ status: "Enabled", ...rule })));
}

function lifecycleAsGiven(...rules: readonly LifecycleRule[]): readonly TableResource[] {
  return classic({ and: [resource(lifecycleType, "logs", { ...bucket, rules })] });
}

/** A key prefix of the trail, with a policy for it. */
const belowTeam = {
  trail: { s3KeyPrefix: "team" },
  policy: { policy: documentOf(readAcl, { ...write, Resource: `${bucketArn}/team/AWSLogs/${account}/*` }, tlsOnly) },
};

const early = { expiration: { days: 90 } } satisfies LifecycleRule;

function withoutVersioning(set: Classic<typeof bucketType>): readonly TableResource[] {
  return classic({ without: ["versioning"], set: { bucket: set } });
}

/** Rows on the bucket that a trail delivers to, except for its policy. */
export const bucketCases: readonly Case[] = [
  row("block a bucket without public access block", classic({ without: ["publicAccessBlock"] }), broken(publicAccess)),
  ...Object.keys(closed).map((setting) =>
    row(`block a public access block with ${setting} off`, block({ [setting]: false }), broken(publicAccess)),
  ),
  row("take a setting that is absent for off", block({ restrictPublicBuckets: undefined }), broken(publicAccess)),
  row("block a setting that may be off", block({ ignorePublicAcls: notYetKnown }), doubtful(publicAccess)),
  row("doubt a setting that is text", block({ blockPublicAcls: odd("true") }), doubtful(publicAccess)),
  row(
    "count the public access block of the whole account",
    classic({ without: ["publicAccessBlock"], and: [resource(accountBlockType, "account", closed)] }),
  ),
  row(
    "add up the settings of bucket and account",
    classic({
      set: { publicAccessBlock: { blockPublicAcls: false, ignorePublicAcls: undefined } },
      and: [resource(accountBlockType, "account", { blockPublicAcls: true, ignorePublicAcls: true })],
    }),
  ),
  {
    title: "do not count the public access block of another account",
    resources: classic({
      without: ["publicAccessBlock"],
      and: [
        resource(accountBlockType, "account", closed, { provider: "other" }),
        secondTrail({ kmsKeyId: "alias/outside" }, { provider: "other" }),
      ],
    }),
    found: broken(publicAccess),
    providers: { other: { region: "eu-west-1", profile: "other", allowedAccountIds: '["999999999999"]' } },
    isAlone: true,
  },
  row(
    "block a bucket of version 6 without public access block",
    version6({ without: ["publicAccessBlock"] }),
    broken(publicAccess),
  ),
  row(
    "block a bucket of aws-native without public access block",
    native({ set: { bucket: { publicAccessBlockConfiguration: undefined } } }),
    broken(publicAccess),
  ),
  row(
    "block a bucket of aws-native with one setting off",
    native({ set: { bucket: { publicAccessBlockConfiguration: { ...closed, blockPublicPolicy: false } } } }),
    broken(publicAccess),
  ),
  ...["public-read", "public-read-write", "authenticated-read"].map((canned) =>
    row(`block a bucket with the ACL ${canned}`, acl({ acl: canned }), broken(publicAccess)),
  ),
  row("let a bucket pass with an ACL for the delivery of logs", acl({ acl: "log-delivery-write" })),
  row("block a bucket that grants access to all users", grantTo("global/AllUsers"), broken(publicAccess)),
  row(
    "block a bucket that grants access to users of all accounts",
    grantTo("global/AuthenticatedUsers"),
    broken(publicAccess),
  ),
  row("let a bucket pass with a grant for the delivery of logs", grantTo("s3/LogDelivery")),
  row(
    "block a bucket with a public ACL of its own",
    classic({ set: { bucket: { acl: "public-read" } } }),
    broken(publicAccess),
  ),
  row(
    "block a bucket of version 6 with a public ACL",
    version6({ and: [resource("aws:s3/bucketAclV2:BucketAclV2", "logs", { ...bucket, acl: "public-read" })] }),
    broken(publicAccess),
  ),
  row(
    "block a bucket of aws-native with a public ACL",
    native({ set: { bucket: { accessControl: "PublicRead" } } }),
    broken(publicAccess),
  ),
  row(
    "block a bucket with an ACL that is not known",
    classic({ set: { bucket: { acl: notYetKnown } }, origins: { bucket: { acl: [choice.urn] } }, and: [choice.made] }),
    doubtful(publicAccess),
  ),
  row(
    "take for absent what a preview leaves to the provider",
    classic({
      set: {
        bucket: {
          acl: notYetKnown,
          grants: notYetKnown,
          policy: notYetKnown,
          versioning: notYetKnown,
          lifecycleRules: notYetKnown,
          logging: notYetKnown,
          objectLockConfiguration: notYetKnown,
          objectLockEnabled: notYetKnown,
        },
      },
      origins: { bucket: {} },
    }),
  ),

  row("block a bucket without versions", withoutVersioning({}), broken(versioning)),
  ...["Suspended", "Disabled"].map((status) =>
    row(
      `block a bucket whose versioning is ${status}`,
      classic({ set: { versioning: { versioningConfiguration: { status } } } }),
      broken(versioning),
    ),
  ),
  row(
    "block a bucket that may have no versions",
    classic({ set: { versioning: { versioningConfiguration: { status: notYetKnown } } } }),
    doubtful(versioning),
  ),
  row(
    "doubt a status of versioning that is not text",
    classic({ set: { versioning: { versioningConfiguration: { status: odd(true) } } } }),
    doubtful(versioning),
  ),
  row("let a bucket pass with versions of its own", withoutVersioning({ versioning: { enabled: true } })),
  row(
    "block a bucket with its own versions off",
    withoutVersioning({ versioning: { enabled: false } }),
    broken(versioning),
  ),
  row("know that Object Lock brings versions", withoutVersioning({ objectLockEnabled: true })),
  row(
    "block a bucket of version 6 whose versioning is Suspended",
    version6({ set: { versioning: { versioningConfiguration: { status: "Suspended" } } } }),
    broken(versioning),
  ),
  row(
    "let a bucket of version 6 pass with versions of its own",
    version6({ without: ["versioning"], set: { bucket: { versionings: [{ enabled: true }] } } }),
  ),
  row(
    "block a bucket of aws-native without versions",
    native({ set: { bucket: { versioningConfiguration: undefined, objectLockEnabled: false } } }),
    broken(versioning),
  ),
  row(
    "doubt a bucket whose versions two resources set",
    classic({
      and: [
        resource("aws:s3/bucketVersioning:BucketVersioning", "again", {
          ...bucket,
          versioningConfiguration: { status: "Suspended" },
        }),
      ],
    }),
    doubtful(versioning),
  ),
  row(
    "follow a versioning resource to its bucket, while no name is known",
    classic({
      set: { versioning: { bucket: notYetKnown, versioningConfiguration: { status: "Suspended" } } },
      origins: { versioning: { bucket: [urn(bucketType, "logs")] } },
    }),
    broken(versioning),
  ),
  {
    title: "doubt a bucket without versioning where there is one for an unknown bucket",
    resources: classic({
      set: { versioning: { bucket: notYetKnown } },
      origins: { versioning: { bucket: [choice.urn] } },
      and: [choice.made],
    }),
    found: doubtful(versioning),
    isAlone: true,
  },

  row("let a bucket pass that expires nothing early", lifecycle({ expiration: { days: 365 } })),
  row("block a bucket that expires log files a day early", lifecycle({ expiration: { days: 364 } }), broken(retention)),
  row(
    "block a bucket with one rule that expires early",
    lifecycle({ expiration: { days: 999 } }, early),
    broken(retention),
  ),
  row("let a bucket pass with a rule that is off", lifecycleAsGiven({ status: "Disabled", ...early })),
  row(
    "block a bucket that expires all from a date on",
    lifecycle({ expiration: { date: "2030-01-01T00:00:00Z" } }),
    broken(retention),
  ),
  row(
    "block a bucket that expires log files by prefix",
    lifecycle({ ...early, filter: { prefix: "AWSLogs/" } }),
    broken(retention),
  ),
  row(
    "block a bucket that expires the log files of one region early",
    lifecycle({ ...early, filter: { and: { prefix: `AWSLogs/${account}/CloudTrail/eu-west-1/` } } }),
    broken(retention),
  ),
  row("let a bucket pass that expires other objects", lifecycle({ ...early, filter: { prefix: "reports/" } })),
  row(
    "read prefixes below the trail's own",
    classic({
      set: belowTeam,
      and: [
        resource(lifecycleType, "logs", {
          ...bucket,
          rules: [{ status: "Enabled", ...early, filter: { prefix: "AWSLogs/" } }],
        }),
      ],
    }),
  ),
  row(
    "block a bucket that expires early what is below the trail's prefix",
    classic({
      set: belowTeam,
      and: [
        resource(lifecycleType, "logs", {
          ...bucket,
          rules: [{ status: "Enabled", ...early, filter: { prefix: "team/" } }],
        }),
      ],
    }),
    broken(retention),
  ),
  row(
    "let a bucket pass that expires tagged objects, as log files have no tags",
    lifecycle({ ...early, filter: { tag: { key: "keep", value: "no" } } }),
  ),
  row(
    "block a bucket that expires objects above a size",
    lifecycle({ ...early, filter: { objectSizeGreaterThan: 1 } }),
    broken(retention),
  ),
  row("let a bucket pass that moves log files", lifecycle({ transitions: [{ days: 30, storageClass: "GLACIER" }] })),
  row(
    "let a bucket pass that expires earlier versions, which log files do not have",
    lifecycle({ noncurrentVersionExpiration: { noncurrentDays: 30 } }),
  ),
  row(
    "block a bucket that expires log files after days that are not known",
    lifecycle({ expiration: { days: notYetKnown } }),
    doubtful(retention),
  ),
  row("doubt days that are text", lifecycle({ expiration: { days: odd("365") } }), doubtful(retention)),
  row(
    "doubt lifecycle rules that are not a list",
    classic({ and: [resource(lifecycleType, "logs", { ...bucket, rules: odd(true) })] }),
    doubtful(retention),
  ),
  row(
    "block a bucket with an early rule of its own",
    classic({ set: { bucket: { lifecycleRules: [{ enabled: true, ...early }] } } }),
    broken(retention),
  ),
  row(
    "block a bucket of version 6 with an early rule of its own",
    version6({ set: { bucket: { lifecycleRules: [{ enabled: true, expirations: [{ days: 90 }] }] } } }),
    broken(retention),
  ),
  row(
    "block a bucket of version 6 with an early rule",
    version6({
      and: [
        resource("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2", "logs", {
          ...bucket,
          rules: [{ status: "Enabled", ...early }],
        }),
      ],
    }),
    broken(retention),
  ),
  row(
    "block a bucket of aws-native with an early rule",
    native({
      set: { bucket: { lifecycleConfiguration: { rules: [{ status: "Enabled", expirationInDays: 90 }] } } },
    }),
    broken(retention),
  ),
  {
    title: "let a bucket pass that keeps log files as long as the configuration asks for",
    resources: lifecycle(early),
    found: {},
    settings: { [retention]: { minimumDays: 90 } },
  },

  row(
    "block a bucket that is destroyed with its files",
    classic({ set: { bucket: { forceDestroy: true } } }),
    broken(forceDestroy),
  ),
  row("let a bucket pass that does not set forceDestroy", classic({ set: { bucket: { forceDestroy: undefined } } })),
  row(
    "block a bucket that may be destroyed with its files",
    classic({
      set: { bucket: { forceDestroy: notYetKnown } },
      origins: { bucket: { forceDestroy: [choice.urn] } },
      and: [choice.made],
    }),
    doubtful(forceDestroy),
  ),
  row(
    "doubt a forceDestroy that is text",
    classic({ set: { bucket: { forceDestroy: odd("no") } } }),
    doubtful(forceDestroy),
  ),
  row(
    "block a bucket of version 6 that is destroyed with its files",
    version6({ set: { bucket: { forceDestroy: true } } }),
    broken(forceDestroy),
  ),

  row("block a bucket whose access is not logged", classic({ without: ["logging"] }), broken(accessLogging)),
  row(
    "block a bucket that logs to itself",
    classic({ set: { logging: { targetBucket: "this-logs" } } }),
    broken(accessLogging),
  ),
  row(
    "block a bucket that logs to itself, while no name is known",
    classic({
      set: { logging: { targetBucket: notYetKnown } },
      origins: { logging: { targetBucket: [urn(bucketType, "logs")] } },
    }),
    broken(accessLogging),
  ),
  row(
    "let a bucket pass that logs to another of the stack, while no name is known",
    classic({
      set: { logging: { targetBucket: notYetKnown } },
      origins: { logging: { targetBucket: [urn(bucketType, "access")] } },
      and: [resource(bucketType, "access", { bucket: "this-access" })],
    }),
  ),
  row(
    "block a bucket whose log target is not known",
    classic({
      set: { logging: { targetBucket: notYetKnown } },
      origins: { logging: { targetBucket: [choice.urn] } },
      and: [choice.made],
    }),
    doubtful(accessLogging),
  ),
  row(
    "doubt a target that is not text",
    classic({ set: { logging: { targetBucket: odd(1) } } }),
    doubtful(accessLogging),
  ),
  row(
    "let a bucket pass that sets its log target itself",
    classic({ without: ["logging"], set: { bucket: { logging: { targetBucket: "this-access" } } } }),
  ),
  row(
    "let a bucket of version 6 pass that sets its log target itself",
    version6({ without: ["logging"], set: { bucket: { loggings: [{ targetBucket: "this-access" }] } } }),
  ),
  row(
    "block a bucket of version 6 that logs to itself",
    version6({ set: { logging: { targetBucket: "this-logs" } } }),
    broken(accessLogging),
  ),
  row(
    "block a bucket of aws-native whose access is not logged",
    native({ set: { bucket: { loggingConfiguration: undefined } } }),
    broken(accessLogging),
  ),
  row(
    "block a bucket of aws-native that names no target, and so logs to itself",
    native({ set: { bucket: { loggingConfiguration: { logFilePrefix: "access/" } } } }),
    broken(accessLogging),
  ),

  row("block a bucket without Object Lock", classic({ without: ["objectLock"] }), broken(objectLock)),
  row(
    "block Object Lock without default retention",
    classic({ set: { objectLock: { rule: undefined } } }),
    broken(objectLock),
  ),
  row(
    "block a bucket that has Object Lock but no default retention",
    classic({ without: ["objectLock"], set: { bucket: { objectLockEnabled: true } } }),
    broken(objectLock),
  ),
  row(
    "let a bucket pass that locks for years",
    classic({ set: { objectLock: { rule: { defaultRetention: { mode: "COMPLIANCE", years: 7 } } } } }),
  ),
  row(
    "block a bucket that locks for days that are not known",
    classic({ set: { objectLock: { rule: { defaultRetention: { mode: "GOVERNANCE", days: notYetKnown } } } } }),
    doubtful(objectLock),
  ),
  row(
    "doubt days of a lock that are text",
    classic({ set: { objectLock: { rule: { defaultRetention: { mode: "GOVERNANCE", days: odd("1") } } } } }),
    doubtful(objectLock),
  ),
  row(
    "let a bucket pass that sets its lock itself",
    classic({
      without: ["objectLock"],
      set: {
        bucket: {
          objectLockConfiguration: {
            objectLockEnabled: "Enabled",
            rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } },
          },
        },
      },
    }),
  ),
  row("block a bucket of version 6 without Object Lock", version6({ without: ["objectLock"] }), broken(objectLock)),
  row(
    "let a bucket of version 6 pass that sets its lock itself",
    version6({
      without: ["objectLock"],
      set: {
        bucket: {
          objectLockConfiguration: {
            objectLockEnabled: "Enabled",
            rules: [{ defaultRetentions: [{ mode: "GOVERNANCE", days: 1 }] }],
          },
        },
      },
    }),
  ),
  row(
    "block a bucket of aws-native without Object Lock",
    native({ set: { bucket: { objectLockConfiguration: undefined } } }),
    broken(objectLock),
  ),

  row("leave a bucket of another stack alone", classic({ set: { trail: { s3BucketName: "elsewhere" } } })),
  row(
    "leave a bucket alone that no trail delivers to",
    classic({ and: [resource(bucketType, "films", { bucket: "this-films", acl: "public-read", forceDestroy: true })] }),
  ),
  row(
    "follow a trail to its bucket, while no name is known",
    classic({
      set: {
        ...Object.fromEntries(parts.map((part) => [part, { bucket: notYetKnown }])),
        trail: { s3BucketName: notYetKnown },
        bucket: { bucket: notYetKnown, forceDestroy: true },
      },
      origins: {
        ...Object.fromEntries(parts.map((part) => [part, { bucket: [urn(bucketType, "logs")] }])),
        trail: { s3BucketName: [urn(bucketType, "logs")] },
        bucket: {},
      },
    }),
    broken(forceDestroy),
  ),
  row(
    "judge the buckets of two trails apart",
    classic({
      without: ["versioning"],
      and: [
        secondTrail({ s3BucketName: "this-films" }),
        resource(bucketType, "films", {
          bucket: "this-films",
          forceDestroy: true,
          policy: documentOf(...[readAcl, write, tlsOnly].map((statement) => ofFilms(statement))),
          versioning: { enabled: true },
          logging: { targetBucket: "this-access" },
        }),
        resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "films", {
          bucket: "this-films",
          ...closed,
        }),
      ],
    }),
    {
      ...broken(once, versioning),
      [`${delivery} of second`]: "violation",
      [`${forceDestroy} of films`]: "violation",
      [`${objectLock} of films`]: "violation",
    },
  ),
  row(
    "judge a bucket of two trails once",
    classic({ without: ["versioning"], and: [secondTrail({ s3BucketName: "this-logs" })] }),
    { ...broken(once, versioning), [`${delivery} of second`]: "violation" },
  ),
  row(
    "find all that a bare bucket lacks",
    classic({ without: parts }),
    broken(...undelivered, publicAccess, tls, versioning, accessLogging, objectLock),
  ),
  row(
    "find all that a bare bucket of aws-native lacks",
    native({
      without: ["policy", "bucket"],
      and: [resource("aws-native:s3:Bucket", "logs", { bucketName: "this-logs" })],
    }),
    broken(...undelivered, publicAccess, tls, versioning, accessLogging, objectLock),
  ),
  row(
    "doubt a bucket about which nothing is known",
    [
      ...classic({
        set: { trail: { s3BucketName: notYetKnown } },
        origins: { trail: { s3BucketName: [urn(bucketType, "logs")] } },
        without: ["bucket", ...parts],
      }),
      resource(bucketType, "logs", {}),
    ],
    doubtful(publicAccess, ...ofPolicies, versioning, retention, forceDestroy, accessLogging, objectLock, delivery),
  ),
];

function ofFilms(statement: object): object {
  return JSON.parse(JSON.stringify(statement).replaceAll("this-logs", "this-films")) as object;
}
