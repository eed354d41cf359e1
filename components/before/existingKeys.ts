import { policyFromAws } from "../../live/facts/policy";
import { askKey } from "../../live/inquiry/askKey";
import { type Fact, known } from "../../rules/facts/fact";
import type { PolicyStatement } from "../../rules/iam/policyStatement";
import { evaluatePolicy } from "../../rules/iam/evaluatePolicy";
import { keyRequests } from "../../rules/requirements/deliveryRequests";
import { refusalsOf, thisKey } from "../../rules/requirements/refusals";
import { enumerate } from "../../rules/text";
import { isSet } from "../arguments/conflicts/conflictRules";
import { topicKeyRequests } from "../delivery/topicKeyRequests";
import { topicPublishers } from "../delivery/topicPublishers";
import { topicKeyStatement } from "../encryption/trailKeyPolicy";
import type { Findings, Inspected, Inspection } from "./inspection";
import { plannedTrail } from "./plannedTrail";
import { shownThing } from "./shownThing";

/** Policies of existing keys, by the argument that names the key. */
export interface KeyPolicies {
  readonly kmsKeyArn?: Fact<string>;
  readonly topicKmsKeyArn?: Fact<string>;
}

/**
 * Looks at the policies of existing keys. What a policy lets through only on a condition that nobody can tell, and a policy
 * that may not be read, as those of other accounts never may, are left alone.
 */
export const existingKeys: Inspection = async (component) => {
  const { kmsKeyArn, topicKmsKeyArn } = component.args;
  const arns = new Set([kmsKeyArn, topicKmsKeyArn].filter((arn) => typeof arn === "string"));
  if (arns.size === 0 || isSet(component.args, "organizationTrailArn")) return {};
  const session = await component.ask();
  if (!session.known) return {};
  const policies = new Map<unknown, Fact<string>>(
    await Promise.all(
      [...arns].map(async (arn) => {
        const { policy } = await askKey(session.value, arn, new Set(["getKeyPolicy"] as const));
        return [arn, policy] as const;
      }),
    ),
  );
  const [ofTrail, ofTopics] = [policies.get(kmsKeyArn), policies.get(topicKmsKeyArn)];
  return existingKeyFindings(component, {
    ...(ofTrail !== undefined && { kmsKeyArn: ofTrail }),
    ...(ofTopics !== undefined && { topicKmsKeyArn: ofTopics }),
  });
};

/** What is said of existing keys. */
export function existingKeyFindings(component: Inspected, policies: KeyPolicies): Findings {
  return {
    warnings: [
      ...trailWarnings(component, statementsOf(policies.kmsKeyArn)),
      ...topicWarnings(component, statementsOf(policies.topicKmsKeyArn)),
    ],
  };
}

/** The statements of a policy; `undefined` where nobody can tell. */
function statementsOf(policy: Fact<string> | undefined): readonly PolicyStatement[] | undefined {
  const read = policy && policyFromAws(policy);
  return read?.known === true && read.value !== "absent" && "statements" in read.value
    ? read.value.statements
    : undefined;
}

/** What CloudTrail will say of the policy. */
function trailWarnings(component: Inspected, statements: readonly PolicyStatement[] | undefined): string[] {
  const trail = plannedTrail(component);
  if (trail === undefined || statements === undefined) return [];
  // A created bucket, or one that is taken over, uses a Bucket Key.
  const usesBucketKey = known(!isSet(component.args, "existingBucketName"));
  const { refused } = refusalsOf(trail, statements, (identity) => keyRequests(identity, thisKey, usesBucketKey));
  if (refused.length === 0) return [];
  const actions = enumerate(refused.map(({ request }) => request.request.action));
  return [
    `The policy of the ${shownThing(component, "kmsKeyArn", "key", String(component.args.kmsKeyArn))} does not allow CloudTrail ${actions} for the trail, and CloudTrail ` +
      "refuses such a key with InsufficientEncryptionPolicyException. The output kmsKeyPolicy, which a preview shows too, has " +
      "the statements that the key's owner adds to its policy.",
  ];
}

/** What nobody will say: notifications and alerts that do not arrive. */
function topicWarnings(component: Inspected, statements: readonly PolicyStatement[] | undefined): string[] {
  if (statements === undefined) return [];
  const refused = topicPublishers(component.args).filter((service) =>
    topicKeyRequests(service, component.place).some((request) =>
      ["denied", "notAllowed"].includes(evaluatePolicy(statements, request).answer),
    ),
  );
  if (refused.length === 0) return [];
  return [
    `The policy of the ${shownThing(component, "topicKmsKeyArn", "key", String(component.args.topicKmsKeyArn))} does not let ${enumerate(refused)} publish to topics that it ` +
      "encrypts, and what they publish would be lost without a word. The key's owner adds this statement to its policy, and " +
      `takes out what denies it: ${JSON.stringify(topicKeyStatement(component.place))}`,
  ];
}
