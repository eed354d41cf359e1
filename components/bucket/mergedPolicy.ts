import type { PolicyStatement } from "../policyDocument";
import { ownNames } from "./statementOwners";
import { markedStatements, statementsOf } from "./trailStatements";

/**
 * A bucket policy with the statements of a trail in it, marked as its own: each replaces the one of its name that the
 * trail has there, or comes last, and what else the trail has there is left out. All others stay as they are, in their
 * order, so that merging twice changes nothing more.
 *
 * @param policy - the bucket's policy as JSON
 * @param statements - the statements it must have
 * @param trailArns - ARNs of the trail and of the one before it
 * @throws Error when the policy is not JSON
 */
export function mergedPolicy(
  policy: string,
  statements: readonly PolicyStatement[],
  trailArns: readonly string[],
): string {
  const marked = markedStatements(statements, trailArns);
  const wanted = new Map(statements.map(({ Sid }, index) => [Sid, marked[index]]));
  return replaced(policy, wanted, ownNames(statementsOf(policy), trailArns));
}

/**
 * A bucket policy with these statements in it: each replaces the one with its `Sid`, or comes last. All others stay.
 *
 * @param policy - the bucket's policy as JSON
 * @param statements - the statements it must have
 * @param isOwn - whether a `Sid` is one of the component's own, whose statement is left out where it is not wanted
 * @throws Error when the policy is not JSON
 */
export function withStatements(
  policy: string,
  statements: readonly PolicyStatement[],
  isOwn: (sid: string) => boolean,
): string {
  const wanted = new Map(statements.map((statement) => [statement.Sid, statement]));
  const names = statementsOf(policy).map(({ Sid }) =>
    typeof Sid === "string" && (wanted.has(Sid) || isOwn(Sid)) ? Sid : undefined,
  );
  return replaced(policy, wanted, names);
}

/** A policy with each statement that has a name replaced by the wanted one of this name, or left out, and the rest of them. */
function replaced(
  policy: string,
  wanted: ReadonlyMap<string, PolicyStatement | undefined>,
  names: readonly (string | undefined)[],
): string {
  const existing = JSON.parse(policy) as { readonly Statement?: unknown };
  const left = new Map(wanted);
  const kept = [existing.Statement ?? []].flat().flatMap((statement, index) => {
    const name = names[index];
    if (name === undefined) return [statement];
    const replacement = left.get(name);
    left.delete(name);
    return replacement === undefined ? [] : [replacement];
  });
  return JSON.stringify({ ...existing, Statement: [...kept, ...left.values()] });
}
