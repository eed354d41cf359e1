import type {
  GetEventSelectorsResponse,
  GetInsightSelectorsResponse,
  GetTrailStatusResponse,
  Trail,
} from "@aws-sdk/client-cloudtrail";
import type { Fact } from "../rules/facts/fact";

/** What AWS answers about one trail. */
export interface TrailAnswers {
  /** Its entry in the answer to DescribeTrails. */
  readonly trail: Trail;
  readonly status: Fact<GetTrailStatusResponse>;
  readonly selectors: Fact<GetEventSelectorsResponse>;
  /** Absent when AWS was not asked. */
  readonly insights?: Fact<GetInsightSelectorsResponse>;
  /** The organization of the account that owns it, `undefined` where that is in none; absent when AWS was not asked. */
  readonly organizationId?: Fact<string | undefined>;
}
