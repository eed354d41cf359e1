import { everyPermission, meetsFaults } from "./faultCases";

describe("pulumi up through every missing permission", () => {
  meetsFaults([everyPermission]);
});
