import { unknown } from "../../../rules/facts/fact";
import { evaluatePolicy, type PolicyAnswer } from "../../../rules/iam/evaluatePolicy";
import type { ContextValue, PolicyRequest } from "../../../rules/iam/policyRequest";
import { statement } from "../logBuckets";

/** Why something is not known. */
export const later = unknown("it is not known before deployment", "deploy it first");

/** A request of CloudTrail, to write an object, that says these under their keys and nothing else. */
export function request(
  context: Readonly<Record<string, ContextValue>> = {},
  differences: Partial<PolicyRequest> = {},
): PolicyRequest {
  const said = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return {
    service: "cloudtrail.amazonaws.com",
    action: "s3:PutObject",
    resource: "arn:aws:s3:::logs/AWSLogs/123456789012/file",
    context: (key) => said.get(key),
    ...differences,
  };
}

/** What a policy of these statements, about everybody and everything except as said, answers to a request. */
export function answer(asked: PolicyRequest, ...statements: readonly object[]): PolicyAnswer {
  return evaluatePolicy(
    statements.map((differences, index) => ({
      ...statement({ Principal: "*", Action: "*", Resource: "*", ...differences }),
      number: index + 1,
      hasVariables: true,
    })),
    asked,
  );
}

/** The same in a word. */
export function said(asked: PolicyRequest, ...statements: readonly object[]): PolicyAnswer["answer"] {
  return answer(asked, ...statements).answer;
}
