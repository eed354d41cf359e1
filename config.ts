import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "./components/index";
import { argumentChecks, argumentNames } from "./components/arguments/argumentChecks";
import type { ArgumentName } from "./components/arguments/argumentName";
import { argumentFaults, inOrderOfArguments, nameOfArgument } from "./components/arguments/argumentFaults";
import { withoutValue, type Fault } from "./components/arguments/schema/fault";
import { hint } from "./components/arguments/schema/hint";
import { flag, type Shape } from "./components/arguments/schema/shape";
import { isPlainObject, shapeFaults, shownAs } from "./components/arguments/schema/shapeFaults";

/** The program's configuration, checked. */
export interface BaselineConfig {
  readonly args: MultiRegionTrailArgs;
  /** Whether Pulumi refuses to delete what the program created. */
  readonly protect: boolean;
}

/** Namespace of the program's keys, and name of its only component. */
export const project = "cloudtrail-baseline";

/** Every argument of the component is a key, and so is `protect`, which becomes an option of the component. */
const knownKeys: readonly string[] = [...argumentNames, "protect"];

/**
 * The program's configuration. An empty text counts as not set, because every key in Pulumi.yaml must have a default there.
 * Lists and objects are JSON, as `pulumi config set --path` stores them.
 *
 * @param values - all configuration of the stack by full key, from `pulumi.runtime.allConfig()`
 * @param isSecret - whether a key of it, with its namespace, was set with `--secret`: texts of it that may be outputs stay
 *   secret, and no message shows any
 * @throws pulumi.RunError that names every faulty key and what is allowed
 */
export function readConfig(
  values: Readonly<Record<string, string>>,
  isSecret: (key: string) => boolean = () => false,
): BaselineConfig {
  const own = new Map(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(`${project}:`) && value !== "" ? [[key.slice(project.length + 1), value]] : [],
    ),
  );
  const readings = argumentNames.flatMap((key) => {
    const value = own.get(key);
    return value === undefined ? [] : [{ key, ...readText(key, value) }];
  });
  const isHidden = (key: string): boolean => isSecret(`${project}:${key}`);
  const args = Object.fromEntries(
    readings.map(({ key, value }) => [key, isHidden(key) ? withSecrets(value, argumentChecks[key]) : value]),
  );
  const protect = fromText(own.get("protect") ?? "true", flag);
  const unread = readings.flatMap(({ faults }) => faults);
  const faults: Fault[] = [
    ...inOrderOfArguments([
      ...unread,
      ...argumentFaults(project, args).filter((fault) => !unread.some(({ property }) => property === fault.property)),
    ]),
    ...shapeFaults("protect", protect, flag),
    ...[...own.keys()].filter((key) => !knownKeys.includes(key)).map(unknownKeyFault),
  ];
  if (faults.length > 0) {
    throw new pulumi.RunError(
      [
        `The configuration is not valid; nothing was changed. Correct it with \`${correction(faults)}\`:`,
        ...faults.map((fault) => `  ${project}:${fault.property}: ${reasonOf(fault, isHidden)}`),
      ].join("\n"),
    );
  }
  return { args, protect: protect === true };
}

function reasonOf({ property, reason, withoutValue: hidden }: Fault, isHidden: (key: string) => boolean): string {
  return isHidden(nameOfArgument(property)) ? (hidden ?? withoutValue("See what docs/options.md says of it.")) : reason;
}

/** A value with every text in it secret that may be an output. Others decide what is created, and are known from the start. */
function withSecrets(value: unknown, shape: Shape): unknown {
  if (shape.kind === "text") return shape.late && typeof value === "string" ? pulumi.secret(value) : value;
  return mapParts(value, shape, withSecrets);
}

function correction(faults: readonly Fault[]): string {
  const hasParts = faults.some(({ property }) => /[.[]/.test(property));
  return `npx pulumi config set ${hasParts ? "[--path] " : ""}KEY VALUE`;
}

/** The value of a key and what is wrong with its text; a value that cannot be read still counts as set. */
interface Reading {
  readonly value: unknown;
  readonly faults: readonly Fault[];
}

function readText(key: ArgumentName, value: string): Reading {
  const shape: Shape = argumentChecks[key];
  if (shape.kind === "text" || shape.kind === "number" || shape.kind === "flag") {
    return { value: fromText(value, shape), faults: [] };
  }
  const parsed = parseJson(value);
  const isList = Array.isArray(parsed);
  if (typeof parsed === "object" && parsed !== null && isList === (shape.kind === "list")) {
    return { value: withTexts(parsed, shape), faults: [] };
  }
  const reason =
    shape.kind === "list"
      ? `is not a list in JSON. Set its elements with \`npx pulumi config set --path '${project}:${key}[0]' VALUE\`.`
      : `is not an object in JSON. Set its keys with \`npx pulumi config set --path '${project}:${key}.KEY' VALUE\`.`;
  return { value: pulumi.unknown, faults: [{ property: key, reason: `${shownAs(value, shape)} ${reason}` }] };
}

/** A text as the kind of value that is wanted, or unchanged if it is of another kind, which is then a fault. */
function fromText(value: string, { kind }: Shape): unknown {
  if (kind === "flag" && (value === "true" || value === "false")) return value === "true";
  if (kind === "number" && /^[+-]?\d+(\.\d+)?$/.test(value)) return Number(value);
  return value;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * `pulumi config set --path` turns texts that look like numbers or booleans into them, for example account ids. It leaves
 * texts alone that start with 0, so that a whole number is still what was written.
 */
function withTexts(value: unknown, shape: Shape): unknown {
  if (shape.kind === "text") {
    return typeof value === "boolean" || Number.isSafeInteger(value) ? String(value) : value;
  }
  return mapParts(value, shape, withTexts);
}

/** A list or an object with what becomes of each value in it that has a shape. */
function mapParts(value: unknown, shape: Shape, change: (element: unknown, of: Shape) => unknown): unknown {
  if (Array.isArray(value)) return shape.kind === "list" ? value.map((element) => change(element, shape.of)) : value;
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, element]) => {
      const field = shape.kind === "map" ? shape.of : shape.kind === "object" ? shape.fields[key] : undefined;
      return [key, field === undefined ? element : change(element, field)];
    }),
  );
}

function unknownKeyFault(key: string): Fault {
  const [, start = key] = /^([^.[]+)[.[]/.exec(key) ?? [];
  const reason =
    knownKeys.includes(start) && start !== key
      ? `There is no such key; there is ${start}. \`npx pulumi config set --path '${project}:${key}' VALUE\` sets a part of it; ` +
        `\`npx pulumi config rm '${key}'\` removes this one.`
      : `There is no such key${hint(key, knownKeys)}; the keys are ${knownKeys.join(", ")}. \`npx pulumi config rm ${key}\` removes it.`;
  return { property: key, reason };
}
