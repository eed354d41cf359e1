import { type Fact, known, unknown } from "../../rules/facts/fact";
import { printable } from "../../rules/text";
import { problemOf } from "../problemOf";

/** How to tell that there is no such thing, and what to say where it is not known whether there is. */
interface Otherwise {
  /** What the provider says where there is none. */
  readonly isMissing: RegExp;
  /** What could not be read, as a noun. */
  readonly what: string;
  /** What lets it be read, as an order. */
  readonly remedy: string;
}

/**
 * Looks something up by a function of the provider.
 *
 * @param ask - calls the function
 * @returns `undefined` where there is no such thing
 */
export async function askProvider<T>(
  ask: () => Promise<T>,
  { isMissing, what, remedy }: Otherwise,
): Promise<Fact<T | undefined>> {
  try {
    return known(await ask());
  } catch (error) {
    const problem = problemOf(error);
    return isMissing.test(problem)
      ? known(undefined)
      : unknown(`${what} could not be read (${printable(problem, 200)})`, remedy);
  }
}
