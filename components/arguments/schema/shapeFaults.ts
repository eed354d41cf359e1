import { isLate, shownValue, valueless, withoutValue, type Fault } from "./fault";
import { quote } from "../../../rules/text";
import { hint } from "./hint";
import { isConfidential, type ListShape, type MapShape, type ObjectShape, type Shape, type TextShape } from "./shape";
import { mostOf } from "./takes";
import { faultOfText } from "./textCheck";

/**
 * Everything that is wrong with the value of an argument, or with a part of it. Values that are not known yet are skipped
 * where they may be known later, and refused elsewhere.
 *
 * @param property - the argument, or the place in it, as messages name it
 * @param value - what was given, of any type
 * @param shape - what it must be like
 */
export function shapeFaults(property: string, value: unknown, shape: Shape): Fault[] {
  if (isLate(value)) return lateFaults(property, shape);
  switch (shape.kind) {
    case "text": {
      const { check } = shape;
      const reason = typeof value === "string" ? textFault(value, shape) : notAText(value, shape);
      return reason === undefined ? [] : [{ property, reason, withoutValue: withoutValue(check.allowed) }];
    }
    case "number": {
      if (typeof value !== "number") return [{ property, reason: not(value, "a number", shape.check.allowed, shape) }];
      const problem = shape.check.problem(value);
      return faultIf(property, problem && `${shownValue(value)} ${problem}. ${shape.check.allowed}`);
    }
    case "flag":
      if (typeof value === "boolean") return [];
      return [
        { property, reason: `${shownValue(value)} is neither true nor false. Give one of them, or leave it out.` },
      ];
    case "list":
      return listFaults(property, value, shape);
    case "map":
      return mapFaults(property, value, shape);
    case "object":
      return objectFaults(property, value, shape);
  }
}

/** Where an element of a list stands, for example `readerArns[2]`. */
export function elementOf(property: string, index: number): string {
  return `${property}[${index}]`;
}

/** Where a key of an object stands, for example `tags.owner` or `tags["cost center"]`. */
export function keyOf(property: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${property}.${key}` : `${property}[${quote(key)}]`;
}

/** Whether a value is an object, but not a list or an instance of a class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function lateFaults(property: string, shape: Shape): Fault[] {
  if (shape.kind === "text" && shape.late) return [];
  const reason =
    "is an output or a promise, but decides what is created. Give a value that is known when the program runs.";
  return [{ property, reason }];
}

function listFaults(property: string, value: unknown, shape: ListShape): Fault[] {
  if (!Array.isArray(value))
    return [{ property, reason: not(value, "a list", "Give a list, or leave it out.", shape) }];
  const elements: readonly unknown[] = Array.from(value);
  const { least = 0 } = shape;
  const most = mostOf(shape);
  if (elements.length < least) return [{ property, reason: "is an empty list. Give at least one value." }];
  if (elements.length > most) {
    return [{ property, reason: `has ${elements.length} values, which is too many. Give at most ${most}.` }];
  }
  const faults = elements.flatMap((element, index) => {
    const place = elementOf(property, index);
    const first = typeof element === "string" ? elements.indexOf(element) : index;
    if (first === index) return shapeFaults(place, element, shape.of);
    return [
      {
        property: place,
        reason: `${shownValue(element)} is a duplicate of ${elementOf(property, first)}. Give it once.`,
        withoutValue: withoutValue(`It is a duplicate of ${elementOf(property, first)}. Give it once.`),
      },
    ];
  });
  return faults.length > 0 || shape.rule === undefined ? faults : shape.rule(property, elements);
}

function mapFaults(property: string, value: unknown, shape: MapShape): Fault[] {
  if (!isPlainObject(value))
    return [{ property, reason: not(value, "an object", "Give an object, or leave it out.", shape) }];
  const entries = Object.entries(value);
  const most = mostOf(shape);
  const tooMany =
    entries.length > most ? `has ${entries.length} keys, which is too many. Give at most ${most}.` : undefined;
  const faults = [
    ...faultIf(property, tooMany),
    ...entries.flatMap(([key, element]) => {
      const place = keyOf(property, key);
      const fault = faultOfText(shape.key, key);
      return [...faultIf(place, fault && `The key ${fault}`), ...shapeFaults(place, element, shape.of)];
    }),
  ];
  return faults.length > 0 || shape.rule === undefined ? faults : shape.rule(property, value);
}

function objectFaults(property: string, value: unknown, shape: ObjectShape): Fault[] {
  const names = Object.keys(shape.fields);
  const allowed = `Give an object with the keys ${names.join(", ")}.`;
  if (!isPlainObject(value)) return [{ property, reason: not(value, "an object", allowed, shape) }];
  const faults = [
    ...names.flatMap((name) => {
      const field = shape.fields[name];
      const place = keyOf(property, name);
      if (field !== undefined && value[name] !== undefined) return shapeFaults(place, value[name], field);
      return shape.required.includes(name) ? [valueless(place, "is missing. It must be set.")] : [];
    }),
    ...strangers(value, names).map((name) =>
      valueless(keyOf(property, name), `There is no such key${hint(name, names)}. The keys are ${names.join(", ")}.`),
    ),
  ];
  return faults.length > 0 || shape.rule === undefined ? faults : shape.rule(property, value);
}

/** Keys that are set although no such keys exist. */
export function strangers(value: Readonly<Record<string, unknown>>, names: readonly string[]): string[] {
  return Object.keys(value).filter((name) => !names.includes(name) && value[name] !== undefined);
}

function textFault(value: string, { check, confidential }: TextShape): string | undefined {
  const problem = check.problem(value);
  if (problem === undefined) return undefined;
  return confidential === true ? `${problem}. ${check.allowed}` : faultOfText(check, value);
}

function notAText(value: unknown, shape: TextShape): string {
  const lostQuotes = typeof value === "number" || typeof value === "boolean";
  return not(value, lostQuotes ? "a text: put it in quotes" : "a text", shape.check.allowed, shape);
}

function not(value: unknown, wanted: string, allowed: string, shape: Shape): string {
  return `${shownAs(value, shape)} is ${typeName(value)}, not ${wanted}. ${allowed}`;
}

/**
 * The value of an argument, or of a part of it, for use in a message: not what is confidential.
 *
 * @param value - what was given, of any type
 * @param shape - what it must be like
 */
export function shownAs(value: unknown, shape: Shape): string {
  return isConfidential(shape) ? "what is given" : shownValue(value);
}

function typeName(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "string":
      return "a text";
    case "number":
      return "a number";
    case "boolean":
      return "a boolean";
    case "object":
      return isPlainObject(value) ? "an object" : "an instance of a class";
    default:
      return `a ${typeof value}`;
  }
}

function faultIf(property: string, reason: string | undefined): Fault[] {
  return reason === undefined ? [] : [{ property, reason }];
}
