import type { ObjectsSetting } from "../rule";
import type { Exception } from "./exceptions";
import { shown, suggestion } from "./faultWords";
import { enumerate, quote } from "../text";

/** What verdicts of a rule are about. */
type Judged = "account" | "resource";

/** What one property of an exception holds. */
interface Property {
  /** What it says, a clause. */
  readonly says: string;
  readonly isRequired: boolean;
  readonly isAllowed: (text: string) => boolean;
}

const isWritten = (text: string): boolean => text.trim() !== "";

const properties: Readonly<Record<keyof Exception, Property>> = {
  account: {
    says: 'the id of an account, like "123456789012"',
    isRequired: false,
    isAllowed: (text) => /^\d{12}$/.test(text),
  },
  resource: {
    says: "the name, ARN or URN of a resource, in which * stands for any text",
    isRequired: false,
    isAllowed: isWritten,
  },
  reason: { says: "why the rule need not be met", isRequired: true, isAllowed: isWritten },
  approvedBy: { says: "who approved the exception", isRequired: true, isAllowed: isWritten },
  until: { says: 'its last day, in UTC, like "2027-03-31"', isRequired: true, isAllowed: isDay },
};

/** The properties that say where the rule need not be met. */
const placesOf: Readonly<Record<Judged, readonly (keyof Exception)[]>> = {
  account: ["account"],
  resource: ["account", "resource"],
};

/** The setting by which users except accounts or resources from a rule. */
export function exceptionsSetting(judged: Judged): ObjectsSetting {
  const left = judged === "account" ? "Accounts" : "Accounts and resources";
  return {
    type: "objects",
    description: `${left} where the rule need not be met: for a reason, and until a day.`,
    properties: Object.fromEntries(propertiesFor(judged).map((name) => [name, properties[name].says])),
    faultsOf: (object, place) => exceptionFaults(object, place, judged),
  };
}

/** What is wrong with an exception, as sentences without their full stop. */
function exceptionFaults(entry: unknown, place: string, judged: Judged): readonly string[] {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    return [`${place} is ${shown(entry)}. Set it to an object with ${enumerate(propertiesFor(judged))}`];
  }
  const values = new Map<string, unknown>(Object.entries(entry));
  return [
    ...[...values.keys()].sort().flatMap((name) => nameFaults(name, place, judged)),
    ...(placesOf[judged].some((name) => values.has(name)) ? [] : [namesNothing(place, judged)]),
    ...propertiesFor(judged).flatMap((name) => propertyFaults(name, values, place)),
  ];
}

function nameFaults(name: string, place: string, judged: Judged): readonly string[] {
  const allowed: readonly string[] = propertiesFor(judged);
  if (allowed.includes(name)) {
    return [];
  }
  return Object.hasOwn(properties, name)
    ? [`${place} has a ${name}, but this rule judges accounts. Leave ${name} out`]
    : [`${place}: ${quote(name)} is not a property of an exception${suggestion(name, allowed)}`];
}

function namesNothing(place: string, judged: Judged): string {
  const ways = placesOf[judged].map((name) => `${name} to ${properties[name].says}`).join(", or ");
  return `${place} has no ${placesOf[judged].join(" and no ")}. Set ${ways}`;
}

function propertyFaults(name: keyof Exception, values: ReadonlyMap<string, unknown>, place: string): readonly string[] {
  const { says, isRequired, isAllowed } = properties[name];
  if (!values.has(name)) {
    return isRequired ? [`${place} has no ${name}. Set it to ${says}`] : [];
  }
  const value = values.get(name);
  return typeof value === "string" && isAllowed(value)
    ? []
    : [`${place}: ${name} is ${shown(value)}. Set it to ${says}`];
}

function propertiesFor(judged: Judged): readonly (keyof Exception)[] {
  return [...placesOf[judged], "reason", "approvedBy", "until"];
}

/** Whether a text is a day of the calendar. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
