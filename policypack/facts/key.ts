import { type Fact, known, mapFact } from "../../rules/facts/fact";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { DeliveringTrail } from "../../rules/facts/logBucketFacts";
import type { ResourcePolicy } from "../../rules/iam/policyStatement";
import { deliveringTrails } from "./deliveringTrail";
import { notGiven, propertiesOf, setTwice } from "./explain";
import { addTo } from "../../rules/lists";
import { policyOf } from "./policy";
import type { Property } from "../../rules/facts/property";
import { type Referable, References } from "./references";
import { hasNoProperties, type Resource } from "./resource";
import type { StackResource } from "./stackResource";
import { aliasTypes, keyPolicyType, keyTypes, trailTypes } from "./resourceTypes";

/** How to make the policy of a key known to a preview. */
const plainNames =
  "build the policy from what a preview knows, such as the trail's name and the account's id, rather than from ARNs of " +
  "resources";

const referables: ReadonlyMap<string, Referable> = new Map<string, Referable>([
  ...Object.values(keyTypes)
    .flat()
    .map((type): [string, Referable] => [type, { names: ["keyId", "arn"] }]),
  [aliasTypes.classic, { names: ["name", "arn"], standsFor: "targetKeyId" }],
  [aliasTypes.native, { names: ["aliasName"], standsFor: "targetKeyId" }],
  [keyPolicyType, { names: [], standsFor: "keyId" }],
]);

/**
 * The keys of a stack that encrypt the log files of its trails, whether trails name them by ARN, id or alias. An absent
 * property counts as AWS's default: the key is enabled, not rotated, has a deletion window of 30 days, and its policy
 * leaves access to the account.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/kms/key/
 * @see https://www.pulumi.com/registry/packages/aws-native/api-docs/kms/key/
 */
export function keysFromStack(resources: readonly StackResource[]): readonly KeyFacts[] {
  const types: readonly string[] = Object.values(trailTypes);
  const trails = resources.filter(({ type }) => types.includes(type));
  if (trails.length === 0) {
    return [];
  }
  const keys = new KeyParts(resources);
  const trailOf = deliveringTrails(resources);
  const encrypting = new Map<Resource, DeliveringTrail[]>();
  for (const trail of trails) {
    for (const key of keys.usedBy(trail)) {
      addTo(encrypting, key, trailOf(trail));
    }
  }
  return [...encrypting].map(([key, trails]) => keys.factsOf(key, trails));
}

/** The keys of a stack and the resources that set their policies. */
export class KeyParts {
  readonly #references: References;
  readonly #policies = new Map<Resource, Resource[]>();

  constructor(resources: readonly Resource[]) {
    this.#references = new References(resources, referables);
    for (const policy of resources.filter(({ type }) => type === keyPolicyType)) {
      for (const key of this.#references.of(policy, "keyId")) {
        addTo(this.#policies, key, policy);
      }
    }
  }

  /** The keys that a trail encrypts with; more than one where that is not certain. */
  usedBy(trail: Resource): readonly Resource[] {
    return this.#references.of(trail, "kmsKeyId");
  }

  /** @param trails - the trails whose log files the key encrypts */
  factsOf(key: Resource, trails: readonly DeliveringTrail[]): KeyFacts {
    return keyFrom(key, trails, this.#policies.get(key) ?? []);
  }
}

function keyFrom(resource: Resource, trails: readonly DeliveringTrail[], policies: readonly Resource[]): KeyFacts {
  const identity = { name: resource.name, id: resource.urn, trails };
  if (hasNoProperties(resource.props)) {
    const missing = notGiven(resource);
    return { ...identity, isEnabled: missing, rotation: missing, deletionWindowDays: missing, policy: missing };
  }
  const key = propertiesOf(resource);
  return {
    ...identity,
    isEnabled: key.getEither("isEnabled", "enabled").asBoolean(known(true)),
    rotation: rotationOf(resource.type, key),
    deletionWindowDays: key.getEither("deletionWindowInDays", "pendingWindowInDays").asNumber(known(30)),
    policy: keyPolicy(key, policies),
  };
}

function rotationOf(type: string, key: Property): KeyFacts["rotation"] {
  for (const kind of ["impossible", "withPrimary"] as const) {
    const types: readonly string[] = keyTypes[kind];
    if (types.includes(type)) {
      return known(kind);
    }
  }
  const isRotated = key.get("enableKeyRotation").asBoolean(known(false));
  if (!isRotated.known || isRotated.value) {
    return isRotated.known ? known("on") : isRotated;
  }
  return mapFact(isForeign(key), (foreign) => (foreign ? "impossible" : "off"));
}

/** Whether AWS did not generate the key material: it is in a custom key store, or imported. */
function isForeign(key: Property): Fact<boolean> {
  const store = key.getInput("customKeyStoreId").asString(known(""));
  const origin = key.getInput("origin").asString(known("AWS_KMS"));
  if (!store.known) {
    return store;
  }
  return store.value === "" ? mapFact(origin, (value) => value !== "AWS_KMS") : known(true);
}

function keyPolicy(key: Property, policies: readonly Resource[]): ResourcePolicy {
  const [first, ...others] = policies;
  if (first === undefined) {
    return policyOf(key.getEither("policy", "keyPolicy"), plainNames);
  }
  if (others.length > 0) {
    return setTwice(first, policies.length);
  }
  return hasNoProperties(first.props) ? notGiven(first) : policyOf(propertiesOf(first).get("policy"), plainNames);
}
