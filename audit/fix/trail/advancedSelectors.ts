import type { GetEventSelectorsResponse } from "@aws-sdk/client-cloudtrail";

/** An advanced event selector, as the API and the AWS CLI spell it. */
export type AdvancedSelector = NonNullable<GetEventSelectorsResponse["AdvancedEventSelectors"]>[number];

type BasicSelector = NonNullable<GetEventSelectorsResponse["EventSelectors"]>[number];
type DataResource = NonNullable<BasicSelector["DataResources"]>[number];
type FieldSelector = NonNullable<AdvancedSelector["FieldSelectors"]>[number];

/** All management events, under the name that CloudTrail's console gives this selector: checkers look for it. */
export const managementSelector: AdvancedSelector = {
  Name: "Management events selector",
  FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }],
};

/** A data resource that stands for all resources of its service: `arn:aws:lambda`, and for S3 also `arn:aws:s3:::`. */
const everyResource = /^arn:[^:]+:[^:]+(:::)?$/;

/**
 * The selectors of a trail as advanced ones, which select the same events: a trail has either kind, and basic ones cannot
 * leave out single resources.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function advancedSelectors({
  EventSelectors = [],
  AdvancedEventSelectors = [],
}: GetEventSelectorsResponse): readonly AdvancedSelector[] {
  return AdvancedEventSelectors.length > 0 ? AdvancedEventSelectors : EventSelectors.flatMap(ofBasic);
}

/** Whether a selector selects management events. */
export function isOfManagementEvents({ FieldSelectors = [] }: AdvancedSelector): boolean {
  return FieldSelectors.some(({ Field, Equals = [] }) => Field === "eventCategory" && Equals.includes("Management"));
}

function ofBasic(selector: BasicSelector): readonly AdvancedSelector[] {
  const { ReadWriteType, IncludeManagementEvents, ExcludeManagementEventSources = [], DataResources = [] } = selector;
  const readOnly: readonly FieldSelector[] =
    ReadWriteType === "ReadOnly" || ReadWriteType === "WriteOnly"
      ? [{ Field: "readOnly", Equals: [String(ReadWriteType === "ReadOnly")] }]
      : [];
  const excluded: readonly FieldSelector[] =
    ExcludeManagementEventSources.length === 0
      ? []
      : [{ Field: "eventSource", NotEquals: ExcludeManagementEventSources }];
  const management = {
    Name: managementSelector.Name,
    FieldSelectors: [...(managementSelector.FieldSelectors ?? []), ...readOnly, ...excluded],
  };
  return [
    ...(IncludeManagementEvents === false ? [] : [management]),
    ...DataResources.filter(({ Values = [] }) => Values.length > 0).map((resource) =>
      ofDataResource(resource, readOnly),
    ),
  ];
}

function ofDataResource(
  { Type = "", Values = [] }: DataResource,
  readOnly: readonly FieldSelector[],
): AdvancedSelector {
  // Values for S3 are prefixes of object ARNs; functions and tables have whole ARNs.
  const chosen = Type === "AWS::S3::Object" ? { StartsWith: Values } : { Equals: Values };
  return {
    Name: `Data events of ${Type}`,
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: [Type] },
      ...readOnly,
      ...(Values.some((value) => everyResource.test(value)) ? [] : [{ Field: "resources.ARN", ...chosen }]),
    ],
  };
}
