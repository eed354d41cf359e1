import { servesExamples } from "./examples";

// The small version of examples.proof.ts: all are compiled, and those of one folder deployed.

describe("examples, with the packed package", () => {
  servesExamples("daily");
});
