import type { ListShape, MapShape, Shape } from "./shape";

/**
 * What an argument takes, in few words, for documentation: its range, its length or its values. `undefined` for a shape
 * whose type says it all.
 *
 * @param shape - what the argument must be like
 */
export function takesOf(shape: Shape): string | undefined {
  switch (shape.kind) {
    case "text":
      return shape.check.values === undefined ? shape.check.takes : joined(shape.check.values, "or");
    case "number":
      return shape.check.takes;
    case "list":
      return shape.takes ?? listTakes(shape);
    case "map":
      return shape.takes ?? mapTakes(shape);
    default:
      return undefined;
  }
}

/** Most elements of a list, or keys of a map. Those of a finite set can be there once each. */
export function mostOf(shape: ListShape | MapShape): number {
  const key = shape.kind === "map" ? shape.key : shape.of.kind === "text" ? shape.of.check : undefined;
  return shape.most ?? key?.values?.length ?? Infinity;
}

/**
 * A range of lengths or counts, for use before the name of what is counted.
 *
 * @param least - the least that is allowed
 * @param most - the most that is allowed
 */
export function between(least: number, most: number): string {
  return least === 0 ? `at most ${most}` : `${least} to ${most}`;
}

function listTakes(shape: ListShape): string {
  if (shape.of.kind === "text" && shape.of.check.values !== undefined) {
    return `any of ${joined(shape.of.check.values, "and")}`;
  }
  const element = takesOf(shape.of);
  return `${between(shape.least ?? 0, mostOf(shape))}${element === undefined ? "" : `, each of ${element}`}`;
}

function mapTakes(shape: MapShape): string {
  const { key, of } = shape;
  const value = takesOf(of);
  const parts = [key.takes && `keys of ${key.takes}`, value && `values of ${value}`];
  return [between(0, mostOf(shape)), parts.filter(Boolean).join(" and ")].filter(Boolean).join(", ");
}

function joined(values: readonly string[], word: "and" | "or"): string {
  const quoted = values.map((value) => `\`${value}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} ${word} ${last}`;
}
