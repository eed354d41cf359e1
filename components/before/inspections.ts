import { adoption } from "./adoption/adoption";
import { adoptionOfAnother } from "./adoption/adoptionOfAnother";
import { bucketNameInUse } from "./adoption/bucketNameInUse";
import { logGroupNameInUse } from "./adoption/logGroupNameInUse";
import { existingBucket } from "./existingBucket";
import { existingKeys } from "./existingKeys";
import { boundaryTooNarrow } from "./boundaryTooNarrow";
import { existingLogGroup } from "./existingLogGroup";
import { trailNameInUse } from "./trailNameInUse";
import type { Inspection } from "./inspection";
import { keyAtRisk } from "./keyAtRisk";
import { placeChanged } from "./placeChanged";
import { queryNamesInUse } from "./queryNamesInUse";
import { objectLockTakenOut } from "./objectLockTakenOut";
import { selectorsByHand } from "./selectorsByHand";

/** Every inspection. Their findings are reported together, in this order. */
export const inspections: readonly Inspection[] = [
  placeChanged,
  keyAtRisk,
  trailNameInUse,
  objectLockTakenOut,
  adoptionOfAnother,
  adoption,
  bucketNameInUse,
  logGroupNameInUse,
  existingBucket,
  queryNamesInUse,
  existingKeys,
  existingLogGroup,
  boundaryTooNarrow,
  selectorsByHand,
];
