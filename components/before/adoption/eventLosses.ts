import type { AdvancedEventSelector as AdvancedAnswer, GetEventSelectorsResponse } from "@aws-sdk/client-cloudtrail";
import { operators } from "../../arguments/aws/advancedEventSelectorsShape";
import { eventSelectors } from "../../events/eventSelectors";
import type { AdvancedEventSelector, AdvancedFieldSelector, DataResource } from "../../events/selectorArgs";
import { uncapitalized } from "../../../live/facts/uncapitalized";
import { addTo } from "../../../rules/lists";
import { few, quote } from "../../../rules/text";
import type { Inspected } from "../inspection";
import type { Loss } from "./loss";
import { isOpen, keepable } from "./planned";

/** Events besides management events, as the arguments name them. */
interface OtherEvents {
  readonly dataResources: readonly DataResource[];
  readonly advancedEventSelectors: readonly AdvancedEventSelector[];
  readonly networkActivityEventSources: readonly string[];
}

/**
 * Data and network activity events that a trail records and would not record any more. All management events are recorded
 * in any case, and none of the log bucket.
 *
 * @param thing - the trail, for example `The trail "company"`
 * @param answer - its event selectors
 * @param logBucketArn - ARN of its bucket
 */
export function eventLosses(
  { args, shownArgs }: Pick<Inspected, "args" | "shownArgs">,
  thing: string,
  answer: GetEventSelectorsResponse,
  logBucketArn: string,
): Loss[] {
  if (isOpen(args, "dataResources", "advancedEventSelectors", "networkActivityEventSources")) return [];
  const present = presentEvents(answer, `${logBucketArn}/`);
  const planned = selectorsOf(eventsOf(args));
  const isLost = (selector: AdvancedEventSelector): boolean => !planned.some((other) => covers(other, selector));
  const shown = eventsOf(shownArgs);
  const data = selectorsOf({ ...present, networkActivityEventSources: [] }).filter(isLost);
  const sources = present.networkActivityEventSources.filter((source) =>
    selectorsOf({ dataResources: [], advancedEventSelectors: [], networkActivityEventSources: [source] }).some(isLost),
  );
  return [
    ...(data.length === 0 ? [] : [dataLoss(thing, data, present, shown)]),
    ...(sources.length === 0 ? [] : [networkLoss(thing, sources, shown)]),
  ];
}

function dataLoss(
  thing: string,
  lost: readonly AdvancedEventSelector[],
  present: OtherEvents,
  shown: OtherEvents,
): Loss {
  const what = `${thing} records data events that it would not record any more: ${few(lost.map(nameOf))}.`;
  if (present.advancedEventSelectors.length === 0 && shown.advancedEventSelectors.length === 0) {
    const dataResources = joined([...shown.dataResources, ...present.dataResources]);
    return { name: "events", property: "dataResources", what, ...keepable({ dataResources }) };
  }
  const chosen = selectorsOf({ ...shown, networkActivityEventSources: [] });
  const advancedEventSelectors = [...chosen, ...lost];
  const instead = shown.dataResources.length > 0 ? " Leave dataResources out, which are among them then." : "";
  const keep = keepable({ advancedEventSelectors });
  return { name: "events", property: "advancedEventSelectors", what: `${what}${instead}`, ...keep };
}

function networkLoss(thing: string, sources: readonly string[], shown: OtherEvents): Loss {
  const networkActivityEventSources = [...shown.networkActivityEventSources, ...sources];
  return {
    name: "events",
    property: "networkActivityEventSources",
    what: `${thing} records the network activity of ${few(sources.map(quote))}, and would not any more.`,
    ...keepable({ networkActivityEventSources }),
  };
}

function nameOf({ name, fieldSelectors }: AdvancedEventSelector): string {
  const type = fieldSelectors.find(({ field }) => field === "resources.type")?.equals?.[0];
  return quote(name ?? (typeof type === "string" ? type : "without a name"));
}

function eventsOf(args: Inspected["args"]): OtherEvents {
  const { dataResources = [], advancedEventSelectors = [], networkActivityEventSources = [] } = args;
  return { dataResources, advancedEventSelectors, networkActivityEventSources } as OtherEvents;
}

/** The selectors of these events, without that of management events. */
function selectorsOf(events: OtherEvents): AdvancedEventSelector[] {
  return eventSelectors({ ...events, excludedManagementEventSources: [], logBucketArns: [] }).slice(1);
}

function presentEvents(answer: GetEventSelectorsResponse, logBucket: string): OtherEvents {
  const advanced = (answer.AdvancedEventSelectors ?? []).map(selectorOf).flatMap((selector) => {
    const rest = withoutBucket(selector, logBucket);
    return rest === undefined ? [] : [rest];
  });
  const ofCategory = (category: string): AdvancedEventSelector[] =>
    advanced.filter(({ fieldSelectors }) =>
      fieldSelectors.some(({ field, equals }) => field === "eventCategory" && equals?.includes(category)),
    );
  const resources = (answer.EventSelectors ?? []).flatMap(({ DataResources = [] }) => DataResources);
  return {
    dataResources: joined(
      resources.flatMap(({ Type, Values = [] }) => {
        const values = Values.filter((value) => !value.startsWith(logBucket));
        return values.length === 0 ? [] : [{ type: Type as DataResource["type"], values }];
      }),
    ),
    advancedEventSelectors: ofCategory("Data"),
    networkActivityEventSources: ofCategory("NetworkActivity").flatMap(({ fieldSelectors }) =>
      fieldSelectors.flatMap(({ field, equals = [] }) => (field === "eventSource" ? (equals as string[]) : [])),
    ),
  };
}

function selectorOf({ Name, FieldSelectors = [] }: AdvancedAnswer): AdvancedEventSelector {
  return {
    ...(Name !== undefined && Name !== "" && { name: Name }),
    fieldSelectors: FieldSelectors.map((field) => {
      const given = Object.entries(field).filter(
        ([, values]: [string, string | string[] | undefined]) => values?.length,
      );
      return uncapitalized(Object.fromEntries(given)) as AdvancedFieldSelector;
    }),
  };
}

/** The resources with the values of each type in one place, each once. */
function joined(resources: readonly DataResource[]): DataResource[] {
  const byType = new Map<DataResource["type"], DataResource["values"][number][]>();
  for (const { type, values } of resources) for (const value of values) addTo(byType, type, value);
  return [...byType].map(([type, values]) => ({ type, values: [...new Set(values)] }));
}

/** A selector without what it says of objects in the log bucket, which are left out anyway; `undefined` for nothing else. */
function withoutBucket(selector: AdvancedEventSelector, logBucket: string): AdvancedEventSelector | undefined {
  const emptied = new Set<string>();
  const fieldSelectors = selector.fieldSelectors.flatMap((condition) => {
    if (condition.field !== "resources.ARN") return [condition];
    const conditions = operators.flatMap((operator) => {
      const values = condition[operator];
      if (values === undefined) return [];
      const rest = values.filter((value) => typeof value !== "string" || !value.startsWith(logBucket));
      if (rest.length > 0) return [[operator, rest] as const];
      emptied.add(operator);
      return [];
    });
    return conditions.length === 0 ? [] : [{ field: condition.field, ...Object.fromEntries(conditions) }];
  });
  return emptied.has("equals") || emptied.has("startsWith") ? undefined : { ...selector, fieldSelectors };
}

/** Whether a selector records every event that the other one records. */
function covers(selector: AdvancedEventSelector, other: AdvancedEventSelector): boolean {
  return selector.fieldSelectors.every((condition) =>
    other.fieldSelectors.some(({ field, ...stricter }) => field === condition.field && implies(stricter, condition)),
  );
}

type Conditions = Omit<AdvancedFieldSelector, "field">;

function implies(stricter: Conditions, condition: Conditions): boolean {
  return operators.every((operator) => {
    const wanted = condition[operator] as readonly string[] | undefined;
    if (wanted === undefined) return true;
    const same = (stricter[operator] ?? []) as readonly string[];
    if (operator.startsWith("not")) return wanted.every((value) => same.includes(value));
    const holds = comparisons[operator];
    const values = operator === "equals" ? same : [...same, ...((stricter.equals ?? []) as readonly string[])];
    return values.length > 0 && values.every((value) => wanted.some((each) => holds?.(value, each)));
  });
}

const comparisons: Readonly<Partial<Record<string, (value: string, wanted: string) => boolean>>> = {
  equals: (value, wanted) => value === wanted,
  startsWith: (value, wanted) => value.startsWith(wanted),
  endsWith: (value, wanted) => value.endsWith(wanted),
};
