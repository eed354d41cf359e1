import { accountIdCheck } from "../../../../components/arguments/aws/accountIdCheck";
import { judges } from "../judges";

describe("accountIdCheck", () => {
  judges(accountIdCheck, {
    allowed: "An account id has 12 digits. One that starts with 0 must stand in quotes, or it loses digits.",
    accepted: ["012345678901"],
    refused: [
      ["12345678901", "has 11 digits instead of 12"],
      ["1234567890123", "has 13 digits instead of 12"],
      ["1234-5678-9012", "is not an account id"],
    ],
  });
});
