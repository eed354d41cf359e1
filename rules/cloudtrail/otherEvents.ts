import { type Fact, mapFact, some } from "../facts/fact";
import type { BasicSelector, DataResource, EventSelectors } from "./eventSelectors";
import { someCategory } from "./selectorConditions";

/**
 * Whether a trail records events other than management events: data events or network activity.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export function recordsOtherEvents(selectors: Fact<EventSelectors>): Fact<boolean> {
  return selectors.known
    ? some([
        ...selectors.value.basic.map(ofBasicSelector),
        ...selectors.value.advanced.map((selector) => someCategory(selector, (category) => category !== "Management")),
      ])
    : selectors;
}

function ofBasicSelector({ dataResources }: BasicSelector): Fact<boolean> {
  return dataResources.known ? some(dataResources.value.map(namesAny)) : dataResources;
}

function namesAny({ values }: DataResource): Fact<boolean> {
  return mapFact(values, ({ length }) => length > 0);
}
