import type { Shape, TextShape } from "./shape";
import { elementOf, isPlainObject, keyOf } from "./shapeFaults";

/** A text within the value of an argument. */
export interface PlacedText {
  /** Where it stands, for example `readerArns[2]`. */
  readonly property: string;
  readonly text: string;
  /** What it must be like. */
  readonly shape: TextShape;
}

/**
 * All texts in the value of an argument, each with its shape. Values that are not known or not of their shape are skipped.
 *
 * @param property - the argument, or the place in it
 * @param value - what was given, of any type
 * @param shape - what it must be like
 */
export function textsIn(property: string, value: unknown, shape: Shape): PlacedText[] {
  switch (shape.kind) {
    case "text":
      return typeof value === "string" ? [{ property, text: value, shape }] : [];
    case "list":
      return Array.isArray(value)
        ? value.flatMap((element, index) => textsIn(elementOf(property, index), element, shape.of))
        : [];
    case "map":
      return isPlainObject(value)
        ? Object.entries(value).flatMap(([key, element]) => textsIn(keyOf(property, key), element, shape.of))
        : [];
    case "object":
      return isPlainObject(value)
        ? Object.entries(shape.fields).flatMap(([key, field]) => textsIn(keyOf(property, key), value[key], field))
        : [];
    default:
      return [];
  }
}
