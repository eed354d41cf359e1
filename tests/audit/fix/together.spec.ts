import { goTogether } from "./fixesTogether";

// The small version of together.proof.ts: the order that is harder.

describe("the fixes of one report", () => {
  goTogether("from the last to the first");
});
