import type { input } from "@pulumi/aws/types";
import type { AdvancedEventSelector, AdvancedFieldSelector } from "./selectorArgs";

type SelectorInput = input.cloudtrail.TrailAdvancedEventSelector;
type FieldInput = input.cloudtrail.TrailAdvancedEventSelectorFieldSelector;

/** Selectors as the provider takes them: it has CloudTrail's operators in the plural. */
export function selectorInputs(selectors: readonly AdvancedEventSelector[]): SelectorInput[] {
  return selectors.map(({ fieldSelectors, ...rest }) => ({ ...rest, fieldSelectors: fieldSelectors.map(fieldInput) }));
}

function fieldInput({ startsWith, notStartsWith, endsWith, notEndsWith, ...rest }: AdvancedFieldSelector): FieldInput {
  return {
    ...rest,
    ...(startsWith !== undefined && { startsWiths: startsWith }),
    ...(notStartsWith !== undefined && { notStartsWiths: notStartsWith }),
    ...(endsWith !== undefined && { endsWiths: endsWith }),
    ...(notEndsWith !== undefined && { notEndsWiths: notEndsWith }),
  };
}
