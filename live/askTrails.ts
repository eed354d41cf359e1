import type { Trail } from "@aws-sdk/client-cloudtrail";
import { ownerOf } from "../rules/cloudtrail/trailOwner";
import { type Fact, known, unknown } from "../rules/facts/fact";
import type { TrailAnswers } from "./trailAnswers";
import type { CallName } from "./calls";
import { isNotAsked, notAsked } from "./notAsked";
import type { CallOptions, Session } from "./session";
import { sdk } from "./sdk";

/** The trails that show in an account. */
export interface ShownTrails {
  /** The region that answered. */
  readonly region: string;
  /** The regions that refused to answer before, in the order asked. */
  readonly closedRegions: readonly string[];
  readonly trails: readonly Trail[];
}

/**
 * The regions that are asked where the one at hand is closed, by partition: those that most organizations leave open. Where
 * these refuse as well, it is the permission that is missing.
 */
const otherRegions: Readonly<Record<string, readonly string[]>> = {
  aws: ["us-east-1", "eu-west-1", "eu-central-1", "us-west-2"],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-west-1", "us-gov-east-1"],
};

/** How many of these are asked. */
const mostOthers = 3;

/** How AWS answers credentials that are good elsewhere in a region that the account has not opted in to. */
const notOptedIn = ["UnrecognizedClientException", "InvalidClientTokenId"];

/**
 * Asks for the trails that show in an account. A multi-region trail shows in every region, so one region is enough: another
 * one where a service control policy closes that, or the account has not opted in to it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export async function askTrails(session: Session): Promise<Fact<ShownTrails>> {
  const { DescribeTrailsCommand } = await sdk.cloudTrail();
  const others = (otherRegions[session.partition] ?? []).filter((region) => region !== session.region);
  const closedRegions: string[] = [];
  let refusal: Fact<never> | undefined;
  for (const region of [session.region, ...others.slice(0, mostOthers)]) {
    const answer = await session.ask(
      "describeTrails",
      region,
      (options) => session.cloudTrail(region).send(new DescribeTrailsCommand({ includeShadowTrails: true }), options),
      (error) => (error instanceof Error && notOptedIn.includes(error.name) ? closed : undefined),
    );
    if (answer.known) {
      return known({ region, closedRegions, trails: answer.value.trailList ?? [] });
    }
    refusal ??= answer;
    if (answer.permission === undefined && answer !== closed) {
      return answer;
    }
    closedRegions.push(region);
  }
  return refusal ?? nobodyAsked;
}

/**
 * Asks what a trail does, in its home region, which alone knows.
 *
 * @param earlier - what other accounts were told
 */
export async function askTrail(
  session: Session,
  trail: Trail,
  calls: ReadonlySet<CallName>,
  earlier?: TrailAnswers,
): Promise<TrailAnswers> {
  const { GetEventSelectorsCommand, GetInsightSelectorsCommand, GetTrailStatusCommand } = await sdk.cloudTrail();
  const arn = trail.TrailARN ?? "";
  const region = trail.HomeRegion ?? session.region;
  const client = session.cloudTrail(region);
  const ask = async <T>(
    call: CallName,
    before: Fact<T> | undefined,
    send: (options: CallOptions) => Promise<T>,
  ): Promise<Fact<T>> => {
    if (before?.known === true) {
      return before;
    }
    return calls.has(call) ? session.ask(call, region, send) : notAsked;
  };
  const isForeign = ownerOf(arn) !== session.accountId;
  const asksInsights = calls.has("getInsightSelectors") && trail.HasInsightSelectors === true;
  const [status, selectors, insights] = await Promise.all([
    ask("getTrailStatus", earlier?.status, (options) => client.send(new GetTrailStatusCommand({ Name: arn }), options)),
    ask("getEventSelectors", earlier?.selectors, (options) =>
      client.send(new GetEventSelectorsCommand({ TrailName: arn }), options),
    ),
    asksInsights
      ? ask("getInsightSelectors", earlier?.insights, (options) =>
          client.send(new GetInsightSelectorsCommand({ TrailName: arn }), options),
        )
      : undefined,
  ]);
  return {
    trail,
    status,
    selectors: !selectors.known && !isNotAsked(selectors) && isForeign ? hidden : selectors,
    ...(insights !== undefined && { insights }),
  };
}

const closed = unknown("the account has not opted in to the region", "ask another region, for example with AWS_REGION");

const nobodyAsked = unknown("no region was asked for trails", "set a region, for example with AWS_REGION");

/**
 * A member account sees that its organization has a trail and whether it is logging, but not what it records.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
const hidden = unknown(
  "AWS shows the event selectors of an organization trail only to the accounts that manage it",
  'ask one of those accounts, or set interpretation to "literal", which does not need them',
);
