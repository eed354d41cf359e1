import { quote } from "../../rules/text";
import type { ArgumentName } from "../arguments/argumentName";
import type { Inspected } from "./inspection";

/**
 * What messages call something that an argument names: by its name, or by the argument where that is secret.
 *
 * @param kind - for example `log group`
 * @param name - its name or ARN
 */
export function shownThing(
  { shownArgs }: Pick<Inspected, "shownArgs">,
  argument: ArgumentName,
  kind: string,
  name: string,
): string {
  return typeof shownArgs[argument] === "string" ? `${kind} ${quote(name)}` : `${kind} of ${argument}`;
}
