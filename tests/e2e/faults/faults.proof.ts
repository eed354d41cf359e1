import { casesOfEveryPart, furtherCases, furtherCasesOfTrail, meetsFaults } from "./faultCases";

describe("pulumi up of every part through faults, through every missing permission, and through faults by themselves", () => {
  meetsFaults([...casesOfEveryPart, ...furtherCasesOfTrail, ...furtherCases]);
});
