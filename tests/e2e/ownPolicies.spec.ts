import { passesOwnPolicies } from "./ownPolicies";

// The small version of ownPolicies.proof.ts: the strictest.

describe("this project's own program, under its own policies", () => {
  passesOwnPolicies("daily");
});
