import { casesOfEveryPart, furtherCases, meetsFaults } from "./faultCases";

describe("pulumi up of every part through faults, through every missing permission, and through faults by themselves", () => {
  meetsFaults([...casesOfEveryPart, ...furtherCases]);
});
