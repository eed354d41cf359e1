import type { Fault } from "./fault";
import type { NumberCheck } from "./numberCheck";
import type { TextCheck } from "./textCheck";

/** A text. */
export interface TextShape {
  readonly kind: "text";
  readonly check: TextCheck;
  /** Whether the text may be an output, which is then checked when it is known. */
  readonly late: boolean;
  /** Whether no message may show the text, nor anything that it is a part of. */
  readonly confidential?: true;
}

/** A number. */
export interface NumberShape {
  readonly kind: "number";
  readonly check: NumberCheck;
}

/** `true` or `false`. */
export interface FlagShape {
  readonly kind: "flag";
}

/** A list of values of one shape, without duplicates. */
export interface ListShape<Of extends Shape = Shape> {
  readonly kind: "list";
  readonly of: Of;
  /** Fewest elements; 0 when absent. */
  readonly least?: number;
  /** Most elements; absent if they come from a finite set of values, each of which may be given once. */
  readonly most?: number;
  /** How many are allowed, in few words, for documentation; absent if the two counts say it. */
  readonly takes?: string;
  /** What is wrong with a list whose elements all have their shape. */
  readonly rule?: (property: string, elements: readonly unknown[]) => Fault[];
}

/** Values of one shape under keys that the user chooses. */
export interface MapShape<Of extends Shape = Shape> {
  readonly kind: "map";
  readonly key: TextCheck;
  readonly of: Of;
  /** Most keys; absent if they come from a finite set. */
  readonly most?: number;
  /** What is allowed, in few words, for documentation; absent if keys, values and their count say it. */
  readonly takes?: string;
  /** What is wrong with a map whose keys and values all have their shape. */
  readonly rule?: (property: string, value: Readonly<Record<string, unknown>>) => Fault[];
}

/** An object with known keys. */
export interface ObjectShape {
  readonly kind: "object";
  readonly fields: Readonly<Record<string, Shape>>;
  /** The keys that must be set. */
  readonly required: readonly string[];
  /** What is wrong with an object whose fields all have their shape. */
  readonly rule?: (property: string, value: Readonly<Record<string, unknown>>) => Fault[];
}

/** What the value of an argument, or a part of it, must be like. */
export type Shape = TextShape | NumberShape | FlagShape | ListShape | MapShape | ObjectShape;

/** A text that is known from the start, because it decides what is created. */
export function plainText(check: TextCheck): TextShape {
  return { kind: "text", check, late: false };
}

/** A text that may be an output. */
export function text(check: TextCheck): TextShape {
  return { kind: "text", check, late: true };
}

/** A text that no message may show. */
export function confidential<T extends TextShape>(shape: T): T {
  return { ...shape, confidential: true };
}

/** Whether a value may have a text in it that no message may show. */
export function isConfidential(shape: Shape): boolean {
  switch (shape.kind) {
    case "text":
      return shape.confidential === true;
    case "list":
    case "map":
      return isConfidential(shape.of);
    case "object":
      return Object.values(shape.fields).some(isConfidential);
    default:
      return false;
  }
}

/** A number. */
export function number(check: NumberCheck): NumberShape {
  return { kind: "number", check };
}

/** `true` or `false`. */
export const flag: FlagShape = { kind: "flag" };
