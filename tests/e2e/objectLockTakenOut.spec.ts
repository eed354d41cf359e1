import { takesObjectLockOut } from "./objectLockTakenOut";

// The small version of objectLockTakenOut.proof.ts: the refusal.

describe("Object Lock that is taken out of the configuration", () => {
  takesObjectLockOut("daily");
});
