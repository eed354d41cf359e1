import { mergesPolicies } from "./sharedBucket";

// The small version of sharedBucket.proof.ts: trails that each have a stack.

describe("a bucket whose policy several trails are merged into", () => {
  mergesPolicies("daily");
});
