import type { DeliveryRole, DeliveryTopic } from "../../rules/facts/deliveryFacts";
import { known, unknown } from "../../rules/facts/fact";
import type { Property } from "../../rules/facts/property";
import type { PolicyStatement, ResourcePolicy } from "../../rules/iam/policyStatement";
import { notGiven, propertiesOf, setTwice } from "./explain";
import { addTo } from "../../rules/lists";
import { policyOf, policySetBy } from "./policy";
import { type Referable, References } from "./references";
import { hasNoProperties, type Resource } from "./resource";
import {
  noticePartTypes,
  noticeTypes,
  roleAttachmentTypes,
  rolePolicyTypes,
  roleTypes,
  topicPolicyTypes,
  topicTypes,
} from "./resourceTypes";

/** What a trail is to notify, and the role it writes to its log group as, as far as they are in the stack. */
export interface Notices {
  readonly topic?: DeliveryTopic;
  readonly role?: DeliveryRole;
}

/** What is not known about these counts against no trail, so that nobody reads how to make it known. */
const unsaid = "";

const notAllKnown = unknown("the role has policies that are not in the stack, or not known before deployment", unsaid);

const topics: ReadonlyMap<string, Referable> = new Map<string, Referable>([
  [topicTypes.classic, { names: ["arn", "name"] }],
  [topicTypes.native, { names: ["topicArn", "topicName"] }],
]);

const roles: ReadonlyMap<string, Referable> = new Map<string, Referable>([
  [roleTypes.classic, { names: ["arn", "name"] }],
  [roleTypes.native, { names: ["arn", "roleName"] }],
]);

/** Tells what the trails of a stack notify and write as. */
export function notices(resources: readonly Resource[]): (trail: Resource) => Notices {
  if (!resources.some(({ type }) => noticeTypes.has(type))) {
    return () => ({});
  }
  // A role may have the name of a topic.
  const [topicsNamed, rolesNamed] = [new References(resources, topics), new References(resources, roles)];
  const parts = new Map<Resource, Resource[]>();
  const unplaced: Resource[] = [];
  for (const part of resources.filter(({ type }) => noticePartTypes.has(type))) {
    const named = (part.type in topicPolicyTypes ? topicsNamed : rolesNamed).of(
      part,
      noticePartTypes.get(part.type) ?? "",
    );
    for (const owner of named) {
      addTo(parts, owner, part);
    }
    if (named.length === 0 && !isForOthers(part)) {
      unplaced.push(part);
    }
  }
  const partsOf = (owner: Resource) => [...(parts.get(owner) ?? []), ...unplaced];
  return (trail) => {
    const topic = only(topicsNamed.of(trail, "snsTopicName"));
    const role = only(rolesNamed.of(trail, "cloudWatchLogsRoleArn"));
    return {
      ...(topic !== undefined && deliveryTopic(topic, partsOf(topic))),
      ...(role !== undefined && { role: deliveryRole(trail, role, partsOf(role)) }),
    };
  };
}

function deliveryTopic(topic: Resource, parts: readonly Resource[]): Pick<Notices, "topic"> {
  const properties = propertiesOf(topic);
  const arn = textIn(properties.getEither("arn", "topicArn"));
  const [part, ...others] = parts.filter(({ type }) => type in topicPolicyTypes);
  const own = () => policyOf(properties.getInput("policy"), unsaid);
  const separate = (resource: Resource) =>
    others.length > 0
      ? setTwice(resource, others.length + 1)
      : hasNoProperties(resource.props)
        ? notGiven(resource)
        : policySetBy(propertiesOf(resource), unsaid);
  return arn === undefined
    ? {}
    : { topic: { name: topic.name, arn, policy: part === undefined ? own() : separate(part) } };
}

function deliveryRole(trail: Resource, role: Resource, parts: readonly Resource[]): DeliveryRole {
  const properties = propertiesOf(role);
  const trustProperty = properties.get("assumeRolePolicy");
  const trust = policyOf(
    trustProperty.isAbsent ? properties.get("assumeRolePolicyDocument") : trustProperty,
    unsaid,
    "Resource",
  );
  const logGroup = textIn(propertiesOf(trail).getEither("cloudWatchLogsGroupArn", "cloudWatchLogsLogGroupArn"));
  return {
    name: role.name,
    // Every role has one.
    trust: trust.known && trust.value === "absent" ? notAllKnown : trust,
    permissions: permissionsOf(properties, parts),
    ...(logGroup !== undefined && { logGroupArn: logGroup.replace(/:\*$/, "") }),
  };
}

/** All that a role may do, where all of its policies are in the stack and known. */
function permissionsOf(role: Property, parts: readonly Resource[]): ResourcePolicy {
  const shares = ["managedPolicyArns", "permissionsBoundary"].some((name) => !role.getInput(name).isAbsent);
  const inline = ["inlinePolicies", "policies"].map((name) => role.getInput(name).asList());
  const documents: Property[] = [];
  for (const list of inline) {
    if (!list.known) {
      return list;
    }
    documents.push(...list.value);
  }
  const isElsewhere = parts.some(({ type }) => type in roleAttachmentTypes);
  const separate = parts.filter(({ type }) => type in rolePolicyTypes);
  documents.push(...separate.map(propertiesOf));
  if (shares || isElsewhere || documents.length === 0) {
    return notAllKnown;
  }
  const statements: PolicyStatement[] = [];
  for (const document of documents) {
    const policy = policySetBy(document, unsaid, "Principal");
    if (!policy.known || policy.value === "absent" || !("statements" in policy.value)) {
      return policy.known && policy.value !== "absent" ? policy : notAllKnown;
    }
    statements.push(...policy.value.statements);
  }
  return known({ statements: statements.map((statement, index) => ({ ...statement, number: index + 1 })) });
}

/** Whether a part names something, which is not in the stack. */
function isForOthers(part: Resource): boolean {
  const name = propertiesOf(part)
    .get(noticePartTypes.get(part.type) ?? "")
    .asString(known(""));
  return name.known && name.value !== "";
}

/** The only one; where there are several, it is not certain which of them is meant. */
function only(resources: readonly Resource[]): Resource | undefined {
  return resources.length === 1 ? resources[0] : undefined;
}

/** The text of a property, where it is known. */
export function textIn(property: Property): string | undefined {
  const text = property.asString(known(""));
  return text.known && text.value !== "" ? text.value : undefined;
}
