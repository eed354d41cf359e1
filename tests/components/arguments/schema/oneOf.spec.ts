import { oneOf } from "../../../../components/arguments/schema/oneOf";
import { judges } from "../judges";

describe("oneOf", () => {
  judges(oneOf("an archive tier", ["GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"]), {
    allowed: "Give one of GLACIER_IR, GLACIER, DEEP_ARCHIVE.",
    accepted: ["GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"],
    refused: [
      ["GLACIR", "is not an archive tier (did you mean GLACIER?)"],
      ["glacier", "is not an archive tier (did you mean GLACIER?)"],
      ["STANDARD", "is not an archive tier"],
    ],
  });
});
