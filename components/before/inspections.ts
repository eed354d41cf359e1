import { adoption } from "./adoption/adoption";
import { adoptionOfAnother } from "./adoption/adoptionOfAnother";
import { bucketNameInUse } from "./adoption/bucketNameInUse";
import { findsNameFree } from "./freeTrailName";
import type { Inspection } from "./inspection";
import { keepsKey } from "./liveKey";
import { staysInPlace } from "./livePlace";
import { objectLockTakenOut } from "./objectLockTakenOut";
import { selectorsByHand } from "./selectorsByHand";

/** Every inspection. Their findings are reported together, in this order. */
export const inspections: readonly Inspection[] = [
  staysInPlace,
  keepsKey,
  findsNameFree,
  objectLockTakenOut,
  adoptionOfAnother,
  adoption,
  bucketNameInUse,
  selectorsByHand,
];
