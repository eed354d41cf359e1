import { known } from "../fact";
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
  withOnly,
} from "./eventSelectors";
import type { Property } from "./property";

/**
 * What the selectors of a trail leave out of its management events. A trail without any records all of them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function managementEventsLeftOut(trail: Property): LeftOutByKind {
  const selectors = eventSelectorsOf(trail);
  if ("known" in selectors) {
    return both(selectors);
  }
  const leftOut = [...selectors.basic.map(ofBasicSelector), ...selectors.advanced.map(ofAdvancedSelector)];
  return leftOut.length === 0 ? none : combine(leftOutByEach, leftOut);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
function ofBasicSelector(selector: Property): LeftOutByKind {
  const included = selector.get("includeManagementEvents").asBoolean(known(true));
  return combine(leftOutByAny, [
    both(leftOutWhere(included, (isIncluded) => !isIncluded)),
    leftOutByKinds(selector),
    both(selector.get("excludeManagementEventSources").asStrings()),
  ]);
}

/** Conditions that management events of a trail do not know are taken to leave out everything. */
function ofAdvancedSelector(selector: Property): LeftOutByKind {
  return leftOutByFields(selector, (name, field) => {
    switch (name) {
      case "eventCategory":
        return leftOutByCategory(field, "Management");
      case "readOnly":
        return leftOutByReadOnly(field);
      case "eventSource":
        return withOnly("notEquals", field, (values) => both(known(values)));
      default:
        return all;
    }
  });
}
