import { nearest } from "../nearest";
import { quote } from "../text";

/** More items of a list would not fit into a sentence. */
const mostItems = 3;

/** A value as its user wrote it, short and safe to print. */
export function shown(value: unknown): string {
  if (!Array.isArray(value)) {
    return shownItem(value);
  }
  const items = (value as readonly unknown[]).slice(0, mostItems).map(shownItem);
  return `[${(value.length > mostItems ? [...items, "…"] : items).join(", ")}]`;
}

function shownItem(value: unknown): string {
  if (typeof value === "string") {
    return quote(value);
  }
  if (Array.isArray(value)) {
    return "a list";
  }
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** The name that was probably meant, or all there are. */
export function suggestion(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return meant === undefined ? `. Allowed: ${names.join(", ")}` : `. Did you mean "${meant}"?`;
}
