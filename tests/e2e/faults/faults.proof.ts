import { furtherCases, meetsFaults } from "./faultCases";

describe("pulumi up through every missing permission, and through faults by themselves", () => {
  meetsFaults(furtherCases);
});
