import { policyFromAws } from "../../live/facts/policy";
import { askKey } from "../../live/inquiry/askKey";
import { type Fact, known } from "../../rules/facts/fact";
import { keyRequests } from "../../rules/requirements/deliveryRequests";
import { refusalsOf, thisKey } from "../../rules/requirements/refusals";
import { enumerate, quote } from "../../rules/text";
import { isSet } from "../arguments/conflicts/conflictRules";
import type { Findings, Inspected, Inspection } from "./inspection";
import { plannedTrail } from "./plannedTrail";

/**
 * Looks at the policies of existing keys. What a policy lets through only on a condition that nobody can tell, and a policy
 * that may not be read, as those of other accounts never may, are left alone.
 */
export const existingKeys: Inspection = async (component) => {
  const { kmsKeyArn } = component.args;
  if (typeof kmsKeyArn !== "string" || isSet(component.args, "organizationTrailArn")) return {};
  const session = await component.ask();
  if (!session.known) return {};
  const { policy } = await askKey(session.value, kmsKeyArn, new Set(["getKeyPolicy"] as const));
  return keyFindings(component, policy);
};

/**
 * What is said of the key that encrypts the log files.
 *
 * @param policy - its policy, as KMS answers
 */
export function keyFindings(component: Inspected, policy: Fact<string>): Findings {
  const trail = plannedTrail(component);
  const read = policyFromAws(policy);
  if (trail === undefined || !read.known || read.value === "absent" || "malformed" in read.value) return {};
  // A created bucket, or one that is taken over, uses a Bucket Key.
  const usesBucketKey = known(!isSet(component.args, "existingBucketName"));
  const { refused } = refusalsOf(trail, read.value.statements, (identity) =>
    keyRequests(identity, thisKey, usesBucketKey),
  );
  if (refused.length === 0) return {};
  const { kmsKeyArn } = component.shownArgs;
  const key = typeof kmsKeyArn === "string" ? `key ${quote(kmsKeyArn)}` : "key of kmsKeyArn";
  const actions = enumerate(refused.map(({ request }) => request.request.action));
  return {
    warnings: [
      `The policy of the ${key} does not allow CloudTrail ${actions} for the trail, and CloudTrail refuses such a key with ` +
        "InsufficientEncryptionPolicyException. The output kmsKeyPolicy, which a preview shows too, has the statements that " +
        "the key's owner adds to its policy.",
    ],
  };
}
