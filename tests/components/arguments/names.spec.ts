import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { accountIdCheck } from "../../../components/arguments/aws/accountIdCheck";
import { bucketNameCheck } from "../../../components/arguments/aws/bucketNameCheck";
import { shownValue } from "../../../components/arguments/schema/fault";
import { kmsKeyArnCheck } from "../../../components/arguments/aws/kmsKeyArnCheck";
import { organizationIdCheck } from "../../../components/arguments/aws/organizationIdCheck";
import { principalArnCheck } from "../../../components/arguments/aws/principalArnCheck";
import { partitionOf, regionCheck } from "../../../components/arguments/aws/region";
import { s3KeyPrefixCheck } from "../../../components/arguments/aws/s3KeyPrefixCheck";
import { snsTopicArnCheck } from "../../../components/arguments/aws/snsTopicArnCheck";
import { faultOfText, type TextCheck } from "../../../components/arguments/schema/textCheck";
import { trailArnCheck } from "../../../components/arguments/aws/trailArnCheck";
import { trailNameCheck } from "../../../components/arguments/aws/trailNameCheck";

/** Values that are accepted, and values that are refused with the words that say why. */
function judges(
  check: TextCheck,
  accepted: readonly string[],
  refused: readonly (readonly [value: string, why: string])[],
): void {
  for (const value of accepted) {
    it(`accepts ${JSON.stringify(value).slice(0, 60)}`, () => {
      assert.equal(faultOfText(check, value), undefined);
    });
  }
  for (const [value, why] of refused) {
    it(`refuses ${JSON.stringify(value).slice(0, 60)}: ${why}`, () => {
      const reason = faultOfText(check, value) ?? "accepted";
      assert.ok(reason.includes(why), reason);
    });
  }
}

describe("trailNameCheck", () => {
  judges(
    trailNameCheck,
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
      faultOfText(trailNameCheck, "a".repeat(200)),
      `"${"a".repeat(120)}… (200 characters)" is too long, with 200 of at most 128 characters. A trail name has 3 to 128 ` +
        "characters: letters, digits and `.`, `_`, `-`; it starts and ends with a letter or digit and has no two of " +
        "`.`, `_`, `-` in a row.",
    );
  });
});

describe("bucketNameCheck", () => {
  judges(
    bucketNameCheck,
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

describe("s3KeyPrefixCheck", () => {
  judges(
    s3KeyPrefixCheck,
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

describe("kmsKeyArnCheck", () => {
  const key = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
  judges(
    kmsKeyArnCheck,
    [
      `arn:aws:kms:eu-central-1:123456789012:${key}`,
      `arn:aws-cn:kms:cn-north-1:123456789012:${key}`,
      `arn:aws-us-gov:kms:us-gov-west-1:123456789012:${key}`,
      "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    ],
    [
      ["1234abcd-12ab-34cd-56ef-1234567890ab", "is not an ARN"],
      [`arn:aws:kms:us-east-1:123456789012:${key}:more`, `names "${key}:more", not a key`],
      ["arn:aws:kms:us-east-1:123456789012", "is not an ARN"],
      [`arn:azure:kms:us-east-1:123456789012:${key}`, 'has the partition "azure"'],
      ["arn:aws:s3:us-east-1:123456789012:bucket", 'is an ARN of the service "s3", not of kms'],
      [`arn:aws:kms::123456789012:${key}`, 'has the region ""'],
      [`arn:aws:kms:us-east-1:1234:${key}`, 'has the account "1234"'],
      ["arn:aws:kms:us-east-1:123456789012:alias/trail", "is the ARN of an alias"],
      ["arn:aws:kms:us-east-1:123456789012:key/", 'names "key/", not a key'],
    ],
  );
});

describe("snsTopicArnCheck", () => {
  judges(
    snsTopicArnCheck,
    ["arn:aws:sns:eu-central-1:123456789012:audit_1-a", `arn:aws-cn:sns:cn-north-1:123456789012:${"a".repeat(256)}`],
    [
      ["audit", "is not an ARN"],
      ["arn:aws:sqs:eu-central-1:123456789012:audit", 'is an ARN of the service "sqs", not of sns'],
      [`arn:aws:sns:eu-central-1:123456789012:${"a".repeat(257)}`, "not a topic"],
      ["arn:aws:sns:eu-central-1:123456789012:a b", 'names "a b", not a topic'],
    ],
  );
});

describe("principalArnCheck", () => {
  judges(
    principalArnCheck,
    [
      "arn:aws:iam::123456789012:root",
      "arn:aws:iam::123456789012:user/me@example.com",
      "arn:aws-us-gov:iam::123456789012:role/audit/readers/x+y=z,w",
      "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Audit_0123456789abcdef",
    ],
    [
      ["arn:aws:iam::123456789012:role/", 'names "role/"'],
      ["arn:aws:iam::123456789012:role//audit", 'names "role//audit"'],
      ["arn:aws:iam::123456789012:role", 'names "role"'],
      [`arn:aws:iam::123456789012:role/${"a".repeat(65)}`, "not a role, a user or an account's root"],
      ["arn:aws:iam::aws:policy/ReadOnlyAccess", 'has the account "aws"'],
      ["arn:aws:iam::123456789012:instance-profile/web", 'names "instance-profile/web"'],
      ["arn:aws:iam::123456789012:role/${aws:username}", 'contains "$"'],
    ],
  );
});

describe("trailArnCheck", () => {
  judges(
    trailArnCheck,
    [
      "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit",
      "arn:aws-eusc:cloudtrail:eusc-de-east-1:123456789012:trail/a.b",
    ],
    [
      ["arn:aws:cloudtrail:us-east-1:123456789012:trail/", "is too short"],
      ["arn:aws:cloudtrail:us-gov-west-1:123456789012:trail/audit", 'its region "us-gov-west-1" is in "aws-us-gov"'],
      ["arn:aws:s3:::trail/audit", 'is an ARN of the service "s3"'],
    ],
  );
});

describe("organizationIdCheck", () => {
  judges(
    organizationIdCheck,
    ["o-a1b2c3d4e5", `o-${"a".repeat(32)}`],
    [
      ["o-a1b2c3d4e", "is not the id of an organization"],
      [`o-${"a".repeat(33)}`, "is not the id of an organization"],
      ["r-ab12", "is the id of an organization's root"],
      ["ou-ab12-cd34ef56", "is the id of an organizational unit"],
    ],
  );
});

describe("accountIdCheck", () => {
  judges(
    accountIdCheck,
    ["012345678901"],
    [
      ["12345678901", "has 11 of 12 digits"],
      ["1234567890123", "has 13 of 12 digits"],
      ["1234-5678-9012", "is not an account id"],
    ],
  );
});

describe("regionCheck", () => {
  judges(
    regionCheck,
    ["us-east-1", "ap-southeast-5", "us-gov-west-1", "us-isob-east-1", "eusc-de-east-1"],
    [
      ["us-east-1a", "is not the name of a region"],
      ["global", "is not the name of a region"],
      ["US-EAST-1", "is not the name of a region"],
    ],
  );

  it("knows which partition a region is in", () => {
    const regions = ["us-east-1", "cn-north-1", "us-gov-east-1", "us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"];
    assert.deepEqual(regions.map(partitionOf), ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-eusc"]);
  });
});

describe("shownValue", () => {
  it("shows whatever it is given", () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const values = ["a\n", 1, 2n, null, undefined, [1], { a: pulumi.output(1) }, circle, [circle], Promise.resolve()];
    assert.deepEqual(values.map(shownValue), [
      '"a\\n"',
      "1",
      "2",
      "null",
      "undefined",
      "[1]",
      '{"a":"(known later)"}',
      "{…}",
      "[…]",
      "(known later)",
    ]);
  });
});
