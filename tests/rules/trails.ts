import { known, unknown } from "../../rules/facts/fact";
import type { TrailFacts } from "../../rules/facts/trailFacts";

/** A trail that fulfils every rule, except as said. */
export function trail(differences: Partial<TrailFacts> = {}): TrailFacts {
  return {
    name: "audit",
    id: "urn:audit",
    isMultiRegion: known(true),
    isLogging: known(true),
    includesGlobalServiceEvents: known(true),
    validatesLogFiles: known(true),
    managementEventsLeftOut: { read: known([]), write: known([]) },
    managementEventKindsLeftOut: { read: known([]), write: known([]) },
    selectsManagementEvents: known(true),
    recordsOtherEvents: known(true),
    usesKmsKey: known(true),
    deliversToCloudWatchLogs: known(true),
    notifiesSnsTopic: known(true),
    isOrganizationTrail: known(false),
    insightTypes: known(["ApiCallRateInsight", "ApiErrorRateInsight"]),
    recordsS3DataEvents: known(true),
    ...differences,
  };
}

/** A fact that is not known, with words to look for in messages. */
export const doubtful = unknown("nobody knows", "ask somebody");
