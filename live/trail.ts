import type { GetEventSelectorsResponse } from "@aws-sdk/client-cloudtrail";
import type { EventSelectors } from "../rules/cloudtrail/eventSelectors";
import { readEventSelectors } from "../rules/cloudtrail/readEventSelectors";
import { recordedEvents } from "../rules/cloudtrail/recordedEvents";
import { type Fact, known, mapFact, unknown } from "../rules/facts/fact";
import { Property } from "../rules/facts/property";
import type { TrailFacts } from "../rules/facts/trailFacts";
import { capitalized } from "../rules/text";
import { deliveryStatusFromAws } from "./deliveryStatus";
import type { TrailAnswers } from "./trailAnswers";

const notNamed = unknown("AWS returns no event selectors for it", "set the event selectors of the trail");
const notAsked = unknown("AWS was not asked about its Insights", "ask for its insight selectors");

/**
 * The facts about a trail in an account, with what has become of its deliveries.
 *
 * @param askedAt - when AWS was asked
 */
export function trailSeenAt(answers: TrailAnswers, askedAt: Date): TrailFacts {
  const deliveryStatus = mapFact(answers.status, (status) => deliveryStatusFromAws(status, askedAt));
  return { ...trailFromAws(answers), deliveryStatus };
}

/**
 * The facts about the settings of a trail in an account, and whether it is logging. A setting that an answer leaves out is off.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html
 */
export function trailFromAws({ trail, status, selectors, insights = notAsked }: TrailAnswers): TrailFacts {
  const arn = trail.TrailARN ?? "";
  return {
    name: trail.Name ?? arn,
    id: arn,
    ...(trail.HomeRegion !== undefined && { homeRegion: trail.HomeRegion }),
    isMultiRegion: known(trail.IsMultiRegionTrail ?? false),
    isLogging: mapFact(status, ({ IsLogging }) => IsLogging ?? false),
    includesGlobalServiceEvents: known(trail.IncludeGlobalServiceEvents ?? false),
    validatesLogFiles: known(trail.LogFileValidationEnabled ?? false),
    ...recordedEvents(eventSelectors(selectors)),
    usesKmsKey: isNamed(trail.KmsKeyId),
    deliversToCloudWatchLogs: known(Boolean(trail.CloudWatchLogsLogGroupArn && trail.CloudWatchLogsRoleArn)),
    notifiesSnsTopic: isNamed(trail.SnsTopicARN),
    isOrganizationTrail: known(trail.IsOrganizationTrail ?? false),
    insightTypes:
      trail.HasInsightSelectors === false
        ? known([])
        : mapFact(insights, ({ InsightSelectors }) =>
            (InsightSelectors ?? []).map(({ InsightType }) => InsightType ?? ""),
          ),
  };
}

/** Every trail has selectors in AWS: an answer without any tells nothing. */
function eventSelectors(answer: Fact<GetEventSelectorsResponse>): Fact<EventSelectors> {
  if (!answer.known) {
    return answer;
  }
  const { EventSelectors, AdvancedEventSelectors } = answer.value;
  return (EventSelectors ?? []).length + (AdvancedEventSelectors ?? []).length === 0
    ? notNamed
    : // The API capitalizes names that CloudFormation does not.
      readEventSelectors(Property.of(answer.value), { spell: capitalized });
}

function isNamed(name: string | undefined): Fact<boolean> {
  return known(Boolean(name));
}
