import { judgesPreviews } from "./gate";

// The small version of gate.proof.ts: a stack without a trail, a trail that is wrong, not known or good, and an update.

describe("the gate at preview", () => {
  judgesPreviews("daily");
});
