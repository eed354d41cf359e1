/** One thing wrong with one argument, told to the person who set it. */
export interface Fault {
  /** Name of the argument, for example `trailName`. */
  readonly property: string;
  /** What the value is, what is allowed instead and how to get there, as one or two sentences. */
  readonly reason: string;
}

const shownLength = 80;

/**
 * A value from outside as it may stand in a message: quoted, control characters escaped, cut after 80 characters.
 *
 * @param value - any text a user or another program set
 */
export function shown(value: string): string {
  const cut = value.length > shownLength ? `${value.slice(0, shownLength)}… (${value.length} characters)` : value;
  return JSON.stringify(cut);
}
