import { type Fact, known, unknown } from "../fact";
import { everything, type LeftOut, leftOutByAny, leftOutByEach, nothing } from "../leftOut";
import type { ManagementEventsLeftOut } from "../trailFacts";
import type { Property } from "./property";

/** Every operator of a field selector, as `aws` (plural) and `aws-native` spell them. */
const operators = [
  "equals",
  "notEquals",
  "startsWith",
  "startsWiths",
  "notStartsWith",
  "notStartsWiths",
  "endsWith",
  "endsWiths",
  "notEndsWith",
  "notEndsWiths",
];

const all: ManagementEventsLeftOut = { read: everything, write: everything };
const none: ManagementEventsLeftOut = { read: nothing, write: nothing };

/**
 * What the selectors of a trail leave out of its management events. A trail without any records all of them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function managementEventsLeftOut(trail: Property): ManagementEventsLeftOut {
  const basic = trail.get("eventSelectors").asList();
  const advanced = trail.get("advancedEventSelectors").asList();
  if (!advanced.known || !basic.known) {
    const missing = advanced.known ? basic : advanced;
    return missing.known ? none : { read: missing, write: missing };
  }
  if (advanced.value.length > 0 && basic.value.length > 0) {
    const conflict = unknown(
      "eventSelectors and advancedEventSelectors are both set, of which AWS accepts one",
      "remove one of eventSelectors and advancedEventSelectors",
    );
    return { read: conflict, write: conflict };
  }
  const selectors = [...basic.value.map(ofBasicSelector), ...advanced.value.map(ofAdvancedSelector)];
  return selectors.length === 0 ? none : combine(leftOutByEach, selectors);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
function ofBasicSelector(selector: Property): ManagementEventsLeftOut {
  const included = selector.get("includeManagementEvents").asBoolean(known(true));
  const kinds = selector.get("readWriteType").asString(known("All"));
  const excluded = selector.get("excludeManagementEventSources").asStrings();
  return combine(leftOutByAny, [
    both(map(included, (value) => (value ? [] : "everything"))),
    {
      read: map(kinds, (value) => (value === "All" || value === "ReadOnly" ? [] : "everything")),
      write: map(kinds, (value) => (value === "All" || value === "WriteOnly" ? [] : "everything")),
    },
    both(excluded),
  ]);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
function ofAdvancedSelector(selector: Property): ManagementEventsLeftOut {
  const fields = selector.get("fieldSelectors").asList();
  if (!fields.known) {
    return both(fields);
  }
  const named = fields.value.map((field) => ({ field, name: field.get("field").asString(known("")) }));
  const saysCategory = named.some(({ name }) => !name.known || name.value === "eventCategory");
  return saysCategory
    ? combine(
        leftOutByAny,
        named.map(({ field, name }) => (name.known ? ofFieldSelector(name.value, field) : both(name))),
      )
    : all;
}

/** Conditions that management events of a trail do not know are taken to leave out everything. */
function ofFieldSelector(name: string, field: Property): ManagementEventsLeftOut {
  switch (name) {
    case "eventCategory":
      return withOnly("equals", field, (values) => both(known(values.includes("Management") ? [] : "everything")));
    case "readOnly":
      return withOnly("equals", field, (values) => ({
        read: known(values.includes("true") ? [] : "everything"),
        write: known(values.includes("false") ? [] : "everything"),
      }));
    case "eventSource":
      return withOnly("notEquals", field, (values) => both(known(values)));
    default:
      return all;
  }
}

/** What a field selector leaves out that may use one operator only. */
function withOnly(
  operator: string,
  field: Property,
  leftOut: (values: readonly string[]) => ManagementEventsLeftOut,
): ManagementEventsLeftOut {
  const values = field.get(operator).asStrings();
  const others = operators
    .filter((other) => other !== operator)
    .map((other) => map(field.get(other).asList(), (list) => (list.length === 0 ? [] : "everything")));
  return combine(leftOutByAny, [values.known ? leftOut(values.value) : both(values), ...others.map(both)]);
}

function combine(
  how: (parts: readonly Fact<LeftOut>[]) => Fact<LeftOut>,
  parts: readonly ManagementEventsLeftOut[],
): ManagementEventsLeftOut {
  return { read: how(parts.map((part) => part.read)), write: how(parts.map((part) => part.write)) };
}

function both(leftOut: Fact<LeftOut>): ManagementEventsLeftOut {
  return { read: leftOut, write: leftOut };
}

function map<T>(fact: Fact<T>, convert: (value: T) => LeftOut): Fact<LeftOut> {
  return fact.known ? known(convert(fact.value)) : fact;
}
