import type { Fact } from "../facts/fact";
import { letsEverybodyIn } from "../iam/policyMatch";
import type { PolicyStatement, ResourcePolicy } from "../iam/policyStatement";
import type { Doubt, Finding, Verdict } from "../rule";
import { enumerate } from "../text";

/** What is wrong with one thing, as predicates, and what is not known about it. */
export type Examination = Pick<Finding, "faults" | "doubts">;

/** How many statements a message lists one by one. */
const mostNumbers = 5;

/**
 * Examines a fact.
 *
 * @param question - what has to be true, a predicate
 * @param faultOf - tells what is wrong with a value, a predicate; `undefined` when nothing is
 */
export function examineFact<T>(
  fact: Fact<T>,
  question: string,
  faultOf: (value: T) => string | undefined,
): Examination {
  if (!fact.known) {
    return { faults: [], doubts: [doubt(question, fact)] };
  }
  const fault = faultOf(fact.value);
  return { faults: fault === undefined ? [] : [fault], doubts: [] };
}

/**
 * Examines the statements of a policy. An absent policy has none; a malformed one is itself a fault.
 *
 * @param question - what has to be true, a predicate
 * @param faultsOf - tells what is wrong with the statements, predicates
 */
export function examinePolicy(
  policy: ResourcePolicy,
  question: string,
  faultsOf: (statements: readonly PolicyStatement[]) => readonly string[],
): Examination {
  return examineStatements(policy, question, (statements) => ({ faults: faultsOf(statements), doubts: [] }));
}

/** The same where statements may also leave a question open. */
export function examineStatements(
  policy: ResourcePolicy,
  question: string,
  examine: (statements: readonly PolicyStatement[]) => Examination,
): Examination {
  if (!policy.known) {
    return { faults: [], doubts: [doubt(question, policy)] };
  }
  if (policy.value === "absent") {
    return examine([]);
  }
  return "malformed" in policy.value
    ? { faults: [policy.value.malformed], doubts: [] }
    : examine(policy.value.statements);
}

/** The verdict on one thing, from all that was examined about it. */
export function conclude(
  thing: Pick<Finding, "kind" | "name">,
  required: string,
  ...examinations: readonly Examination[]
): Verdict {
  const faults = examinations.flatMap((examination) => examination.faults);
  const doubts = examinations.flatMap((examination) => examination.doubts);
  if (faults.length === 0 && doubts.length === 0) {
    return { answer: "compliant" };
  }
  const { kind, name } = thing;
  return { answer: faults.length > 0 ? "violation" : "unknown", required, findings: [{ kind, name, faults, doubts }] };
}

/** Statements as a message names them, by number: `statements 1 and 3 of its policy`. */
export function nameStatements(statements: readonly PolicyStatement[]): string {
  const numbers = statements.slice(0, mostNumbers).map(({ number }) => `${number}`);
  const others = statements.length - numbers.length;
  const listed = enumerate(others === 0 ? numbers : [...numbers, `${others} more`]);
  return `statement${statements.length === 1 ? "" : "s"} ${listed} of its policy`;
}

/**
 * What is wrong with statements that let everybody in. It has S3's word for it, as some have a condition all the same: on a
 * pattern of `aws:PrincipalArn`, say, which S3 does not count.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function publicFaults(statements: readonly PolicyStatement[]): string[] {
  const open = statements.filter(letsEverybodyIn);
  return open.length === 0 ? [] : [`is open to the public, as S3 defines it, in ${nameStatements(open)}`];
}

/** The integer that a user chose; the default where none is given or it is not allowed. */
export function chosenInteger(
  chosen: unknown,
  setting: { readonly minimum: number; readonly maximum: number; readonly default: number },
): number {
  const isAllowed = typeof chosen === "number" && chosen >= setting.minimum && chosen <= setting.maximum;
  return isAllowed && Number.isInteger(chosen) ? chosen : setting.default;
}

function doubt(question: string, reason: Doubt["reason"]): Doubt {
  return { question, reason };
}
