import { keepsWhatIsDeployed } from "./liveStack";

// The small version of liveStack.proof.ts: a second stack. That of a provider that moves is in plugin.spec.ts.

describe("a live stack", () => {
  keepsWhatIsDeployed("daily");
});
