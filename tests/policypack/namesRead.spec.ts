import assert from "node:assert/strict";
import { keysFromStack } from "../../policypack/facts/key";
import { logBucketsFromStack } from "../../policypack/facts/logBucket";
import {
  bucketTypes,
  noticePartTypes,
  noticeTypes,
  readTypes,
  roleTypes,
  topicTypes,
  trailTypes,
} from "../../policypack/facts/resourceTypes";
import { accountsFromStack } from "../../policypack/facts/stack";
import type { StackResource } from "../../policypack/facts/stackResource";
import { propertiesByType } from "./arbitraries";

/** What resources call each other by: here all are called the same, so that they belong together. */
const references = [
  ...["bucket", "bucketName", "s3BucketName", "keyId", "kmsKeyId", "targetKeyId", "name", "aliasName"],
  ...["snsTopicName", "cloudWatchLogsRoleArn", "arn", "topicArn", "topicName", "role", "roleName"],
];

function resource(type: string, read = new Set<string>()): StackResource {
  const named: object = Object.fromEntries(references.map((name) => [name, "it"]));
  const props = new Proxy(named, {
    get(target, name) {
      read.add(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
  const provider = { type: `pulumi:providers:${type.split(":")[0] ?? ""}`, name: "default", urn: "", props: {} };
  return { type, name: type, urn: type, props, provider };
}

/** A trail, its bucket and its key, one of which may be of the type. */
function stackAround(type: string): readonly StackResource[] {
  const kinds = [
    Object.values(trailTypes),
    Object.values(bucketTypes),
    ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws-native:kms:Key"],
    Object.values(topicTypes),
    Object.values(roleTypes),
  ];
  return kinds.filter((types) => !types.includes(type)).map(([usual = ""]) => resource(usual));
}

/** The names of properties that facts read of a type. */
function namesRead(type: string): ReadonlySet<string> {
  const read = new Set<string>();
  const resources = [resource(type, read), ...stackAround(type)];
  accountsFromStack(resources, new Map());
  logBucketsFromStack(resources);
  keysFromStack(resources);
  return read;
}

describe("the properties that facts read", () => {
  const types = Object.keys(propertiesByType).filter((type) => type.startsWith("aws"));

  it("are listed for every type that facts are read from", () => {
    assert.deepEqual([...readTypes, ...noticeTypes, ...noticePartTypes.keys()].sort(), [...types].sort());
  });

  it("are in the list that hostile stacks are made from", () => {
    const known = new Set(Object.values(propertiesByType).flat());
    const unknown = types.flatMap((type) =>
      [...namesRead(type)].filter((name) => !known.has(name)).map((name) => `${type} ${name}`),
    );
    assert.deepEqual(unknown, []);
  });

  it("are all that this list has of a type", () => {
    const unread = types.flatMap((type) => {
      const read = namesRead(type);
      return (propertiesByType[type] ?? []).filter((name) => !read.has(name)).map((name) => `${type} ${name}`);
    });
    assert.deepEqual(unread, []);
  });
});
