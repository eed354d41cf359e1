import { hint } from "./hint";
import type { TextCheck } from "./textCheck";

/**
 * A text that is one of a few.
 *
 * @param thing - what the texts are, for example `an archive tier`
 * @param values - the texts
 */
export function oneOf(thing: string, values: readonly string[]): TextCheck {
  return {
    allowed: `Give one of ${values.join(", ")}.`,
    problem: (text) => (values.includes(text) ? undefined : `is not ${thing}${hint(text, values)}`),
    values,
  };
}
