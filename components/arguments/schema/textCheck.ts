import { quote } from "../../../rules/text";

/** What a text must be like. */
export interface TextCheck {
  /** What is allowed and how to get there, as sentences that follow the problem. */
  readonly allowed: string;
  /** What is wrong with a text, as a predicate such as `is too long`; `undefined` for a good one. */
  readonly problem: (text: string) => string | undefined;
  /** What is allowed in few words, for documentation, such as `12 digits`; absent where an example says more. */
  readonly takes?: string;
  /** All texts that are allowed, where they are a finite set. */
  readonly values?: readonly string[];
}

/**
 * What is wrong with a text, with the text itself and what is allowed; `undefined` for a good one.
 *
 * @param check - what the text must be like
 * @param text - the text
 */
export function faultOfText(check: TextCheck, text: string): string | undefined {
  const problem = check.problem(text);
  return problem === undefined ? undefined : `${quote(text)} ${problem}. ${check.allowed}`;
}
