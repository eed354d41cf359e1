import { kmsKeyArnCheck } from "../../../../components/arguments/aws/kmsKeyArnCheck";
import { judges } from "../judges";

describe("kmsKeyArnCheck", () => {
  judges(kmsKeyArnCheck, {
    allowed:
      "The ARN of a KMS key has the form `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.",
    accepted: [
      "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      "arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    ],
    refused: [
      ["1234abcd-12ab-34cd-56ef-1234567890ab", "is not an ARN"],
      [
        "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab:more",
        'names "key/1234abcd-12ab-34cd-56ef-1234567890ab:more", not a key',
      ],
      ["arn:aws:kms:us-east-1:123456789012", "is not an ARN"],
      [
        "arn:azure:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        'has the partition "azure", not one such as aws, aws-cn or aws-us-gov',
      ],
      [
        "arn:amazon:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        'has the partition "amazon", not one such as aws, aws-cn or aws-us-gov',
      ],
      [
        "arn:aws:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        'has the partition "aws", but its region "cn-north-1" is in "aws-cn"',
      ],
      ["arn:aws:s3:us-east-1:123456789012:bucket", 'is an ARN of the service "s3", not of kms'],
      ["arn:aws:sns:eu-central-1:123456789012:audit", 'is an ARN of the service "sns", not of kms'],
      [
        "arn:aws:kms::123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        'has the region "", not one such as eu-central-1',
      ],
      [
        "arn:aws:kms:eu-central-1a:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        'has the region "eu-central-1a", not one such as eu-central-1',
      ],
      [
        "arn:aws:kms:us-east-1:1234:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        'has the account "1234", not an id of 12 digits',
      ],
      [
        "arn:aws:kms:eu-central-1:12345678901:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        'has the account "12345678901", not an id of 12 digits',
      ],
      ["arn:aws:kms:us-east-1:123456789012:alias/trail", "is the ARN of an alias, not of a key"],
      ["arn:aws:kms:us-east-1:123456789012:key/", 'names "key/", not a key'],
    ],
  });
});
