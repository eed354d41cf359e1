import { judgesInEveryWay } from "./packWays";

// The small version of packWays.proof.ts: the executable, a good trail by every way, and what is published.

describe("the policy pack", () => {
  judgesInEveryWay("daily");
});
