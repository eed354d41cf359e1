import { type Fact, unknown } from "../rules/facts/fact";

/** That no rule needs it. */
export const notAsked = unknown("nobody asked AWS for it", "audit by a rule that needs it");

/** Whether nobody asked, also where the answer was packed meanwhile. */
export function isNotAsked(answer: Fact<unknown>): boolean {
  return !answer.known && answer.why === notAsked.why;
}
