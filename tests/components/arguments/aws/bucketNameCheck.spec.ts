import { bucketNameCheck } from "../../../../components/arguments/aws/bucketNameCheck";
import { judges } from "../judges";

describe("bucketNameCheck", () => {
  judges(bucketNameCheck, {
    allowed:
      "A bucket name has 3 to 63 characters: lowercase letters, digits, `.` and `-`; each part between dots starts and ends with a letter or digit.",
    accepted: ["abc", "my-logs.example", "a".repeat(63), "1-2"],
    refused: [
      ["ab", "is too short, with 2 of at least 3 characters"],
      ["a".repeat(64), "is too long, with 64 of at most 63 characters"],
      ["My-logs", 'contains "M"'],
      ["Logs", 'contains "L"'],
      ["my_logs", 'contains "_"'],
      ["my..logs", 'contains ".."'],
      ["-logs", 'has the part "-logs", which starts or ends with a hyphen or is empty'],
      ["logs-.eu", 'has the part "logs-", which starts or ends with a hyphen or is empty'],
      ["logs.", 'has the part "", which starts or ends with a hyphen or is empty'],
      ["192.168.5.4", "looks like an IP address, which S3 refuses"],
      ["xn--logs", 'starts with "xn--", which S3 reserves'],
      ["xn--access", 'starts with "xn--", which S3 reserves'],
      ["sthree-logs", 'starts with "sthree-", which S3 reserves'],
      ["logs-s3alias", 'ends with "-s3alias", which S3 reserves'],
      ["logs--ol-s3", 'ends with "--ol-s3", which S3 reserves'],
    ],
  });
});
