import { tagKeyCheck, tagValueCheck } from "../../../../components/arguments/aws/tagChecks";
import { judges } from "../judges";

describe("tagKeyCheck", () => {
  judges(tagKeyCheck, {
    allowed:
      "The key of a tag has 1 to 128 characters and does not start with `aws:`. Letters, digits, spaces and `_ . : / = + - @` are allowed.",
    accepted: ["cost center", "Größe", "k".repeat(128)],
    refused: [
      ["", "is empty"],
      ["aws:owner", 'starts with "aws:", which AWS keeps for itself'],
      ["a*b", 'contains "*"'],
      ["k".repeat(129), "is too long, with 129 of at most 128 characters"],
    ],
  });
});

describe("tagValueCheck", () => {
  judges(tagValueCheck, {
    allowed:
      "The value of a tag has at most 256 characters. Letters, digits, spaces and `_ . : / = + - @` are allowed.",
    accepted: ["", "x".repeat(256)],
    refused: [
      ["a;b", 'contains ";"'],
      ["n".repeat(257), "is too long, with 257 of at most 256 characters"],
    ],
  });
});
