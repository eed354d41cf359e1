import { cases, meetsFaults } from "./faultCases";

describe("pulumi up through faults", () => {
  meetsFaults(cases);
});
