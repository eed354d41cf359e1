import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { evaluatePolicy } from "../../../rules/iam/evaluatePolicy";
import type { DeliveryRequest } from "../../../rules/requirements/deliveryRequests";
import { refusalsOf } from "../../../rules/requirements/refusals";
import type { TrailIdentity } from "../../../rules/requirements/trailIdentity";
import { onCondition, type PolicyEdit, type Source } from "./editedPolicy";
import type { Names } from "./trailNames";

/** What a trail asks of the owner of a policy. */
export type RequestsOf = (trail: TrailIdentity, of: DeliveringTrail) => readonly DeliveryRequest[];

/**
 * Lets requests of CloudTrail through: no statement denies them, and statements for what no other allows come last. A
 * policy that lets them through already stays as it is.
 *
 * @param namesOf - what stands for the words in capitals, for a trail
 */
export function lettingThrough(
  trails: readonly DeliveringTrail[],
  requestsOf: RequestsOf,
  namesOf: (trail: DeliveringTrail) => Names,
): readonly [exempting: PolicyEdit, allowing: PolicyEdit] {
  const refused = (trail: DeliveringTrail, statements: Parameters<PolicyEdit>[0]): readonly DeliveryRequest[] =>
    refusalsOf(
      trail,
      statements.map(({ read }) => read),
      (identity) => requestsOf(identity, trail),
    ).refused.map(({ request }) => request);
  const exempting: PolicyEdit = (statements) =>
    statements.map((statement) => {
      const isDenied =
        !statement.read.allows &&
        trails.some((trail) =>
          refused(trail, [statement]).some(
            ({ request }) => evaluatePolicy([statement.read], request).answer === "denied",
          ),
        );
      return isDenied ? onCondition(statement.source, "Bool", "aws:PrincipalIsAWSService", "false") : statement.source;
    });
  const allowing: PolicyEdit = (statements) => {
    const added = trails.flatMap((trail) =>
      refused(trail, statements).map(({ statement }) => named(statement, namesOf(trail))),
    );
    const byText = new Map(added.map((statement) => [JSON.stringify(statement), statement]));
    return [...statements.map(({ source }) => source), ...byText.values()];
  };
  return [exempting, allowing];
}

/** The statement with names for the words in capitals. */
function named(statement: object, names: Names): Source {
  const words = new RegExp(Object.keys(names).join("|"), "g");
  return JSON.parse(
    JSON.stringify(statement, (_key, value: unknown) =>
      typeof value === "string" ? value.replaceAll(words, (word) => names[word] ?? word) : value,
    ),
  ) as Source;
}
