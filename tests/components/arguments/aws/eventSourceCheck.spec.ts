import { eventSourceCheck, excludedEventSourceCheck } from "../../../../components/arguments/aws/eventSourceCheck";
import { judges } from "../judges";

describe("eventSourceCheck", () => {
  judges(eventSourceCheck, {
    allowed: "An event source has the form `SERVICE.amazonaws.com`, for example `kms.amazonaws.com`.",
    accepted: ["kms.amazonaws.com"],
    refused: [["arn:aws:kms", "is not an event source"]],
  });
});

describe("excludedEventSourceCheck", () => {
  judges(excludedEventSourceCheck, {
    allowed: "CloudTrail can leave out kms.amazonaws.com and rdsdata.amazonaws.com, and no other source.",
    accepted: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
    refused: [
      ["s3.amazonaws.com", "cannot be left out"],
      ["kms", "is not an event source"],
    ],
  });
});
