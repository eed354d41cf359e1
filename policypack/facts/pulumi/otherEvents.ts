import { type Fact, known } from "../fact";
import { eventSelectorsOf, someCategory } from "./eventSelectors";
import { some } from "./presence";
import type { Property } from "./property";

/**
 * Whether a trail records events of another category than management events: data events or network activity.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export function recordsOtherEvents(trail: Property): Fact<boolean> {
  const selectors = eventSelectorsOf(trail);
  return "known" in selectors
    ? selectors
    : some([...selectors.basic.map(ofBasicSelector), ...selectors.advanced.map(ofAdvancedSelector)]);
}

function ofBasicSelector(selector: Property): Fact<boolean> {
  const resources = selector.get("dataResources").asList();
  return resources.known ? some(resources.value.map(namesAny)) : resources;
}

function namesAny(resource: Property): Fact<boolean> {
  const values = resource.get("values").asList();
  return values.known ? known(values.value.length > 0) : values;
}

function ofAdvancedSelector(selector: Property): Fact<boolean> {
  return someCategory(selector, (category) => category !== "Management");
}
