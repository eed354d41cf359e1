import { cases, meetsFaults } from "./faultCases";

// The small version of faults.proof.ts, which has more cases and brings up every part.

describe("pulumi up through faults", () => {
  meetsFaults(cases);
});
