import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { textsIn, unconditional, withText } from "./arbitraries";
import { delivery, encryption, tlsOnly } from "../rules/logBuckets";
import { odd } from "./odd";
import type { PropertiesOf } from "./propertiesOf";
import { serve, type ServedResource } from "./serve";

const secret = "hunter2";
const classic = "aws:cloudtrail/trail:Trail";
const world = {
  Sid: "World",
  Effect: "Allow",
  Principal: { AWS: ["*", "123456789012"] },
  Action: ["s3:*", "kms:*"],
  Resource: "arn:aws:s3:::logs",
};

function resource<Type extends string>(type: Type, name: string, props: PropertiesOf<Type>): ServedResource {
  return { type, name, props };
}

/** A stack that breaks most rules, by each thing that they look at: there is much to tell. */
const careless: readonly ServedResource[] = [
  resource(classic, "audit", {
    name: "audit",
    s3BucketName: "logs",
    s3KeyPrefix: "prefix",
    kmsKeyId: "key-id",
    snsTopicName: "topic",
    isOrganizationTrail: true,
    cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:trail:*",
    enableLogFileValidation: odd("yes"),
    isMultiRegionTrail: odd("yes"),
    eventSelectors: [
      {
        readWriteType: "WriteOnly",
        excludeManagementEventSources: ["kms.amazonaws.com", "other.amazonaws.com"],
        dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::data/"] }],
      },
    ],
    insightSelectors: [{ insightType: "ApiCallRateInsight" }],
    tags: { owner: "me" },
  }),
  resource(classic, "other", {
    name: "other",
    s3BucketName: "logs",
    kmsKeyId: "alias/trail",
    advancedEventSelectors: [
      {
        name: "selector",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Management"] },
          { field: "readOnly", equals: ["true"] },
          { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
        ],
      },
      {
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          { field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::logs/"] },
        ],
      },
    ],
  }),
  resource("aws:s3/bucket:Bucket", "logs", {
    bucket: "logs",
    acl: "public-read",
    grants: [{ type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers" }],
    logging: { targetBucket: "logs", targetPrefix: "access/" },
    lifecycleRules: [{ id: "expire", prefix: "prefix/", enabled: true, expiration: { days: 3 } }],
    forceDestroy: true,
  }),
  resource("aws:s3/bucketPolicy:BucketPolicy", "logs", {
    bucket: "logs",
    policy: JSON.stringify({
      Id: "policy",
      Statement: [...delivery, tlsOnly, ...delivery.map(unconditional), world],
    }),
  }),
  resource("aws:kms/key:Key", "key", {
    keyId: "key-id",
    arn: "arn:aws:kms:eu-west-1:123456789012:key/key-id",
    policy: odd({ Statement: [unconditional(encryption), world] }),
    deletionWindowInDays: 7,
  }),
  resource("aws:kms/alias:Alias", "alias", { name: "alias/trail", targetKeyId: "key-id" }),
].map((one) => ({
  ...one,
  provider: {
    name: "eu",
    props: {
      accessKey: "AKIAEXAMPLE",
      secretKey: "secret",
      token: "token",
      region: "eu-west-1",
      profile: "profile",
      endpoints: JSON.stringify([{ cloudtrail: "http://127.0.0.1" }]),
      assumeRoles: JSON.stringify([{ roleArn: "arn:aws:iam::123456789012:role/deploy", externalId: "external" }]),
    },
  },
}));

const places = careless.flatMap(({ props, provider }, index) => [
  ...textsIn(props).map((path) => ({ index, path: ["props", ...path] })),
  ...textsIn(provider?.props).map((path) => ({ index, path: ["provider", "props", ...path] })),
]);

/** Puts a secret into a text. */
type Change = (text: string) => string;

/** A secret in place of a text, and in place of each text of one that is JSON. */
export const wholeTexts: readonly Change[] = [
  () => secret,
  (text) => text.replaceAll(/"([\w:/.*-]+)"(?=[,}\]])/g, `"${secret}"`),
];

/** A secret as a part of these. */
export const partsOfTexts: readonly Change[] = [
  (text) => `${text}-${secret}`,
  (text) => `${secret}-${text}`,
  (text) => text.replaceAll(/"([\w:/.*-]+)"(?=[,}\]])/g, `"$1${secret}"`),
];

/** A message where it tells the secret. */
function around(message: string): string {
  return message.slice(Math.max(0, message.indexOf(secret) - 40), message.indexOf(secret) + 20);
}

/** The tests that no report tells a secret, for some or all of the ways in which it may stand in a text. */
export function neverTells(changes: readonly Change[]): void {
  it("are many about the stack that the next test changes", async () => {
    assert.ok(new Set((await serve(careless)).map(({ policy }) => policy)).size > 15);
  });

  it("never tell a value, as each may be a secret", async () => {
    const told = new Set<string>();
    for (const { index, path } of places) {
      for (const change of changes) {
        const changed = withText(careless[index], path, change) as ServedResource;
        // A text without JSON in it has nothing to hide a secret in by the changes of JSON.
        if (isDeepStrictEqual(changed, careless[index])) continue;
        const stack = careless.with(index, changed);
        for (const { policy, message } of await serve(stack)) {
          if (message.includes(secret)) told.add(`${policy} tells ${path.join(".")}: ${around(message)}`);
        }
      }
    }
    assert.deepEqual([...told], []);
  });
}
