import { trailNameCheck } from "../../../../components/arguments/aws/trailNameCheck";
import { judges } from "../judges";

describe("trailNameCheck", () => {
  judges(trailNameCheck, {
    allowed:
      "A trail name has 3 to 128 characters: letters, digits and `.`, `_`, `-`; it starts and ends with a letter or digit and has no two of `.`, `_`, `-` in a row.",
    accepted: ["abc", "Trail-1_a.b", "a".repeat(128), "1.2.3", "123"],
    refused: [
      ["", "is too short, with 0 of at least 3 characters"],
      ["ab", "is too short, with 2 of at least 3 characters"],
      ["a".repeat(129), "is too long, with 129 of at most 128 characters"],
      ["my trail", 'contains " "'],
      ["träil", 'contains "ä"'],
      ["trail\n", 'contains "\\u{a}"'],
      ["-trail", "does not start with a letter or digit"],
      ["trail.", "does not end with a letter or digit"],
      ["my--trail", 'contains "--"'],
      ["my-_trail", 'contains "-_"'],
      ["10.0.0.1", "looks like an IP address, which CloudTrail refuses"],
    ],
  });
});
