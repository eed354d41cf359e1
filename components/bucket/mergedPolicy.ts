import type { PolicyStatement } from "../policyDocument";

interface AnyPolicy {
  readonly Version?: string;
  readonly Statement?: unknown;
}

/**
 * A bucket policy with these statements in it: each replaces the one with its `Sid`, or comes last. All others stay
 * as they are, in their order, so that merging twice changes nothing more.
 *
 * @param policy - the bucket's policy as JSON
 * @param statements - the statements it must have
 * @throws Error when the policy is not a JSON object
 */
export function mergedPolicy(policy: string, statements: readonly PolicyStatement[]): string {
  const existing = JSON.parse(policy) as AnyPolicy;
  const present = existing.Statement === undefined ? [] : [existing.Statement].flat();
  const ours = new Map(statements.map((statement) => [statement.Sid, statement]));
  const kept = present.map((statement) => ours.get(sidOf(statement) ?? "") ?? statement);
  const added = statements.filter(({ Sid }) => !present.some((statement) => sidOf(statement) === Sid));
  return JSON.stringify({ ...existing, Statement: [...kept, ...added] });
}

function sidOf(statement: unknown): string | undefined {
  return (statement as { readonly Sid?: string } | null)?.Sid;
}
