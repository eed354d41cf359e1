import { s3KeyPrefixCheck } from "../../../../components/arguments/aws/s3KeyPrefixCheck";
import { judges } from "../judges";

describe("s3KeyPrefixCheck", () => {
  judges(s3KeyPrefixCheck, {
    allowed:
      "A key prefix has 1 to 200 characters, no `AWSLogs/` and no `/` at its start or end, for example `audit/cloudtrail`; leave it out for no prefix.",
    accepted: ["audit", "audit/cloudtrail", "a".repeat(200), "AWSLogsOfOurs", "audit..v2", ".audit"],
    refused: [
      ["", "is empty"],
      ["a".repeat(201), "is too long, with 201 of at most 200 characters"],
      ["/audit", "starts with a slash"],
      ["audit/", "ends with a slash"],
      ["audit/AWSLogs/x", "contains AWSLogs/, the folder that CloudTrail adds itself"],
      ["AWSLogs", "contains AWSLogs/, the folder that CloudTrail adds itself"],
      ["audit/../logs", 'has the folder "..", which clients of S3 resolve to another path'],
      ["..", 'has the folder "..", which clients of S3 resolve to another path'],
      ["./audit", 'has the folder ".", which clients of S3 resolve to another path'],
      ["audit*", 'contains "*", which a bucket policy would not take literally'],
      ["${aws:username}", 'contains "$", which a bucket policy would not take literally'],
      ["a\u0000b", 'contains "\\u{0}", which a bucket policy would not take literally'],
    ],
  });
});
