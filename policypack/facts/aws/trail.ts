import type {
  GetEventSelectorsResponse,
  GetInsightSelectorsResponse,
  GetTrailStatusResponse,
  Trail,
} from "@aws-sdk/client-cloudtrail";
import { type Fact, known, type Unknown, unknown } from "../fact";
import { trailFromResource, trailTypes } from "../pulumi/trail";
import type { TrailFacts } from "../trailFacts";

/** What AWS answers about one trail. */
export interface TrailAnswers {
  /** Its entry in the answer to DescribeTrails. */
  readonly trail: Trail;
  readonly status: Fact<GetTrailStatusResponse>;
  readonly selectors: Fact<GetEventSelectorsResponse>;
  /** Absent when nobody asked. */
  readonly insights?: Fact<GetInsightSelectorsResponse>;
}

const notNamed = unknown("AWS names no event selectors of it", "set the event selectors of the trail");
const notAsked = unknown("AWS was not asked for its Insights", "ask for them");

/**
 * The facts about a trail in an account. CloudFormation, and with it `aws-native`, describes trails in the words of the
 * API: so the answers are read as the properties of its trails are.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html
 */
export function trailFromAws({ trail, status, selectors, insights }: TrailAnswers): TrailFacts {
  const arn = trail.TrailARN ?? "";
  const facts = trailFromResource({
    type: trailTypes.native,
    name: trail.Name ?? arn,
    urn: arn,
    props: {
      ...inCloudFormation(trail),
      isMultiRegionTrail: trail.IsMultiRegionTrail ?? false,
      includeGlobalServiceEvents: trail.IncludeGlobalServiceEvents ?? false,
      enableLogFileValidation: trail.LogFileValidationEnabled ?? false,
      snsTopicName: trail.SnsTopicARN,
      ...(status.known && { isLogging: status.value.IsLogging ?? false }),
      ...(selectors.known && inCloudFormation(selectors.value)),
      ...(insights?.known === true && inCloudFormation(insights.value)),
    },
  });
  if (facts === undefined) {
    throw new TypeError(`${trailTypes.native} is no type of trail`);
  }
  const selectorsUnknown = reasonOf(selectors) ?? (hasSelectors(selectors) ? undefined : notNamed);
  const insightsUnknown = trail.HasInsightSelectors === false ? undefined : reasonOf(insights ?? notAsked);
  return {
    ...facts,
    ...(trail.HomeRegion !== undefined && { homeRegion: trail.HomeRegion }),
    ...(!status.known && { isLogging: status }),
    ...(selectorsUnknown !== undefined && {
      managementEventsLeftOut: { read: selectorsUnknown, write: selectorsUnknown },
      managementEventKindsLeftOut: { read: selectorsUnknown, write: selectorsUnknown },
      selectsManagementEvents: selectorsUnknown,
      recordsOtherEvents: selectorsUnknown,
      recordsS3DataEvents: selectorsUnknown,
    }),
    insightTypes: trail.HasInsightSelectors === false ? known([]) : (insightsUnknown ?? facts.insightTypes),
  };
}

function reasonOf(fact: Fact<unknown>): Unknown | undefined {
  return fact.known ? undefined : fact;
}

function hasSelectors(selectors: Fact<GetEventSelectorsResponse>): boolean {
  const { EventSelectors = [], AdvancedEventSelectors = [] } = selectors.known ? selectors.value : {};
  return EventSelectors.length + AdvancedEventSelectors.length > 0;
}

/** An answer with the names of CloudFormation, at every depth: `KmsKeyId` becomes `kmsKeyId`. */
function inCloudFormation(answer: object): object {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, renamed(value)]),
  );
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(renamed);
  }
  return typeof value === "object" && value !== null ? inCloudFormation(value) : value;
}
