import assert from "node:assert/strict";
import { readConfig } from "../config";

describe("readConfig", () => {
  it("reads nothing but defaults from the texts of Pulumi.yaml", () => {
    const values = {
      "cloudtrail-baseline:trailName": "cloudtrail-baseline",
      "cloudtrail-baseline:bucketName": "",
      "cloudtrail-baseline:s3KeyPrefix": "",
      "cloudtrail-baseline:kmsKeyArn": "",
      "cloudtrail-baseline:protect": "true",
    };
    assert.deepEqual(readConfig(values), { args: { trailName: "cloudtrail-baseline" }, protect: true });
  });

  it("reads every key", () => {
    const kmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const values = {
      "aws:region": "eu-central-1",
      "cloudtrail-baseline:trailName": "audit",
      "cloudtrail-baseline:bucketName": "audit-logs",
      "cloudtrail-baseline:s3KeyPrefix": "ct",
      "cloudtrail-baseline:kmsKeyArn": kmsKeyArn,
      "cloudtrail-baseline:protect": "false",
    };
    assert.deepEqual(readConfig(values), {
      args: { trailName: "audit", bucketName: "audit-logs", s3KeyPrefix: "ct", kmsKeyArn },
      protect: false,
    });
  });

  it("names every faulty key at once, with its value, what is allowed and the fix", () => {
    const values = {
      "cloudtrail-baseline:trailName": "a--b",
      "cloudtrail-baseline:bucketName": "Logs",
      "cloudtrail-baseline:s3KeyPrefix": "/ct",
      "cloudtrail-baseline:kmsKeyArn": "alias/trail",
      "cloudtrail-baseline:protect": "maybe",
      "cloudtrail-baseline:trialName": "audit",
    };
    assert.throws(
      () => readConfig(values),
      (error: Error) => {
        assert.equal(error.constructor.name, "RunError");
        assert.equal(
          error.message,
          [
            "The configuration is not valid; nothing was changed. Correct it with `pulumi config set KEY VALUE`:",
            '  cloudtrail-baseline:trailName: "a--b" contains "--". A trail name has 3 to 128 characters: letters, digits and `.`, `_`, `-`; it starts and ends with a letter or digit and has no two of `.`, `_`, `-` in a row.',
            '  cloudtrail-baseline:bucketName: "Logs" contains "L". A bucket name has 3 to 63 characters: lowercase letters, digits, `.` and `-`; each part between dots starts and ends with a letter or digit.',
            '  cloudtrail-baseline:s3KeyPrefix: "/ct" starts with a slash. A key prefix has 1 to 200 characters, no `AWSLogs/` and no `/` at its start or end, for example `audit/cloudtrail`; leave it out to have none.',
            '  cloudtrail-baseline:kmsKeyArn: "alias/trail" is not an ARN. The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
            '  cloudtrail-baseline:protect: "maybe" is neither true nor false.',
            "  cloudtrail-baseline:trialName: There is no such key; the keys are trailName, bucketName, s3KeyPrefix, kmsKeyArn, protect. `pulumi config rm trialName` removes it.",
          ].join("\n"),
        );
        return true;
      },
    );
  });

  it("leaves other namespaces alone", () => {
    assert.deepEqual(readConfig({ "aws:trailName": "a--b", "other:x": "1" }), { args: {}, protect: true });
  });
});
