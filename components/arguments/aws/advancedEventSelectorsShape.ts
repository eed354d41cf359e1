import type { Fault } from "../schema/fault";
import { lengthProblem } from "../schema/lengthProblem";
import { hint } from "../schema/hint";
import { oneOf } from "../schema/oneOf";
import { plainText, text, type ListShape, type ObjectShape, type Shape } from "../schema/shape";
import { elementOf } from "../schema/shapeFaults";
import { between } from "../schema/takes";
import { faultOfText, type TextCheck } from "../schema/textCheck";
import { locationOfArn } from "./arn";
import type { LocatedCheck } from "./locatedCheck";

/** Fields that selectors of data events can have. */
const dataEventFields: readonly string[] = [
  "eventCategory",
  "eventName",
  "eventSource",
  "eventType",
  "readOnly",
  "resources.ARN",
  "resources.type",
  "sessionCredentialFromConsole",
  "userIdentity.arn",
];

/** Fields of network activity events, which have an argument of their own. */
const networkActivityFields: readonly string[] = ["errorCode", "vpcEndpointId"];

/** The operators of a condition on a field. */
export const operators = ["equals", "notEquals", "startsWith", "notStartsWith", "endsWith", "notEndsWith"] as const;

/** Most characters of a value and of the name of a selector. */
const [mostInValue, mostInName] = [2048, 1000];

/** Fields that take nothing but `equals` with one value, and what that value must be like. */
const singleValues: Readonly<Record<string, TextCheck>> = {
  eventCategory: { allowed: "Only Data is allowed here.", problem: categoryProblem },
  "resources.type": {
    allowed: "A type looks like `AWS::S3::Object`.",
    problem: (type) => (/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/.test(type) ? undefined : "is not a type of resource"),
  },
  readOnly: oneOf("a value of readOnly", ["true", "false"]),
};

const fieldCheck: TextCheck = {
  values: dataEventFields,
  allowed: `Data events have the fields ${dataEventFields.join(", ")}.`,
  problem: (field) => {
    if (dataEventFields.includes(field)) return undefined;
    if (networkActivityFields.includes(field)) return "is a field of network activity, not of data events";
    return `is not a field${hint(field, dataEventFields)}`;
  },
};

/** Values of some fields are ARNs; values of the others never look like one. */
const valueCheck: LocatedCheck = {
  locationOf: locationOfArn,
  takes: `${between(1, mostInValue)} characters`,
  allowed: `A value has ${between(1, mostInValue)} characters and no wildcards; use \`startsWith\` or \`endsWith\` for a part of one.`,
  problem: (value) => {
    const problem = lengthProblem(value.length, 1, mostInValue);
    if (problem !== undefined) return problem;
    return value.includes("*") ? 'contains "*", which CloudTrail takes literally' : undefined;
  },
};

const nameCheck: TextCheck = {
  takes: `${between(0, mostInName)} characters`,
  allowed: `The name of a selector has ${between(0, mostInName)} characters.`,
  problem: (name) => lengthProblem(name.length, 0, mostInName),
};

/** Most values of a trail, over all conditions of all selectors. */
export const mostSelectorValues = 500;

/** A field selector whose shape has been checked. */
interface KnownFieldSelector extends Readonly<Partial<Record<(typeof operators)[number], readonly unknown[]>>> {
  readonly field: string;
}

const valuesShape: Shape = { kind: "list", of: text(valueCheck), least: 1, most: mostSelectorValues };

const fieldSelectorShape: ObjectShape = {
  kind: "object",
  required: ["field"],
  fields: { field: plainText(fieldCheck), ...Object.fromEntries(operators.map((operator) => [operator, valuesShape])) },
  rule: (property, value) => fieldSelectorFaults(property, value as unknown as KnownFieldSelector),
};

/**
 * Data events as advanced event selectors.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export const advancedEventSelectorsShape: ListShape = {
  kind: "list",
  most: mostSelectorValues,
  takes: `at most ${mostSelectorValues} values, those of the trail's other selectors included`,
  of: {
    kind: "object",
    required: ["fieldSelectors"],
    fields: {
      name: plainText(nameCheck),
      fieldSelectors: {
        kind: "list",
        of: fieldSelectorShape,
        most: dataEventFields.length,
        rule: (property, elements) => selectorFaults(property, elements as readonly KnownFieldSelector[]),
      },
    },
  },
};

/** What is wrong with the condition on one field. */
function fieldSelectorFaults(property: string, selector: KnownFieldSelector): Fault[] {
  const { field } = selector;
  const used = operators.filter((operator) => selector[operator] !== undefined);
  if (used.length === 0) {
    return [{ property, reason: `has no condition on ${field}. Give one of ${operators.join(", ")}.` }];
  }
  const single = singleValues[field];
  if (single === undefined) return [];
  const [value, ...more] = selector.equals ?? [];
  const place = `${property}.equals`;
  return [
    ...used
      .filter((operator) => operator !== "equals")
      .map((operator) => ({ property: `${property}.${operator}`, reason: `is not for ${field}. Use equals instead.` })),
    ...(more.length > 0
      ? [{ property: place, reason: `has ${more.length + 1} values, but ${field} takes one. Leave one of them.` }]
      : []),
    ...faultsIf(elementOf(place, 0), typeof value === "string" ? faultOfText(single, value) : undefined),
  ];
}

/** What is wrong with the combination of conditions in one selector. */
function selectorFaults(property: string, selectors: readonly KnownFieldSelector[]): Fault[] {
  const fields = selectors.map(({ field }) => field);
  const repeated = fields.flatMap((field, index) => {
    const first = fields.indexOf(field);
    const reason = `"${field}" is the field of ${elementOf(property, first)} too. Put all its conditions in one place.`;
    return first === index ? [] : [{ property: `${elementOf(property, index)}.field`, reason }];
  });
  return [
    ...repeated,
    ...faultsIf(property, missing(fields, "eventCategory", '"Data"')),
    ...faultsIf(property, missing(fields, "resources.type", 'one type, for example "AWS::S3::Object"')),
  ];
}

function missing(fields: readonly string[], field: string, value: string): string | undefined {
  return fields.includes(field) ? undefined : `has no condition on ${field}. Add one with equals ${value}.`;
}

function categoryProblem(category: string): string | undefined {
  switch (category) {
    case "Data":
      return undefined;
    case "Management":
      return "is not allowed, because all management events are recorded anyway and a second copy is billed";
    case "NetworkActivity":
      return "is not allowed, because network activity is recorded with networkActivityEventSources";
    default:
      return "is not a category of data events";
  }
}

function faultsIf(property: string, reason: string | undefined): Fault[] {
  return reason === undefined ? [] : [{ property, reason }];
}
