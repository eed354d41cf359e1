import assert from "node:assert/strict";
import { known, unknown } from "../../../rules/facts/fact";
import type { KeyFacts } from "../../../rules/facts/keyFacts";
import { deliveringTrails } from "../../../policypack/facts/deliveringTrail";
import { keysFromStack } from "../../../policypack/facts/key";
import type { Resource } from "../../../policypack/facts/resource";
import { notYetKnown, resource } from "../preview";
import type { PropertiesOf } from "../propertiesOf";

const classic = "aws:kms/key:Key";
const native = "aws-native:kms:Key";
const alias = "aws:kms/alias:Alias";
const keyPolicy = "aws:kms/keyPolicy:KeyPolicy";

function of<Type extends string>(
  type: Type,
  name: string,
  properties: PropertiesOf<Type>,
  origins: Record<string, readonly Resource[]> = {},
): Resource {
  return resource(type, properties, { name, urn: `urn:${type}::${name}`, propertyDependencies: origins });
}

function key<Type extends string = typeof classic>(
  properties = {} as PropertiesOf<Type>,
  type: Type = classic as Type,
): Resource {
  return of(type, "key", { arn: notYetKnown, keyId: notYetKnown, ...properties });
}

/** A trail that takes its key from another resource. */
function trailWith(origin: Resource): Resource {
  return of("aws:cloudtrail/trail:Trail", "trail", { kmsKeyId: notYetKnown }, { kmsKeyId: [origin] });
}

function trailNaming(kmsKeyId: string): Resource {
  return of("aws-native:cloudtrail:Trail", "trail", { kmsKeyId });
}

function factsOf(one: Resource, ...others: readonly Resource[]): KeyFacts {
  const [facts, ...more] = keysFromStack([one, ...others, trailWith(one)]);
  assert.ok(facts !== undefined && more.length === 0);
  return facts;
}

const later = (property: string) =>
  unknown(`${property} is not known before deployment`, `give ${property} a plain value`);

describe("the keys that trails of a stack encrypt with", () => {
  it("are none without trails, without keys, and where trails name keys outside the stack", () => {
    assert.deepEqual(keysFromStack([key()]), []);
    assert.deepEqual(keysFromStack([key(), trailNaming("")]), []);
    assert.deepEqual(keysFromStack([key(), trailNaming("arn:aws:kms:eu-west-1:123456789012:key/other")]), []);
    assert.deepEqual(keysFromStack([key(), trailWith(of("pulumi:pulumi:StackReference", "shared", {}))]), []);
  });

  it("are found by ARN, id, alias and the ARN of an alias", () => {
    const known = key({ arn: "arn:aws:kms:eu-west-1:123456789012:key/1234", keyId: "1234" });
    const named = of(alias, "alias", { name: "alias/logs", arn: notYetKnown, targetKeyId: "1234" });
    const names = [
      "arn:aws:kms:eu-west-1:123456789012:key/1234",
      "1234",
      "alias/logs",
      "arn:aws:kms:eu-west-1:123456789012:alias/logs",
    ];
    for (const name of names) {
      assert.deepEqual(
        keysFromStack([named, known, trailNaming(name)]).map(({ id }) => id),
        [known.urn],
        name,
      );
    }
  });

  it("are found by origin, also of an alias or a policy in between", () => {
    const key1 = key();
    const between = [
      of(alias, "alias", { targetKeyId: notYetKnown }, { targetKeyId: [key1] }),
      of("aws-native:kms:Alias", "alias", { targetKeyId: notYetKnown }, { targetKeyId: [key1] }),
      of(keyPolicy, "policy", { keyId: notYetKnown, policy: "{}" }, { keyId: [key1] }),
    ];
    for (const one of between) {
      assert.deepEqual(
        keysFromStack([one, key1, trailWith(one)]).map(({ id }) => id),
        [key1.urn],
        one.type,
      );
    }
  });

  it("are found through aliases that all have one name and stand for it", () => {
    const aliases = Array.from({ length: 30 }, (_, index) =>
      of(alias, `alias${index}`, { name: "alias/x", targetKeyId: "alias/x" }),
    );
    const last = of(alias, "last", { name: "alias/x", targetKeyId: "1234" });
    const found = keysFromStack([...aliases, last, key({ keyId: "1234" }), trailNaming("alias/x")]);
    assert.equal(found.length, 1);
  });

  it("are listed once for all trails", () => {
    const key1 = key();
    const [facts, ...others] = keysFromStack([key1, trailWith(key1), { ...trailWith(key1), name: "second" }]);
    assert.deepEqual(others, []);
    assert.deepEqual(
      facts?.trails.map(({ name }) => name),
      ["trail", "second"],
    );
  });
});

describe("facts of a key", () => {
  it("follow AWS's defaults where properties are absent or left to the provider", () => {
    const defaults: KeyFacts = {
      name: "key",
      id: `urn:${classic}::key`,
      trails: [deliveringTrails([])(trailWith(key()))],
      isEnabled: known(true),
      rotation: known("off"),
      deletionWindowDays: known(30),
      policy: known("absent"),
    };
    assert.deepEqual(factsOf(key()), defaults);
    assert.deepEqual(factsOf(key({ policy: notYetKnown, customKeyStoreId: null })), defaults);
    assert.deepEqual(factsOf(key({}, native)), { ...defaults, id: `urn:${native}::key` });
  });

  it("follow the properties of both providers", () => {
    const facts = factsOf(key({ isEnabled: false, enableKeyRotation: true, deletionWindowInDays: 7 }));
    assert.deepEqual(
      [facts.isEnabled, facts.rotation, facts.deletionWindowDays],
      [known(false), known("on"), known(7)],
    );
    const other = factsOf(key({ enabled: false, enableKeyRotation: true, pendingWindowInDays: 8 }, native));
    assert.deepEqual(
      [other.isEnabled, other.rotation, other.deletionWindowDays],
      [known(false), known("on"), known(8)],
    );
  });

  it("are each unknown where the property is not known", () => {
    const origins = Object.fromEntries(
      ["isEnabled", "enableKeyRotation", "deletionWindowInDays"].map((name) => [name, []]),
    );
    const facts = factsOf(
      of(
        classic,
        "key",
        { isEnabled: notYetKnown, enableKeyRotation: notYetKnown, deletionWindowInDays: notYetKnown },
        origins,
      ),
    );
    assert.deepEqual(
      [facts.isEnabled, facts.rotation, facts.deletionWindowDays],
      [later("isEnabled"), later("enableKeyRotation"), later("deletionWindowInDays")],
    );
  });

  it("are unknown for a key without properties", () => {
    const { isEnabled, policy } = factsOf(of(classic, "key", {}));
    assert.equal(isEnabled.known, false);
    assert.equal(policy.known, false);
  });

  it("say who rotates the material of other kinds of keys", () => {
    const rotations: [Resource, string][] = [
      [key({}, "aws:kms/externalKey:ExternalKey"), "impossible"],
      [key({}, "aws:kms/replicaExternalKey:ReplicaExternalKey"), "impossible"],
      [key({ customKeyStoreId: "cks-1" }), "impossible"],
      [key({ origin: "EXTERNAL" }, native), "impossible"],
      [key({}, "aws:kms/replicaKey:ReplicaKey"), "withPrimary"],
      [key({}, "aws-native:kms:ReplicaKey"), "withPrimary"],
    ];
    for (const [one, rotation] of rotations) {
      assert.deepEqual(factsOf(one).rotation, known(rotation), one.type);
    }
  });
});

describe("the policy of a key", () => {
  const statement = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  const named = (Action: string) => ({ Statement: { ...statement, Action } });
  const actionOf = ({ policy }: KeyFacts) => {
    assert.ok(policy.known && policy.value !== "absent" && "statements" in policy.value, JSON.stringify(policy));
    return policy.value.statements[0]?.actions[0];
  };

  it("is that of the separate resource, else the key's own", () => {
    const inline = key({ policy: JSON.stringify(named("inline")) });
    const own = of(keyPolicy, "own", { keyId: notYetKnown, policy: JSON.stringify(named("own")) }, { keyId: [inline] });
    assert.equal(actionOf(factsOf(inline)), "inline");
    assert.equal(actionOf(factsOf(inline, own)), "own");
    assert.equal(actionOf(factsOf(key({ keyPolicy: named("native") }, native))), "native");
  });

  it("is not known where two resources set it, or before deployment", () => {
    const one = key();
    const own = (name: string) => of(keyPolicy, name, { keyId: notYetKnown, policy: "{}" }, { keyId: [one] });
    const { policy } = factsOf(one, own("a"), own("b"));
    assert.ok(!policy.known);
    assert.match(policy.why, /^2 resources such as aws:kms\/keyPolicy:KeyPolicy "a" set the same/);
    const pending = factsOf(of(classic, "key", { policy: notYetKnown }, { policy: [one] })).policy;
    assert.ok(!pending.known);
    assert.match(pending.remedy, /^build the policy from what a preview knows/);
  });
});
