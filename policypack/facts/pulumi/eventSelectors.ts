import { type Fact, known, type Unknown, unknown } from "../fact";
import { both, combine, everything, type LeftOut, leftOutByAny, type LeftOutByKind, nothing } from "../leftOut";
import { some } from "./presence";
import type { Property } from "./property";

/** The event selectors of a trail, of which it has basic or advanced ones. */
export interface EventSelectors {
  readonly basic: readonly Property[];
  readonly advanced: readonly Property[];
}

/** A condition of an advanced selector, and the field that it is about; the name is empty where AWS knows no such. */
export interface FieldSelector {
  readonly field: Property;
  readonly name: Fact<string>;
}

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

/** Both kinds of events are left out. */
export const all: LeftOutByKind = both(everything);

/** Neither kind of events is left out. */
export const none: LeftOutByKind = both(nothing);

/**
 * The event selectors of a trail, or why they are not known.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function eventSelectorsOf(trail: Property): EventSelectors | Unknown {
  const basic = trail.get("eventSelectors").asList();
  const advanced = trail.get("advancedEventSelectors").asList();
  if (!advanced.known) {
    return advanced;
  }
  if (!basic.known) {
    return basic;
  }
  return advanced.value.length > 0 && basic.value.length > 0
    ? unknown(
        "eventSelectors and advancedEventSelectors are both set, of which AWS accepts one",
        "remove one of eventSelectors and advancedEventSelectors",
      )
    : { basic: basic.value, advanced: advanced.value };
}

/** What the kinds of events leave out that a basic selector asks for. */
export function leftOutByKinds(selector: Property): LeftOutByKind {
  const kinds = selector.get("readWriteType").asString(known("All"));
  return {
    read: leftOutWhere(kinds, (value) => value !== "All" && value !== "ReadOnly"),
    write: leftOutWhere(kinds, (value) => value !== "All" && value !== "WriteOnly"),
  };
}

/** The conditions of an advanced selector, by the fields they are about. */
function fieldSelectorsOf(selector: Property): Fact<readonly FieldSelector[]> {
  const fields = selector.get("fieldSelectors").asList();
  return fields.known
    ? known(fields.value.map((field) => ({ field, name: field.get("field").asString(known("")) })))
    : fields;
}

/** Whether an advanced selector asks for a category of events. */
export function someCategory(selector: Property, isWanted: (category: string) => boolean): Fact<boolean> {
  const fields = fieldSelectorsOf(selector);
  if (!fields.known) {
    return fields;
  }
  return some(
    fields.value.map(({ name, field }) => {
      if (!name.known || name.value !== "eventCategory") {
        return name.known ? known(false) : name;
      }
      const categories = field.get("equals").asStrings();
      return categories.known ? known(categories.value.some(isWanted)) : categories;
    }),
  );
}

/**
 * What an advanced selector leaves out of a category of events.
 *
 * @param leftOutBy what a condition leaves out, by the name of its field
 */
export function leftOutByFields(
  selector: Property,
  leftOutBy: (name: string, field: Property) => LeftOutByKind,
): LeftOutByKind {
  const fields = fieldSelectorsOf(selector);
  if (!fields.known) {
    return both(fields);
  }
  // A selector without category selects nothing that AWS would record.
  return fields.value.some(({ name }) => !name.known || name.value === "eventCategory")
    ? combine(
        leftOutByAny,
        fields.value.map(({ field, name }) => (name.known ? leftOutBy(name.value, field) : both(name))),
      )
    : all;
}

/** What a condition on the category of events leaves out of one category. */
export function leftOutByCategory(field: Property, category: string): LeftOutByKind {
  return withOnly("equals", field, (values) => both(leftOutWhere(values, (given) => !given.includes(category))));
}

/** What a condition on `readOnly` leaves out. */
export function leftOutByReadOnly(field: Property): LeftOutByKind {
  return withOnly("equals", field, (values) => ({
    read: leftOutWhere(values, (given) => !given.includes("true")),
    write: leftOutWhere(values, (given) => !given.includes("false")),
  }));
}

/**
 * What a condition leaves out that may use one operator only; with any other it is taken to leave out everything.
 */
export function withOnly(
  operator: string,
  field: Property,
  leftOut: (values: Fact<readonly string[]>) => LeftOutByKind,
): LeftOutByKind {
  return combine(leftOutByAny, [
    leftOut(field.get(operator).asStrings()),
    both(leftOutByOperatorsOtherThan([operator], field)),
  ]);
}

/** Everything where a condition uses other operators than the ones given. */
export function leftOutByOperatorsOtherThan(given: readonly string[], field: Property): Fact<LeftOut> {
  return leftOutByAny(
    operators
      .filter((operator) => !given.includes(operator))
      .map((operator) => leftOutWhere(field.get(operator).asList(), ({ length }) => length > 0)),
  );
}

/** Everything where a fact fulfils a condition, nothing where it does not. */
export function leftOutWhere<T>(fact: Fact<T>, isLeftOut: (value: T) => boolean): Fact<LeftOut> {
  return fact.known ? known(isLeftOut(fact.value) ? "everything" : []) : fact;
}
