import assert from "node:assert/strict";
import { bucketNameFault } from "../../components/bucketName";
import { kmsKeyArnFault } from "../../components/kmsKeyArn";
import { s3KeyPrefixFault } from "../../components/s3KeyPrefix";
import { trailNameFault } from "../../components/trailName";

/** Values that are accepted, and values that are refused with the words that say why. */
function judges(
  fault: (value: string) => string | undefined,
  accepted: readonly string[],
  refused: readonly (readonly [value: string, why: string])[],
): void {
  for (const value of accepted) {
    it(`accepts ${JSON.stringify(value).slice(0, 60)}`, () => {
      assert.equal(fault(value), undefined);
    });
  }
  for (const [value, why] of refused) {
    it(`refuses ${JSON.stringify(value).slice(0, 60)}: ${why}`, () => {
      const reason = fault(value) ?? "accepted";
      assert.ok(reason.includes(why), reason);
    });
  }
}

describe("trailNameFault", () => {
  judges(
    trailNameFault,
    ["abc", "Trail-1_a.b", "a".repeat(128), "1.2.3", "123"],
    [
      ["", '"" is too short, with 0 of at least 3 characters'],
      ["ab", "is too short, with 2 of at least 3 characters"],
      ["a".repeat(129), "is too long, with 129 of at most 128 characters"],
      ["my trail", 'contains " "'],
      ["träil", 'contains "ä"'],
      ["trail\n", 'contains "\\n"'],
      ["-trail", "does not start with a letter or digit"],
      ["trail.", "does not end with a letter or digit"],
      ["my--trail", 'contains "--"'],
      ["my-_trail", 'contains "-_"'],
      ["10.0.0.1", "looks like an IP address"],
    ],
  );

  it("shows the value, cut, and what is allowed", () => {
    assert.equal(
      trailNameFault("a".repeat(200)),
      `"${"a".repeat(80)}… (200 characters)" is too long, with 200 of at most 128 characters. A trail name has 3 to 128 ` +
        "characters: letters, digits and `.`, `_`, `-`; it starts and ends with a letter or digit and has no two of " +
        "`.`, `_`, `-` in a row.",
    );
  });
});

describe("bucketNameFault", () => {
  judges(
    bucketNameFault,
    ["abc", "my-logs.example", "a".repeat(63), "1-2"],
    [
      ["ab", "is too short"],
      ["a".repeat(64), "is too long, with 64 of at most 63 characters"],
      ["My-logs", 'contains "M"'],
      ["my_logs", 'contains "_"'],
      ["my..logs", 'contains ".."'],
      ["-logs", 'has the part "-logs"'],
      ["logs-.eu", 'has the part "logs-"'],
      ["logs.", 'has the part ""'],
      ["192.168.5.4", "looks like an IP address"],
      ["xn--logs", 'starts with "xn--", which S3 reserves'],
      ["sthree-logs", 'starts with "sthree-"'],
      ["logs-s3alias", 'ends with "-s3alias"'],
      ["logs--ol-s3", 'ends with "--ol-s3"'],
    ],
  );
});

describe("s3KeyPrefixFault", () => {
  judges(
    s3KeyPrefixFault,
    ["audit", "audit/cloudtrail", "a".repeat(200), "AWSLogsOfOurs"],
    [
      ["", "is empty"],
      ["a".repeat(201), "is too long, with 201 of at most 200 characters"],
      ["/audit", "starts with a slash"],
      ["audit/", "ends with a slash"],
      ["audit/AWSLogs/x", "contains AWSLogs/"],
      ["AWSLogs", "contains AWSLogs/"],
      ["audit*", 'contains "*"'],
      ["${aws:username}", 'contains "$"'],
      ["a\u0000b", 'contains "\\u0000"'],
    ],
  );
});

describe("kmsKeyArnFault", () => {
  const key = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
  judges(
    kmsKeyArnFault,
    [
      `arn:aws:kms:eu-central-1:123456789012:${key}`,
      `arn:aws-cn:kms:cn-north-1:123456789012:${key}`,
      `arn:aws-us-gov:kms:us-gov-west-1:123456789012:${key}`,
      "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    ],
    [
      ["1234abcd-12ab-34cd-56ef-1234567890ab", "is not an ARN"],
      [`arn:aws:kms:us-east-1:123456789012:${key}:more`, "is not an ARN"],
      [`arn:azure:kms:us-east-1:123456789012:${key}`, 'has the partition "azure"'],
      ["arn:aws:s3:us-east-1:123456789012:bucket", 'is an ARN of the service "s3", not of kms'],
      [`arn:aws:kms::123456789012:${key}`, 'has the region ""'],
      [`arn:aws:kms:us-east-1:1234:${key}`, 'has the account "1234"'],
      ["arn:aws:kms:us-east-1:123456789012:alias/trail", "is the ARN of an alias"],
      ["arn:aws:kms:us-east-1:123456789012:key/", 'names "key/", not a key'],
    ],
  );
});
