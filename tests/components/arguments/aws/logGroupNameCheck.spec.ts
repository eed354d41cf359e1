import { logGroupNameCheck } from "../../../../components/arguments/aws/logGroupNameCheck";
import { judges } from "../judges";

describe("logGroupNameCheck", () => {
  judges(logGroupNameCheck, {
    allowed:
      "The name of a log group has 1 to 512 letters, digits and `.`, `_`, `/`, `#`, `-`, and no `aws/` at its start; " +
      "`aws logs describe-log-groups` prints it.",
    accepted: ["a", "a".repeat(512), "/aws/cloudtrail", "Audit.events_1/eu#2-x", "aws"],
    refused: [
      ["", "is empty"],
      ["a".repeat(513), "is too long, with 513 of at most 512 characters"],
      ["aws/cloudtrail", "starts with aws/, which AWS refuses"],
      ["audit events", 'contains " "'],
      ["audit:*", 'contains ":"'],
    ],
  });
});
