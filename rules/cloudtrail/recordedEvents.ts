import type { Fact } from "../facts/fact";
import type { TrailFacts } from "../facts/trailFacts";
import type { EventSelectors } from "./eventSelectors";
import { managementEventKindsLeftOut, managementEventsLeftOut, selectsManagementEvents } from "./managementEvents";
import { recordsOtherEvents } from "./otherEvents";
import { recordsS3DataEvents } from "./s3DataEvents";

/** The facts about a trail that its event selectors decide. */
export type RecordedEvents = Pick<
  TrailFacts,
  | "managementEventsLeftOut"
  | "managementEventKindsLeftOut"
  | "selectsManagementEvents"
  | "recordsOtherEvents"
  | "recordsS3DataEvents"
>;

/** What a trail with these event selectors records. */
export function recordedEvents(selectors: Fact<EventSelectors>): RecordedEvents {
  return {
    managementEventsLeftOut: managementEventsLeftOut(selectors),
    managementEventKindsLeftOut: managementEventKindsLeftOut(selectors),
    selectsManagementEvents: selectsManagementEvents(selectors),
    recordsOtherEvents: recordsOtherEvents(selectors),
    recordsS3DataEvents: recordsS3DataEvents(selectors),
  };
}
