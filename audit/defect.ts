import { placeOfDefect } from "../rules/defect";
import { unknown, type Unknown } from "../rules/facts/fact";
import { printable } from "../rules/text";

/** That code of ours failed. */
export function defect(error: unknown): Unknown {
  return unknown(
    `a defect of cloudtrail-baseline is in the way (${printable(placeOfDefect(error), 200)})`,
    "report it to the maintainers",
  );
}
