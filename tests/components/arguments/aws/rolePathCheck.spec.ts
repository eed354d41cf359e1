import { rolePathCheck } from "../../../../components/arguments/aws/rolePathCheck";
import { judges } from "../judges";

describe("rolePathCheck", () => {
  judges(rolePathCheck, {
    allowed:
      "The path of a role has 1 to 512 characters, with a slash at both ends, and ASCII characters without spaces between, for example `/audit/`.",
    accepted: ["/", "/audit/", "/audit/cloudtrail-1.x/", `/${"a".repeat(510)}/`],
    refused: [
      ["", "is empty"],
      [`/${"a".repeat(511)}/`, "is too long, with 513 of at most 512 characters"],
      ["audit/", "does not start with a slash"],
      ["/audit", "does not end with a slash"],
      ["/two words/", 'contains " "'],
      ["/prüfung/", 'contains "ü"'],
    ],
  });
});
