import type { styleText } from "node:util";

/** How a report is laid out. */
export interface Layout {
  /** How many columns a line has. */
  readonly width: number;
  /** What its organization calls an account; `undefined` where that is not known. */
  readonly nameOf: (accountId: string) => string | undefined;
  readonly paint: (colour: Parameters<typeof styleText>[0], text: string) => string;
}

/** An account with its name where that is known: `111122223333 (payments)`. */
export function named(accountId: string, { nameOf }: Layout): string {
  const name = nameOf(accountId) ?? "";
  return name === "" ? accountId : `${accountId} (${name})`;
}
