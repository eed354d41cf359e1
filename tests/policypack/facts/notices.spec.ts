import assert from "node:assert/strict";
import { type Notices, notices } from "../../../policypack/facts/notices";
import type { Resource } from "../../../policypack/facts/resource";
import { notYetKnown, resource } from "../preview";
import type { PropertiesOf } from "../propertiesOf";

const trailType = "aws:cloudtrail/trail:Trail";
const topicType = "aws:sns/topic:Topic";
const roleType = "aws:iam/role:Role";
const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";

function of<Type extends string>(type: Type, name: string, properties: PropertiesOf<Type>): Resource {
  return resource(type, properties, { name, urn: `urn:${type}::${name}` });
}

const trail = of(trailType, "audit", {
  snsTopicName: "audit",
  cloudWatchLogsRoleArn: "arn:aws:iam::123456789012:role/audit",
  cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:audit:*",
});
const topic = of(topicType, "audit", { name: "audit", arn: "arn:aws:sns:eu-west-1:123456789012:audit" });
const assumeRolePolicy = '{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}';
const role = of(roleType, "audit", { name: "audit", arn: "arn:aws:iam::123456789012:role/audit", assumeRolePolicy });
const policy = '{"Statement":{"Effect":"Allow","Action":"logs:*","Resource":"*"}}';
const rolePolicy = of(rolePolicyType, "audit", { role: "audit", policy });

function noticesOf(...resources: readonly Resource[]): Notices {
  return notices([trail, ...resources])(trail);
}

function isPermitted(...resources: readonly Resource[]): boolean | "unknown" {
  const { role: found } = noticesOf(...resources);
  assert.ok(found !== undefined);
  return found.permissions.known ? found.permissions.value !== "absent" : "unknown";
}

describe("the topic and the role of a trail", () => {
  it("are none where the stack has none that the trail names", () => {
    assert.deepEqual(noticesOf(), {});
    assert.deepEqual(
      noticesOf(of(topicType, "other", { name: "other" }), of(roleType, "other", { name: "other" })),
      {},
    );
  });

  it("are told apart where they have the same name", () => {
    const { topic: foundTopic, role: foundRole } = noticesOf(topic, role, rolePolicy);
    assert.equal(foundTopic?.arn, "arn:aws:sns:eu-west-1:123456789012:audit");
    assert.equal(foundRole?.logGroupArn, "arn:aws:logs:eu-west-1:123456789012:log-group:audit");
    assert.ok(foundRole.trust.known);
  });

  it("have the policies that resources of their own set", () => {
    const arn = "arn:aws:sns:eu-west-1:123456789012:audit";
    const topicPolicy = of("aws:sns/topicPolicy:TopicPolicy", "audit", { arn, policy: notYetKnown });
    assert.equal(noticesOf(topic).topic?.policy.known, true);
    assert.equal(noticesOf(topic, topicPolicy).topic?.policy.known, false);
    assert.equal(isPermitted(role, rolePolicy), true);
  });

  it("may do what is not known where policies are elsewhere, not known or not placed", () => {
    const attached = of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "audit", { role: "audit" });
    const unplaced = of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "audit", { role: notYetKnown });
    const ofOther = of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "audit", { role: "other" });
    const later = of(rolePolicyType, "later", { role: "audit", policy: notYetKnown });
    assert.equal(isPermitted(role), "unknown");
    assert.equal(isPermitted(role, rolePolicy, attached), "unknown");
    assert.equal(isPermitted(role, rolePolicy, unplaced), "unknown");
    assert.equal(isPermitted(role, rolePolicy, later), "unknown");
    assert.equal(isPermitted(role, rolePolicy, ofOther), true);
  });
});
