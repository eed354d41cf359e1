import { mendsWhatWasDone } from "./changedByHand";

// The small version of changedByHand.proof.ts: what a warning says.

describe("what somebody did by hand", () => {
  mendsWhatWasDone("daily");
});
