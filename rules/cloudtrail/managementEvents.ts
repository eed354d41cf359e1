import { type Fact, known, some } from "../facts/fact";
import { both, combine, leftOutByAny, leftOutByEach, type LeftOutByKind } from "../facts/leftOut";
import type { AdvancedSelector, BasicSelector, EventSelectors } from "./eventSelectors";
import {
  all,
  leftOutByCategory,
  leftOutByFields,
  leftOutByKinds,
  leftOutByReadOnly,
  leftOutWhere,
  none,
  someCategory,
  withOnly,
} from "./selectorConditions";

/**
 * Which management events the selectors of a trail leave out. A trail without selectors records all of them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function managementEventsLeftOut(selectors: Fact<EventSelectors>): LeftOutByKind {
  return leftOutBy(selectors, (sources) => both(sources));
}

/** The same, as if the selectors excluded no event source by name. */
export function managementEventKindsLeftOut(selectors: Fact<EventSelectors>): LeftOutByKind {
  return leftOutBy(selectors, () => none);
}

/** @param leftOutBySources - tells what a list of excluded event sources leaves out */
function leftOutBy(selectors: Fact<EventSelectors>, leftOutBySources: LeftOutBySources): LeftOutByKind {
  if (!selectors.known) {
    return both(selectors);
  }
  const { basic, advanced } = selectors.value;
  const leftOut = [
    ...basic.map((selector) => ofBasicSelector(selector, leftOutBySources)),
    ...advanced.map((selector) => ofAdvancedSelector(selector, leftOutBySources)),
  ];
  return leftOut.length === 0 ? none : combine(leftOutByEach, leftOut);
}

type LeftOutBySources = (sources: Fact<readonly string[]>) => LeftOutByKind;

/** Whether the selectors of a trail select management events, even where their conditions then leave out all of them. */
export function selectsManagementEvents(selectors: Fact<EventSelectors>): Fact<boolean> {
  if (!selectors.known) {
    return selectors;
  }
  const { basic, advanced } = selectors.value;
  return basic.length + advanced.length === 0
    ? known(true)
    : some([
        ...basic.map(({ includesManagementEvents }) => includesManagementEvents),
        ...advanced.map((selector) => someCategory(selector, (category) => category === "Management")),
      ]);
}

function ofBasicSelector(selector: BasicSelector, leftOutBySources: LeftOutBySources): LeftOutByKind {
  return combine(leftOutByAny, [
    both(leftOutWhere(selector.includesManagementEvents, (isIncluded) => !isIncluded)),
    leftOutByKinds(selector),
    leftOutBySources(selector.excludedSources),
  ]);
}

/** Conditions on fields that management events do not have count as leaving out everything. */
function ofAdvancedSelector(selector: AdvancedSelector, leftOutBySources: LeftOutBySources): LeftOutByKind {
  return leftOutByFields(selector, (field, condition) => {
    switch (field) {
      case "eventCategory":
        return leftOutByCategory(condition, "Management");
      case "readOnly":
        return leftOutByReadOnly(condition);
      case "eventSource":
        return withOnly("notEquals", condition, leftOutBySources);
      default:
        return all;
    }
  });
}
