import { organizationIdCheck } from "../../../../components/arguments/aws/organizationIdCheck";
import { judges } from "../judges";

describe("organizationIdCheck", () => {
  judges(organizationIdCheck, {
    allowed:
      "The id of an organization is `o-` and 10 to 32 lowercase letters or digits; `aws organizations describe-organization --query Organization.Id` prints it.",
    accepted: ["o-a1b2c3d4e5", "o-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
    refused: [
      ["o-a1b2c3d4e", "is not the id of an organization"],
      ["o-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "is not the id of an organization"],
      ["o-A1B2C3D4E5", "is not the id of an organization"],
      ["r-ab12", "is the id of an organization's root, not of the organization"],
      ["ou-ab12-cd34ef56", "is the id of an organizational unit, not of an organization"],
    ],
  });
});
