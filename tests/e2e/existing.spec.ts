import { copesWithWhatExists } from "./existing";

// The small version of existing.proof.ts: one of each kind.

describe("what exists already", () => {
  copesWithWhatExists("daily");
});
