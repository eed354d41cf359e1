import { type Fact, known } from "../fact";
import { both, combine, leftOutByAny, leftOutByEach, type LeftOutByKind } from "../leftOut";
import {
  all,
  eventSelectorsOf,
  leftOutByCategory,
  leftOutByFields,
  leftOutByKinds,
  leftOutByReadOnly,
  leftOutWhere,
  none,
  someCategory,
  withOnly,
} from "./eventSelectors";
import { some } from "./presence";
import type { Property } from "./property";

/**
 * What the selectors of a trail leave out of its management events. A trail without any records all of them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function managementEventsLeftOut(trail: Property): LeftOutByKind {
  return leftOutBy(trail, (sources) => both(sources));
}

/** The same if no event source were left out by its name. */
export function managementEventKindsLeftOut(trail: Property): LeftOutByKind {
  return leftOutBy(trail, () => none);
}

/** @param leftOutBySources what a list of excluded event sources leaves out */
function leftOutBy(trail: Property, leftOutBySources: LeftOutBySources): LeftOutByKind {
  const selectors = eventSelectorsOf(trail);
  if ("known" in selectors) {
    return both(selectors);
  }
  const leftOut = [
    ...selectors.basic.map((selector) => ofBasicSelector(selector, leftOutBySources)),
    ...selectors.advanced.map((selector) => ofAdvancedSelector(selector, leftOutBySources)),
  ];
  return leftOut.length === 0 ? none : combine(leftOutByEach, leftOut);
}

type LeftOutBySources = (sources: Fact<readonly string[]>) => LeftOutByKind;

/** Whether the selectors of a trail ask for management events, even if for none that there are. */
export function selectsManagementEvents(trail: Property): Fact<boolean> {
  const selectors = eventSelectorsOf(trail);
  if ("known" in selectors) {
    return selectors;
  }
  const { basic, advanced } = selectors;
  return basic.length + advanced.length === 0
    ? known(true)
    : some([
        ...basic.map((selector) => selector.get("includeManagementEvents").asBoolean(known(true))),
        ...advanced.map((selector) => someCategory(selector, (category) => category === "Management")),
      ]);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
function ofBasicSelector(selector: Property, leftOutBySources: LeftOutBySources): LeftOutByKind {
  const included = selector.get("includeManagementEvents").asBoolean(known(true));
  return combine(leftOutByAny, [
    both(leftOutWhere(included, (isIncluded) => !isIncluded)),
    leftOutByKinds(selector),
    leftOutBySources(selector.get("excludeManagementEventSources").asStrings()),
  ]);
}

/** Conditions that management events of a trail do not know are taken to leave out everything. */
function ofAdvancedSelector(selector: Property, leftOutBySources: LeftOutBySources): LeftOutByKind {
  return leftOutByFields(selector, (name, field) => {
    switch (name) {
      case "eventCategory":
        return leftOutByCategory(field, "Management");
      case "readOnly":
        return leftOutByReadOnly(field);
      case "eventSource":
        return withOnly("notEquals", field, leftOutBySources);
      default:
        return all;
    }
  });
}
