import type { TextCheck } from "../schema/textCheck";

/** Where something in AWS is, as far as its ARN or name says. */
export interface Location {
  /** AWS partition, for example `aws-cn`. */
  readonly partition: string;
  /** Region; empty for a global resource. */
  readonly region: string;
  /** Id of the account; empty if the text names none. */
  readonly account: string;
}

/** A check of texts that say where something is. */
export interface LocatedCheck extends TextCheck {
  /** Where it is; `undefined` for a text that does not say. */
  readonly locationOf: (text: string) => Location | undefined;
}

/** Whether the texts of a check say where something is. */
export function isLocated(check: TextCheck): check is LocatedCheck {
  return "locationOf" in check;
}
