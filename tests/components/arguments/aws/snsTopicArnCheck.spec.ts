import { snsTopicArnCheck } from "../../../../components/arguments/aws/snsTopicArnCheck";
import { judges } from "../judges";

describe("snsTopicArnCheck", () => {
  judges(snsTopicArnCheck, {
    allowed:
      "The ARN of a standard topic has the form `arn:PARTITION:sns:REGION:ACCOUNT:NAME`, the name of 1 to 256 letters, digits, `_` and `-`; `aws sns list-topics` prints it.",
    accepted: [
      "arn:aws:sns:eu-central-1:123456789012:audit_1-a",
      `arn:aws-cn:sns:cn-north-1:123456789012:${"a".repeat(256)}`,
    ],
    refused: [
      ["audit", "is not an ARN"],
      ["arn:aws:sqs:eu-central-1:123456789012:audit", 'is an ARN of the service "sqs", not of sns'],
      [
        "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        'is an ARN of the service "kms", not of sns',
      ],
      [
        `arn:aws:sns:eu-central-1:123456789012:${"a".repeat(257)}`,
        'names "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (257 characters)", not a topic',
      ],
      ["arn:aws:sns:eu-central-1:123456789012:a b", 'names "a b", not a topic'],
      ["arn:aws:sns:eu-central-1:123456789012:audit.fifo", "is the ARN of a FIFO topic"],
      [
        "arn:aws:sns:eu-central-1:123456789012:audit:1234abcd-12ab-34cd-56ef-1234567890ab",
        "is the ARN of a subscription, not of its topic",
      ],
    ],
  });
});
