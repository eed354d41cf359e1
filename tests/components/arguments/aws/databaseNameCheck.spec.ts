import { databaseNameCheck } from "../../../../components/arguments/aws/databaseNameCheck";
import { judges } from "../judges";

describe("databaseNameCheck", () => {
  judges(databaseNameCheck, {
    allowed:
      "The name of a database has 1 to 255 characters: lowercase letters, digits and `_`; it starts with a letter.",
    accepted: ["a", "audit_2", "a".repeat(255)],
    refused: [
      ["", "is empty"],
      ["a".repeat(256), "is too long, with 256 of at most 255 characters"],
      ["Audit", 'contains "A"'],
      ["audit-logs", 'contains "-"'],
      ["2026", "does not start with a lowercase letter"],
      ["_logs", "does not start with a lowercase letter"],
    ],
  });
});
