import { nearest } from "../../../rules/nearest";

/**
 * What to say after a name that does not exist: the name that may be meant, in brackets, or nothing.
 *
 * @param written - what was written
 * @param names - the names there are
 */
export function hint(written: string, names: readonly string[]): string {
  const meant = nearest(written, names);
  return meant === undefined ? "" : ` (did you mean ${meant}?)`;
}
