import { keepsWhatIsDeployed } from "./liveStack";

// The small version of liveStack.proof.ts: one of each kind.

describe("a live stack", () => {
  keepsWhatIsDeployed("daily");
});
