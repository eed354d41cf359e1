import { quote } from "../../rules/text";

/** Names of trails, as a message lists them. */
export function quoteAll(names: readonly string[]): string {
  const [first = "", ...others] = names;
  return others.length === 0 ? quote(first) : `${quote(first)} and ${others.length} more`;
}
