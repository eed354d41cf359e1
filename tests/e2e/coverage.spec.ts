import { findsTrailElsewhere } from "./coverage";

// The small version of coverage.proof.ts: each way of verification once.

describe("an account whose trail is not in the stack", () => {
  findsTrailElsewhere("daily");
});
