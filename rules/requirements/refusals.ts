import { type Unknown, unknown } from "../facts/fact";
import type { DeliveringTrail } from "../facts/logBucketFacts";
import { evaluatePolicy, type PolicyAnswer } from "../iam/evaluatePolicy";
import type { PolicyStatement } from "../iam/policyStatement";
import { asNamed } from "../iam/requestText";
import type { DeliveryRequest } from "./deliveryRequests";
import { identityOf, type TrailIdentity } from "./trailIdentity";

/** What a policy does not let through, and what it may not. */
export interface Refusals {
  readonly refused: readonly Refusal[];
  readonly doubts: readonly Unknown[];
}

/** A request that a policy does not let through, and what it says. */
export interface Refusal {
  readonly request: DeliveryRequest;
  readonly answer: Extract<PolicyAnswer, { answer: "denied" | "notAllowed" }>;
}

/** Stands for the name of what a policy belongs to: AWS refuses policies that are about others. */
const itself = unknown("the name is that of what the policy belongs to", "name what the policy belongs to");

/** The name of the bucket that a policy belongs to. */
export const thisBucket = asNamed("bucketName", itself);

/** The ARN of the key that a policy belongs to. */
export const thisKey = asNamed("anything", itself);

/**
 * What of the requests that CloudTrail makes for a trail statements do not let through. A preview rarely shows the account,
 * region and organization of a trail, and whoever writes its policies knows them: a statement that fits some of them counts
 * as fitting. Of a trail that is deployed AWS was asked for them, and what it did not tell is not known.
 */
export function refusalsOf(
  trail: DeliveringTrail,
  statements: readonly PolicyStatement[],
  requestsOf: (trail: TrailIdentity) => readonly DeliveryRequest[],
): Refusals {
  const { partition, region, accountId, organizationId, isDeployed } = trail;
  const trusted: ReadonlySet<unknown> = new Set(isDeployed === true ? [] : [region, accountId, organizationId]);
  // Its bucket and key are in the same partition, whose ARNs their policies have.
  const identity = { ...identityOf(trail), ...(!partition.known && { partition: asNamed("partition", partition) }) };
  const refused: Refusal[] = [];
  const doubts = new Set<Unknown>();
  for (const request of requestsOf(identity)) {
    const { isMade } = request;
    const answer = isMade.known && !isMade.value ? undefined : evaluatePolicy(statements, request.request);
    if (answer === undefined || answer.answer === "allowed") {
      continue;
    }
    if (answer.answer === "unknown") {
      answer.reasons.filter((reason) => !trusted.has(reason)).forEach((reason) => doubts.add(reason));
    } else if (isMade.known) {
      refused.push({ request, answer });
    } else {
      doubts.add(isMade);
    }
  }
  return { refused, doubts: [...doubts] };
}
