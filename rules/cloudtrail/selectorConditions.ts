import { type Fact, known, mapFact, some, type Unknown } from "../facts/fact";
import { both, combine, everything, type LeftOut, leftOutByAny, type LeftOutByKind, nothing } from "../facts/leftOut";
import {
  type AdvancedSelector,
  type BasicSelector,
  type FieldSelector,
  type Operator,
  operators,
  type Values,
} from "./eventSelectors";

/** Both kinds of events are left out. */
export const all: LeftOutByKind = both(everything);

/** Neither kind of events is left out. */
export const none: LeftOutByKind = both(nothing);

/** What a basic selector leaves out by the kinds of events that it selects. */
export function leftOutByKinds({ readWriteType }: BasicSelector): LeftOutByKind {
  return {
    read: leftOutWhere(readWriteType, (value) => value !== "All" && value !== "ReadOnly"),
    write: leftOutWhere(readWriteType, (value) => value !== "All" && value !== "WriteOnly"),
  };
}

/** Whether an advanced selector selects a category of events. */
export function someCategory(selector: AdvancedSelector, isWanted: (category: string) => boolean): Fact<boolean> {
  if (!selector.known) {
    return selector;
  }
  return some(
    selector.value.map(({ field, conditions }) => {
      if (!field.known || field.value !== "eventCategory") {
        return field.known ? known(false) : field;
      }
      return mapFact(textsOf(conditions.equals), (categories) => categories.some(isWanted));
    }),
  );
}

/**
 * What an advanced selector leaves out of a category of events.
 *
 * @param leftOutBy - tells what a condition leaves out, by the name of its field
 */
export function leftOutByFields(
  selector: AdvancedSelector,
  leftOutBy: (field: string, condition: FieldSelector) => LeftOutByKind,
): LeftOutByKind {
  if (!selector.known) {
    return both(selector);
  }
  // AWS records nothing for a selector without a category.
  return selector.value.some(({ field }) => !field.known || field.value === "eventCategory")
    ? combine(
        leftOutByAny,
        selector.value.map((condition) =>
          condition.field.known ? leftOutBy(condition.field.value, condition) : both(condition.field),
        ),
      )
    : all;
}

/** What a condition on the category of events leaves out of one category. */
export function leftOutByCategory(condition: FieldSelector, category: string): LeftOutByKind {
  return withOnly("equals", condition, (values) => both(leftOutWhere(values, (given) => !given.includes(category))));
}

/** What a condition on `readOnly` leaves out. */
export function leftOutByReadOnly(condition: FieldSelector): LeftOutByKind {
  return withOnly("equals", condition, (values) => ({
    read: leftOutWhere(values, (given) => !given.includes("true")),
    write: leftOutWhere(values, (given) => !given.includes("false")),
  }));
}

/**
 * What a condition leaves out by one operator. A condition with any other operator counts as leaving out everything.
 */
export function withOnly(
  operator: Operator,
  condition: FieldSelector,
  leftOut: (values: Fact<readonly string[]>) => LeftOutByKind,
): LeftOutByKind {
  return combine(leftOutByAny, [
    leftOut(textsOf(condition.conditions[operator])),
    both(leftOutByOperatorsOtherThan([operator], condition)),
  ]);
}

/** Everything where a condition uses operators other than the ones given. */
export function leftOutByOperatorsOtherThan(given: readonly Operator[], { conditions }: FieldSelector): Fact<LeftOut> {
  return leftOutByAny(
    operators
      .filter((operator) => !given.includes(operator))
      .map((operator) => leftOutWhere(conditions[operator], ({ length }) => length > 0)),
  );
}

/** Everything where a fact meets a condition, nothing where it does not. */
export function leftOutWhere<T>(fact: Fact<T>, isLeftOut: (value: T) => boolean): Fact<LeftOut> {
  return mapFact(fact, (value): LeftOut => (isLeftOut(value) ? "everything" : []));
}

/** All texts of a list; not known where one of them is not. */
function textsOf(values: Values): Fact<readonly string[]> {
  if (!values.known) {
    return values;
  }
  const doubt = values.value.find((value): value is Unknown => !value.known);
  return doubt ?? known(values.value.flatMap((value) => (value.known ? [value.value] : [])));
}
