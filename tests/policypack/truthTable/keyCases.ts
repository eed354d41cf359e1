/** Rows on the key that encrypts the log files of a trail. */
import type { Classic } from "../classic";
import type { Native } from "../native";
import { odd } from "../odd";
import type { PropertiesOf } from "../propertiesOf";
import { notYetKnown } from "../state";
import { broken, type Case, doubtful, row } from "./case";
import {
  account,
  administer,
  classic,
  documentOf,
  encrypt,
  look,
  native,
  resource,
  secondTrail,
  type TableResource,
  trailArn,
  urn,
} from "./resources";
import { delivery, keyDeletion, keyEnabled, keyPolicy, keyRotation, once, undelivered } from "./rules";

const keyType = "aws:kms/key:Key";
const keyArn = `arn:aws:kms:eu-west-1:${account}:key/this-key`;
/** What a value comes from that is known only after deployment. */
const choice = {
  urn: urn("random:index/randomInteger:RandomInteger", "choice"),
  made: resource("random:index/randomInteger:RandomInteger", "choice", { min: 7, max: 30 }),
};

const allDoubtful = doubtful(keyEnabled, keyPolicy, keyRotation, keyDeletion);

function key(set: Classic<typeof keyType>): readonly TableResource[] {
  return classic({ set: { key: set } });
}

function nativeKey(set: Native<"aws-native:kms:Key">): readonly TableResource[] {
  return native({ set: { key: set } });
}

/** With a key that CloudTrail may look at, and these statements. */
function keyWith(...statements: readonly object[]): readonly TableResource[] {
  return key({ policy: documentOf(look, ...statements) });
}

/** The same stack with another kind of key. */
function insteadOfKey<Type extends string>(type: Type, properties: PropertiesOf<Type>): readonly TableResource[] {
  return classic({ without: ["key"], and: [resource(type, "key", { arn: keyArn, ...properties })] });
}

const goodPolicy = { policy: documentOf(encrypt, look, administer) } satisfies Classic<typeof keyType>;

/** Rows on the key that encrypts the log files of a trail. */
export const keyCases: readonly Case[] = [
  row("block a key that is disabled", key({ isEnabled: false }), broken(...undelivered, keyEnabled)),
  row("let a key pass that says it is enabled", key({ isEnabled: true })),
  row(
    "block a key that may be disabled",
    classic({
      set: { key: { isEnabled: notYetKnown } },
      origins: { key: { isEnabled: [choice.urn] } },
      and: [choice.made],
    }),
    doubtful(keyEnabled, delivery),
  ),
  row("doubt a key that is enabled by a text", key({ isEnabled: odd("yes") }), doubtful(keyEnabled, delivery)),
  row("block a key of aws-native that is disabled", nativeKey({ enabled: false }), broken(...undelivered, keyEnabled)),

  row("block a key that is not rotated", key({ enableKeyRotation: false }), broken(keyRotation)),
  row("block a key that does not say it is rotated", key({ enableKeyRotation: undefined }), broken(keyRotation)),
  row(
    "block a key that may not be rotated",
    classic({
      set: { key: { enableKeyRotation: notYetKnown } },
      origins: { key: { enableKeyRotation: [choice.urn] } },
      and: [choice.made],
    }),
    doubtful(keyRotation),
  ),
  row("doubt a key that is rotated by a number", key({ enableKeyRotation: odd(365) }), doubtful(keyRotation)),
  row("block a key of aws-native that is not rotated", nativeKey({ enableKeyRotation: false }), broken(keyRotation)),
  row(
    "do not ask rotation of a key in a key store of one's own, which AWS cannot rotate",
    key({ enableKeyRotation: undefined, customKeyStoreId: "cks-1234567890abcdef0" }),
  ),
  row(
    "do not ask rotation of a key of aws-native with imported material",
    nativeKey({ enableKeyRotation: undefined, origin: "EXTERNAL" }),
  ),
  row("do not ask rotation of an external key", insteadOfKey("aws:kms/externalKey:ExternalKey", goodPolicy)),
  row(
    "do not ask rotation of a replica, which is rotated along with its primary key",
    insteadOfKey("aws:kms/replicaKey:ReplicaKey", goodPolicy),
  ),
  row(
    "block a replica that is disabled",
    insteadOfKey("aws:kms/replicaKey:ReplicaKey", { ...goodPolicy, enabled: false }),
    broken(...undelivered, keyEnabled),
  ),

  row("block a key with a deletion window of 7 days", key({ deletionWindowInDays: 7 }), broken(keyDeletion)),
  row("block a key with a deletion window of 29 days", key({ deletionWindowInDays: 29 }), broken(keyDeletion)),
  row("let a key pass with a deletion window of 30 days", key({ deletionWindowInDays: 30 })),
  row(
    "block a key whose deletion window is not known",
    classic({
      set: { key: { deletionWindowInDays: notYetKnown } },
      origins: { key: { deletionWindowInDays: [choice.urn] } },
      and: [choice.made],
    }),
    doubtful(keyDeletion),
  ),
  row("doubt a deletion window that is text", key({ deletionWindowInDays: odd("30") }), doubtful(keyDeletion)),
  row(
    "block a key of aws-native with a deletion window of 7 days",
    nativeKey({ pendingWindowInDays: 7 }),
    broken(keyDeletion),
  ),
  {
    title: "let a key pass with the deletion window that the configuration asks for",
    resources: key({ deletionWindowInDays: 7 }),
    found: {},
    settings: { [keyDeletion]: { minimumDays: 7 } },
  },

  row(
    "block a key whose policy is the default, which does not mention CloudTrail",
    key({ policy: undefined }),
    broken(...undelivered, keyPolicy),
  ),
  row("block a key whose policy names only the account", keyWith(administer), broken(...undelivered, keyPolicy)),
  row(
    "let a key pass that names the trail in aws:SourceArn",
    keyWith({ ...encrypt, Condition: { StringEquals: { "aws:SourceArn": trailArn } } }, administer),
  ),
  row(
    "block a key that lets CloudTrail encrypt for any trail",
    keyWith({ ...encrypt, Condition: {} }, administer),
    broken(keyPolicy),
  ),
  row(
    "block a key that lets CloudTrail encrypt for trails of any account",
    keyWith({
      ...encrypt,
      Condition: { StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:*:trail/*" } },
    }),
    broken(keyPolicy),
  ),
  row(
    "block a key that lets CloudTrail decrypt only",
    keyWith({ ...encrypt, Action: "kms:Decrypt" }, administer),
    broken(...undelivered, keyPolicy),
  ),
  row(
    "block a key that lets everybody decrypt",
    keyWith(encrypt, administer, { Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*" }),
    broken(keyPolicy),
  ),
  row(
    "let a key pass that lets everybody of one account decrypt",
    keyWith(encrypt, administer, {
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { "kms:CallerAccount": account } },
    }),
  ),
  row(
    "block a key whose policy denies what CloudTrail needs instead of allowing it",
    keyWith({ ...encrypt, Effect: "Deny" }, administer),
    broken(...undelivered, keyPolicy),
  ),
  row(
    "block a key whose policy is not known",
    classic({
      set: { key: { policy: notYetKnown } },
      origins: { key: { policy: [urn("aws:iam/role:Role", "reader")] } },
      and: [resource("aws:iam/role:Role", "reader", {})],
    }),
    doubtful(keyPolicy, delivery),
  ),
  row("block a key whose policy is not JSON", key({ policy: "{" }), broken(...undelivered, keyPolicy)),
  row(
    "block a key of aws-native without policy for CloudTrail",
    nativeKey({ keyPolicy: {} }),
    broken(...undelivered, keyPolicy),
  ),
  row(
    "read the policy that a resource of its own sets",
    classic({
      set: { key: { policy: undefined } },
      and: [resource("aws:kms/keyPolicy:KeyPolicy", "key", { keyId: "this-key", ...goodPolicy })],
    }),
  ),
  row(
    "doubt a key whose policy two resources set",
    classic({
      set: { key: { policy: undefined } },
      and: ["key", "second"].map((name) =>
        resource("aws:kms/keyPolicy:KeyPolicy", name, { keyId: "this-key", ...goodPolicy }),
      ),
    }),
    doubtful(keyPolicy, delivery),
  ),

  row(
    "follow a trail to its key through an alias, while no ARN is known",
    classic({
      set: {
        trail: { kmsKeyId: notYetKnown },
        key: { arn: notYetKnown, keyId: notYetKnown, isEnabled: false },
      },
      origins: { trail: { kmsKeyId: [urn("aws:kms/alias:Alias", "alias")] } },
      and: [
        resource(
          "aws:kms/alias:Alias",
          "alias",
          { targetKeyId: notYetKnown },
          { origins: { targetKeyId: [urn(keyType, "key")] } },
        ),
      ],
    }),
    broken(...undelivered, keyEnabled),
  ),
  row(
    "follow a trail to its key by the name of an alias",
    classic({
      set: { trail: { kmsKeyId: "alias/this-alias" }, key: { isEnabled: false } },
      and: [resource("aws:kms/alias:Alias", "alias", { name: "alias/this-alias", targetKeyId: "this-key" })],
    }),
    broken(...undelivered, keyEnabled),
  ),
  row(
    "leave a key alone that no trail uses",
    classic({ and: [resource(keyType, "other", { isEnabled: false, deletionWindowInDays: 7 })] }),
  ),
  row("leave a key alone that is in another stack", classic({ without: ["key"] })),
  row(
    "judge a key of two trails once",
    classic({ set: { key: { isEnabled: false } }, and: [secondTrail({ name: "this-second" })] }),
    { ...broken(...undelivered, keyEnabled, once), [`${delivery} of second`]: "violation" },
  ),
  row(
    "judge the keys of two trails apart",
    classic({
      set: { key: { isEnabled: false } },
      and: [
        secondTrail({ kmsKeyId: keyArn.replace("this-key", "this-other") }),
        resource(keyType, "other", {
          arn: keyArn.replace("this-key", "this-other"),
          enableKeyRotation: false,
          ...goodPolicy,
        }),
      ],
    }),
    { ...broken(delivery, keyEnabled, once), [`${keyRotation} of other`]: "violation" },
  ),
  row(
    "doubt a key about which nothing is known",
    classic({
      set: { trail: { kmsKeyId: notYetKnown } },
      origins: { trail: { kmsKeyId: [urn(keyType, "key")] } },
      without: ["key"],
      and: [resource(keyType, "key", {})],
    }),
    { ...allDoubtful, ...doubtful(delivery) },
  ),
];
