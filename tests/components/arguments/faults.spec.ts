import * as pulumi from "@pulumi/pulumi";
import { buckets, objects, reports, series } from "./rows";

describe("argumentFaults", () => {
  describe("names", () => {
    reports([
      [
        "a trail name with two dashes in a row",
        { trailName: "my--trail" },
        [
          'trailName: "my--trail" contains "--". A trail name has 3 to 128 characters: letters, digits and `.`, `_`, `-`; it starts and ends with a letter or digit and has no two of `.`, `_`, `-` in a row.',
        ],
      ],
      [
        "a bucket name with a capital",
        { bucketName: "Logs" },
        [
          'bucketName: "Logs" contains "L". A bucket name has 3 to 63 characters: lowercase letters, digits, `.` and `-`; each part between dots starts and ends with a letter or digit.',
        ],
      ],
      [
        "the name of an existing bucket with an underscore",
        { existingBucketName: "my_logs" },
        [
          'existingBucketName: "my_logs" contains "_". A bucket name has 3 to 63 characters: lowercase letters, digits, `.` and `-`; each part between dots starts and ends with a letter or digit.',
        ],
      ],
      [
        "an adopted bucket whose name is an address",
        { adoptBucketName: "192.168.5.4" },
        [
          'adoptBucketName: "192.168.5.4" looks like an IP address, which S3 refuses. A bucket name has 3 to 63 characters: lowercase letters, digits, `.` and `-`; each part between dots starts and ends with a letter or digit.',
        ],
      ],
      [
        "an access log bucket with a reserved prefix",
        { accessLogBucketName: "xn--access" },
        [
          'accessLogBucketName: "xn--access" starts with "xn--", which S3 reserves. A bucket name has 3 to 63 characters: lowercase letters, digits, `.` and `-`; each part between dots starts and ends with a letter or digit.',
        ],
      ],
      [
        "a key prefix that starts with a slash",
        { s3KeyPrefix: "/ct" },
        [
          's3KeyPrefix: "/ct" starts with a slash. A key prefix has 1 to 200 characters, no `AWSLogs/` and no `/` at its start or end, for example `audit/cloudtrail`; leave it out to have none.',
        ],
      ],
      [
        "a key prefix of 201 characters",
        { s3KeyPrefix: "a".repeat(201) },
        [
          's3KeyPrefix: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (201 characters)" is too long, with 201 of at most 200 characters. A key prefix has 1 to 200 characters, no `AWSLogs/` and no `/` at its start or end, for example `audit/cloudtrail`; leave it out to have none.',
        ],
      ],
    ]);
  });

  describe("tags", () => {
    reports([
      [
        "a tag under a key that AWS keeps",
        { tags: { "aws:owner": "me" } },
        [
          'tags["aws:owner"]: The key "aws:owner" starts with "aws:", which AWS keeps for itself. The key of a tag has 1 to 128 characters and does not start with `aws:`. Letters, digits, spaces and `_ . : / = + - @` are allowed.',
        ],
      ],
      [
        "a tag key and a tag value with characters that tags cannot have",
        { tags: { "a*b": "x", team: "a;b" } },
        [
          'tags["a*b"]: The key "a*b" contains "*". The key of a tag has 1 to 128 characters and does not start with `aws:`. Letters, digits, spaces and `_ . : / = + - @` are allowed.',
          'tags.team: "a;b" contains ";". The value of a tag has at most 256 characters. Letters, digits, spaces and `_ . : / = + - @` are allowed.',
        ],
      ],
      [
        "a tag value that is a number",
        { tags: { CostCenter: 1234 } },
        [
          "tags.CostCenter: 1234 is a number, not a text: put it in quotes. The value of a tag has at most 256 characters. Letters, digits, spaces and `_ . : / = + - @` are allowed.",
        ],
      ],
      [
        "a tag value of 257 characters",
        {
          tags: {
            note: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn",
          },
        },
        [
          'tags.note: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… (257 characters)" is too long, with 257 of at most 256 characters. The value of a tag has at most 256 characters. Letters, digits, spaces and `_ . : / = + - @` are allowed.',
        ],
      ],
      [
        "a tag with an empty key",
        { tags: { "": "x" } },
        [
          'tags[""]: The key "" is empty. The key of a tag has 1 to 128 characters and does not start with `aws:`. Letters, digits, spaces and `_ . : / = + - @` are allowed.',
        ],
      ],
      [
        "51 tags",
        { tags: Object.fromEntries(series(51, (index) => [`tag${index}`, "x"])) },
        ["tags: has 51 keys, which is too many. Give at most 50."],
      ],
      [
        "tags as a list",
        { tags: ["owner"] },
        ['tags: ["owner"] is a list, not an object. Give an object, or leave it out.'],
      ],
    ]);
  });

  describe("numbers", () => {
    reports([
      [
        "retention of less than a year",
        { retentionDays: 364 },
        [
          "retentionDays: 364 is less than 365. Give a whole number of days from 365 to 36500, or 0 to keep them forever.",
        ],
      ],
      [
        "retention of more than 36500 days",
        { retentionDays: 36501 },
        [
          "retentionDays: 36501 is more than 36500. Give a whole number of days from 365 to 36500, or 0 to keep them forever.",
        ],
      ],
      [
        "half a day",
        { retentionDays: 400.5 },
        [
          "retentionDays: 400.5 is not a whole number. Give a whole number of days from 365 to 36500, or 0 to keep them forever.",
        ],
      ],
      [
        "a negative number of days",
        { noncurrentVersionRetentionDays: -1 },
        [
          "noncurrentVersionRetentionDays: -1 is less than 30. Give a whole number of days from 30 to 36500, or 0 to keep them forever.",
        ],
      ],
      [
        "29 days of old versions",
        { noncurrentVersionRetentionDays: 29 },
        [
          "noncurrentVersionRetentionDays: 29 is less than 30. Give a whole number of days from 30 to 36500, or 0 to keep them forever.",
        ],
      ],
      [
        "Standard-IA before 30 days",
        { infrequentAccessAfterDays: 29 },
        [
          "infrequentAccessAfterDays: 29 is less than 30. Give a whole number of days from 30 to 36500, or 0 for never.",
        ],
      ],
      [
        "archiving after 36501 days",
        { archiveAfterDays: 36501 },
        ["archiveAfterDays: 36501 is more than 36500. Give a whole number of days from 1 to 36500, or 0 for never."],
      ],
      [
        "access logs of 89 days",
        { createAccessLogBucket: true, accessLogRetentionDays: 89 },
        [
          "accessLogRetentionDays: 89 is less than 90. Give a whole number of days from 90 to 36500, or 0 to keep them forever.",
        ],
      ],
      [
        "days as a text",
        { retentionDays: "365" },
        [
          'retentionDays: "365" is a text, not a number. Give a whole number of days from 365 to 36500, or 0 to keep them forever.',
        ],
      ],
      [
        "days that are not a number",
        { retentionDays: NaN },
        [
          "retentionDays: NaN is not a whole number. Give a whole number of days from 365 to 36500, or 0 to keep them forever.",
        ],
      ],
      [
        "a lock that is longer than there is, once",
        { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 36501 },
        ["objectLockRetentionDays: 36501 is more than 36500. Give a whole number of days from 1 to 36500."],
      ],
      [
        "a lock of 0 days",
        { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 0 },
        ["objectLockRetentionDays: 0 is less than 1. Give a whole number of days from 1 to 36500."],
      ],
      [
        "log group days that CloudWatch Logs does not know",
        { createLogGroup: true, logGroupRetentionDays: 31 },
        [
          "logGroupRetentionDays: 31 is no retention that CloudWatch Logs has; the next longer one is 60. Give one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, or 0 to keep them forever.",
        ],
      ],
      [
        "log group days beyond what CloudWatch Logs knows",
        { createLogGroup: true, logGroupRetentionDays: 4000 },
        [
          "logGroupRetentionDays: 4000 is no retention that CloudWatch Logs has. Give one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, or 0 to keep them forever.",
        ],
      ],
    ]);
  });

  describe("choices", () => {
    reports([
      [
        "an archive tier that is misspelt",
        { archiveStorageClass: "GLACIR" },
        [
          'archiveStorageClass: "GLACIR" is not an archive tier (did you mean GLACIER?). Give one of GLACIER_IR, GLACIER, DEEP_ARCHIVE.',
        ],
      ],
      [
        "an archive tier that is none",
        { archiveStorageClass: "STANDARD" },
        ['archiveStorageClass: "STANDARD" is not an archive tier. Give one of GLACIER_IR, GLACIER, DEEP_ARCHIVE.'],
      ],
      [
        "a mode of Object Lock in small letters",
        { objectLockMode: "compliance", objectLockRetentionDays: 30 },
        [
          'objectLockMode: "compliance" is not a mode of Object Lock (did you mean COMPLIANCE?). Give one of GOVERNANCE, COMPLIANCE.',
        ],
      ],
      [
        "an Insights type that is none",
        { insightTypes: ["ApiCallRate", "ApiErrorRateInsight"] },
        [
          'insightTypes[0]: "ApiCallRate" is not an Insights type. Give one of ApiCallRateInsight, ApiErrorRateInsight.',
        ],
      ],
      [
        "an Insights type given twice",
        { insightTypes: ["ApiErrorRateInsight", "ApiErrorRateInsight"] },
        ['insightTypes[1]: "ApiErrorRateInsight" is there already, as insightTypes[0]. Give it once.'],
      ],
      [
        "a flag that is a text",
        { createKmsKey: "true" },
        ['createKmsKey: "true" is neither true nor false. Give one of them, or leave it out.'],
      ],
      [
        "a flag that is a number",
        { mergeBucketPolicy: 1 },
        [
          "mergeBucketPolicy: 1 is neither true nor false. Give one of them, or leave it out.",
          "mergeBucketPolicy: 1 has no effect without existingBucketName. Set existingBucketName, or leave mergeBucketPolicy out.",
        ],
      ],
    ]);
  });

  describe("ARNs", () => {
    reports([
      [
        "a key id instead of a key's ARN",
        { kmsKeyArn: "1234abcd-12ab-34cd-56ef-1234567890ab" },
        [
          'kmsKeyArn: "1234abcd-12ab-34cd-56ef-1234567890ab" is not an ARN. The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
        ],
      ],
      [
        "the alias of a key",
        { kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:alias/trail" },
        [
          'kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:alias/trail" is the ARN of an alias, not of a key. The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
        ],
      ],
      [
        "the ARN of a topic as key",
        { kmsKeyArn: "arn:aws:sns:eu-central-1:123456789012:audit" },
        [
          'kmsKeyArn: "arn:aws:sns:eu-central-1:123456789012:audit" is an ARN of the service "sns", not of kms. The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
        ],
      ],
      [
        "a key of a partition that does not exist",
        { kmsKeyArn: "arn:amazon:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
        [
          'kmsKeyArn: "arn:amazon:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" has the partition "amazon", not one such as aws, aws-cn or aws-us-gov. The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
        ],
      ],
      [
        "a key whose region is in another partition",
        { kmsKeyArn: "arn:aws:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
        [
          'kmsKeyArn: "arn:aws:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" has the partition "aws", but its region "cn-north-1" is in "aws-cn". The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
        ],
      ],
      [
        "a key in a region that is an availability zone",
        {
          createLogGroup: true,
          logGroupKmsKeyArn: "arn:aws:kms:eu-central-1a:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
        [
          'logGroupKmsKeyArn: "arn:aws:kms:eu-central-1a:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" has the region "eu-central-1a", not one such as eu-central-1. The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
        ],
      ],
      [
        "a key of an account with eleven digits",
        {
          createLogGroup: true,
          logGroupKmsKeyArn: "arn:aws:kms:eu-central-1:12345678901:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
        [
          'logGroupKmsKeyArn: "arn:aws:kms:eu-central-1:12345678901:key/1234abcd-12ab-34cd-56ef-1234567890ab" has the account "12345678901", not an id of 12 digits. The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
        ],
      ],
      [
        "a FIFO topic",
        { snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit.fifo" },
        [
          'snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit.fifo" is the ARN of a FIFO topic. The ARN of a standard topic reads `arn:PARTITION:sns:REGION:ACCOUNT:NAME`, the name of 1 to 256 letters, digits, `_` and `-`; `aws sns list-topics` prints it.',
        ],
      ],
      [
        "a subscription instead of a topic",
        { snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit:1234abcd-12ab-34cd-56ef-1234567890ab" },
        [
          'snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit:1234abcd-12ab-34cd-56ef-1234567890ab" is the ARN of a subscription, not of its topic. The ARN of a standard topic reads `arn:PARTITION:sns:REGION:ACCOUNT:NAME`, the name of 1 to 256 letters, digits, `_` and `-`; `aws sns list-topics` prints it.',
        ],
      ],
      [
        "a key as alert topic",
        {
          createTamperAlerts: true,
          alertTopicArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
        [
          'alertTopicArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" is an ARN of the service "kms", not of sns. The ARN of a standard topic reads `arn:PARTITION:sns:REGION:ACCOUNT:NAME`, the name of 1 to 256 letters, digits, `_` and `-`; `aws sns list-topics` prints it.',
        ],
      ],
      [
        "a trail's name instead of its ARN",
        { adoptTrailArn: "audit" },
        [
          'adoptTrailArn: "audit" is not an ARN. The ARN of a trail reads `arn:PARTITION:cloudtrail:REGION:ACCOUNT:trail/NAME`; `aws cloudtrail describe-trails --query trailList[].TrailARN` prints it.',
        ],
      ],
      [
        "a trail ARN with a bad name",
        { adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/a--b" },
        [
          'adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/a--b" has the trail name "a--b", which contains "--". The ARN of a trail reads `arn:PARTITION:cloudtrail:REGION:ACCOUNT:trail/NAME`; `aws cloudtrail describe-trails --query trailList[].TrailARN` prints it.',
        ],
      ],
      [
        "an event data store instead of a trail",
        { organizationTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:eventdatastore/EXAMPLE" },
        [
          'organizationTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:eventdatastore/EXAMPLE" names "eventdatastore/EXAMPLE", not a trail. The ARN of a trail reads `arn:PARTITION:cloudtrail:REGION:ACCOUNT:trail/NAME`; `aws cloudtrail describe-trails --query trailList[].TrailARN` prints it.',
        ],
      ],
      [
        "everybody as reader",
        { readerArns: ["arn:aws:iam::123456789012:root", "*"] },
        [
          'readerArns[1]: "*" is everybody, who must not read an audit log. A principal reads `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, with paths written out.',
        ],
      ],
      [
        "an account id as reader",
        { readerArns: ["123456789012"] },
        [
          'readerArns[0]: "123456789012" is an account id, not an ARN; its ARN ends with `iam::123456789012:root`. A principal reads `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, with paths written out.',
        ],
      ],
      [
        "a session, a group and a wildcard as readers",
        {
          readerArns: [
            "arn:aws:sts::123456789012:assumed-role/audit/me",
            "arn:aws:iam::123456789012:group/audit",
            "arn:aws:iam::123456789012:role/*",
          ],
        },
        [
          'readerArns[0]: "arn:aws:sts::123456789012:assumed-role/audit/me" is a session of a role, which ends; name the role. A principal reads `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, with paths written out.',
          'readerArns[1]: "arn:aws:iam::123456789012:group/audit" is a group, which no policy can name; name its users or a role. A principal reads `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, with paths written out.',
          'readerArns[2]: "arn:aws:iam::123456789012:role/*" contains "*", which a policy\'s principal cannot have. A principal reads `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, with paths written out.',
        ],
      ],
      [
        "a reader with a region",
        { readerArns: ["arn:aws:iam:us-east-1:123456789012:role/audit"] },
        [
          'readerArns[0]: "arn:aws:iam:us-east-1:123456789012:role/audit" has the region "us-east-1", where there is none. A principal reads `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, with paths written out.',
        ],
      ],
      [
        "a reader given twice",
        { readerArns: ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:root"] },
        ['readerArns[1]: "arn:aws:iam::123456789012:root" is there already, as readerArns[0]. Give it once.'],
      ],
      [
        "readers as a text",
        { readerArns: "arn:aws:iam::123456789012:root" },
        ['readerArns: "arn:aws:iam::123456789012:root" is a text, not a list. Give a list, or leave it out.'],
      ],
      [
        "a further trail without an account",
        { additionalTrailArns: ["arn:aws:cloudtrail:eu-central-1::trail/audit"] },
        [
          'additionalTrailArns[0]: "arn:aws:cloudtrail:eu-central-1::trail/audit" has the account "", not an id of 12 digits. The ARN of a trail reads `arn:PARTITION:cloudtrail:REGION:ACCOUNT:trail/NAME`; `aws cloudtrail describe-trails --query trailList[].TrailARN` prints it.',
        ],
      ],
      [
        "101 further trails",
        {
          additionalTrailArns: series(
            101,
            (index) => `arn:aws:cloudtrail:eu-central-1:123456789012:trail/trail-${index}`,
          ),
        },
        ["additionalTrailArns: has 101 values, which is too many. Give at most 100."],
      ],
    ]);
  });

  describe("events", () => {
    reports([
      [
        "a source that cannot be left out",
        { excludedManagementEventSources: ["s3.amazonaws.com"], acknowledgeExcludedEvents: true },
        [
          'excludedManagementEventSources[0]: "s3.amazonaws.com" cannot be left out. CloudTrail can leave out kms.amazonaws.com and rdsdata.amazonaws.com, and no other source.',
        ],
      ],
      [
        "a source without its domain",
        { excludedManagementEventSources: ["kms"], acknowledgeExcludedEvents: true },
        [
          'excludedManagementEventSources[0]: "kms" is not an event source. CloudTrail can leave out kms.amazonaws.com and rdsdata.amazonaws.com, and no other source.',
        ],
      ],
      [
        "network activity of something that is no source",
        { networkActivityEventSources: ["arn:aws:kms"] },
        [
          'networkActivityEventSources[0]: "arn:aws:kms" is not an event source. An event source reads `SERVICE.amazonaws.com`, for example `kms.amazonaws.com`.',
        ],
      ],
      [
        "a type of data resource in the words of advanced selectors",
        { dataResources: [{ type: "AWS::S3::Objects", values: ["arn:aws:s3"] }] },
        [
          'dataResources[0].type: "AWS::S3::Objects" is not a type of data resource (did you mean AWS::S3::Object?). Give one of AWS::S3::Object, AWS::Lambda::Function, AWS::DynamoDB::Table.',
        ],
      ],
      [
        "a data resource without values",
        { dataResources: [{ type: "AWS::S3::Object" }] },
        ["dataResources[0].values: is missing. It must be set."],
      ],
      [
        "a data resource with an empty list",
        { dataResources: [{ type: "AWS::S3::Object", values: [] }] },
        ["dataResources[0].values: is an empty list. Give at least one value."],
      ],
      [
        "a bucket without its slash",
        { dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::photos"] }] },
        [
          'dataResources[0].values[0]: "arn:aws:s3:::photos" has no slash after the bucket\'s name. Objects are given as `arn:PARTITION:s3:::BUCKET/` with an optional key prefix after it, those of all buckets as `arn:PARTITION:s3`.',
        ],
      ],
      [
        "a function of a type of objects",
        {
          dataResources: [
            { type: "AWS::S3::Object", values: ["arn:aws:lambda:eu-central-1:123456789012:function:resize"] },
          ],
        },
        [
          'dataResources[0].values[0]: "arn:aws:lambda:eu-central-1:123456789012:function:resize" is an ARN of the service "lambda", not of s3. Objects are given as `arn:PARTITION:s3:::BUCKET/` with an optional key prefix after it, those of all buckets as `arn:PARTITION:s3`.',
        ],
      ],
      [
        "a version of a function",
        {
          dataResources: [
            { type: "AWS::Lambda::Function", values: ["arn:aws:lambda:eu-central-1:123456789012:function:resize:3"] },
          ],
        },
        [
          'dataResources[0].values[0]: "arn:aws:lambda:eu-central-1:123456789012:function:resize:3" names "function:resize:3", not a function. A function is given as `arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME`, without version or alias, all functions as `arn:PARTITION:lambda`.',
        ],
      ],
      [
        "all tables by a wildcard",
        {
          dataResources: [
            { type: "AWS::DynamoDB::Table", values: ["arn:aws:dynamodb:eu-central-1:123456789012:table/*"] },
          ],
        },
        [
          'dataResources[0].values[0]: "arn:aws:dynamodb:eu-central-1:123456789012:table/*" contains "*", which CloudTrail takes literally. A table is given as `arn:PARTITION:dynamodb:REGION:ACCOUNT:table/NAME`, all tables as `arn:PARTITION:dynamodb`.',
        ],
      ],
      [
        "a type of data resource given twice",
        {
          dataResources: [
            { type: "AWS::S3::Object", values: ["arn:aws:s3:::a-b/"] },
            { type: "AWS::S3::Object", values: ["arn:aws:s3:::c-d/"] },
          ],
        },
        [
          'dataResources[1].type: "AWS::S3::Object" is the type of dataResources[0] too. Put all values of a type in one place.',
        ],
      ],
      [
        "251 data resources",
        {
          dataResources: [
            { type: "AWS::S3::Object", values: buckets(126) },
            {
              type: "AWS::DynamoDB::Table",
              values: series(125, (index) => `arn:aws:dynamodb:eu-central-1:123456789012:table/table-${index}`),
            },
          ],
        },
        [
          "dataResources: has 251 values in all, which is too many. Give at most 250, or record all resources of a type with its short ARN.",
        ],
      ],
      [
        "a selector of management events",
        {
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Management"] },
                { field: "resources.type", equals: ["AWS::S3::Object"] },
              ],
            },
          ],
        },
        [
          'advancedEventSelectors[0].fieldSelectors[0].equals[0]: "Management" is not taken, because all management events are recorded in any case and a second copy is billed. Only Data is taken here.',
        ],
      ],
      [
        "a selector of network activity",
        {
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["NetworkActivity"] },
                { field: "vpcEndpointId", equals: ["vpce-1"] },
              ],
            },
          ],
        },
        [
          'advancedEventSelectors[0].fieldSelectors[0].equals[0]: "NetworkActivity" is not taken, because network activity is recorded with networkActivityEventSources. Only Data is taken here.',
          'advancedEventSelectors[0].fieldSelectors[1].field: "vpcEndpointId" is a field of network activity, not of data events. Data events have the fields eventCategory, eventName, eventSource, eventType, readOnly, resources.ARN, resources.type, sessionCredentialFromConsole, userIdentity.arn.',
        ],
      ],
      [
        "a selector without category and type",
        { advancedEventSelectors: [{ name: "all", fieldSelectors: [] }] },
        [
          'advancedEventSelectors[0].fieldSelectors: has no condition on eventCategory. Add one with equals "Data".',
          'advancedEventSelectors[0].fieldSelectors: has no condition on resources.type. Add one with equals one type, for example "AWS::S3::Object".',
        ],
      ],
      [
        "a selector of two types",
        {
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: ["AWS::S3::Object", "AWS::Lambda::Function"] },
              ],
            },
          ],
        },
        [
          "advancedEventSelectors[0].fieldSelectors[1].equals: has 2 values, but resources.type takes one. Leave one of them.",
        ],
      ],
      [
        "a type by its start",
        {
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", startsWith: ["AWS::S3"] },
              ],
            },
          ],
        },
        ["advancedEventSelectors[0].fieldSelectors[1].startsWith: is not for resources.type. Use equals instead."],
      ],
      [
        "a type that reads like none",
        {
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: ["s3"] },
              ],
            },
          ],
        },
        [
          'advancedEventSelectors[0].fieldSelectors[1].equals[0]: "s3" is not a type of resource. A type reads like `AWS::S3::Object`.',
        ],
      ],
      [
        "a field given twice",
        {
          advancedEventSelectors: [
            {
              fieldSelectors: [
                ...objects,
                { field: "eventName", equals: ["GetObject"] },
                { field: "eventName", startsWith: ["Put"] },
              ],
            },
          ],
        },
        [
          'advancedEventSelectors[0].fieldSelectors[3].field: "eventName" is the field of advancedEventSelectors[0].fieldSelectors[2] too. Put all its conditions in one place.',
        ],
      ],
      [
        "a field with other capitals",
        {
          advancedEventSelectors: [
            { fieldSelectors: [...objects, { field: "resources.arn", equals: ["arn:aws:s3:::photos/"] }] },
          ],
        },
        [
          'advancedEventSelectors[0].fieldSelectors[2].field: "resources.arn" is not a field (did you mean resources.ARN?). Data events have the fields eventCategory, eventName, eventSource, eventType, readOnly, resources.ARN, resources.type, sessionCredentialFromConsole, userIdentity.arn.',
        ],
      ],
      [
        "a field without a condition",
        { advancedEventSelectors: [{ fieldSelectors: [...objects, { field: "eventName" }] }] },
        [
          "advancedEventSelectors[0].fieldSelectors[2]: has no condition on eventName. Give one of equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith.",
        ],
      ],
      [
        "an operator that does not exist",
        { advancedEventSelectors: [{ fieldSelectors: [...objects, { field: "eventName", equal: ["GetObject"] }] }] },
        [
          "advancedEventSelectors[0].fieldSelectors[2].equal: There is no such key (did you mean equals?). The keys are field, equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith.",
        ],
      ],
      [
        "an operator with an empty list",
        { advancedEventSelectors: [{ fieldSelectors: [...objects, { field: "eventName", equals: [] }] }] },
        ["advancedEventSelectors[0].fieldSelectors[2].equals: is an empty list. Give at least one value."],
      ],
      [
        "a value given twice, an empty one and one with a wildcard",
        {
          advancedEventSelectors: [
            { fieldSelectors: [...objects, { field: "eventName", equals: ["GetObject", "GetObject", "", "Put*"] }] },
          ],
        },
        [
          'advancedEventSelectors[0].fieldSelectors[2].equals[1]: "GetObject" is there already, as advancedEventSelectors[0].fieldSelectors[2].equals[0]. Give it once.',
          'advancedEventSelectors[0].fieldSelectors[2].equals[2]: "" is empty. A value has 1 to 2048 characters and no wildcards; use `startsWith` or `endsWith` for a part of one.',
          'advancedEventSelectors[0].fieldSelectors[2].equals[3]: "Put*" contains "*", which CloudTrail takes literally. A value has 1 to 2048 characters and no wildcards; use `startsWith` or `endsWith` for a part of one.',
        ],
      ],
      [
        "a value of readOnly that is a boolean",
        { advancedEventSelectors: [{ fieldSelectors: [...objects, { field: "readOnly", equals: [true] }] }] },
        [
          "advancedEventSelectors[0].fieldSelectors[2].equals[0]: true is a boolean, not a text: put it in quotes. A value has 1 to 2048 characters and no wildcards; use `startsWith` or `endsWith` for a part of one.",
        ],
      ],
      [
        "a value of readOnly that is neither true nor false",
        { advancedEventSelectors: [{ fieldSelectors: [...objects, { field: "readOnly", equals: ["yes"] }] }] },
        [
          'advancedEventSelectors[0].fieldSelectors[2].equals[0]: "yes" is not a value of readOnly. Give one of true, false.',
        ],
      ],
      [
        "501 values over all conditions",
        {
          advancedEventSelectors: [
            { fieldSelectors: [...objects, { field: "resources.ARN", startsWith: buckets(499) }] },
          ],
        },
        [
          "advancedEventSelectors: makes 503 values over all conditions of the trail's selectors, those that the component adds included. Give fewer: a trail takes at most 500.",
        ],
      ],
      [
        "500 values of the user's beside those that the component adds",
        {
          advancedEventSelectors: [
            { fieldSelectors: [...objects, { field: "resources.ARN", startsWith: buckets(497) }] },
          ],
        },
        [
          "advancedEventSelectors: makes 501 values over all conditions of the trail's selectors, those that the component adds included. Give fewer: a trail takes at most 500.",
        ],
      ],
      [
        "249 sources of network activity beside excluded sources",
        {
          networkActivityEventSources: series(249, (index) => `service${index}.amazonaws.com`),
          excludedManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
          acknowledgeExcludedEvents: true,
        },
        [
          "networkActivityEventSources: makes 501 values over all conditions of the trail's selectors, those that the component adds included. Give fewer: a trail takes at most 500.",
        ],
      ],
    ]);
  });

  describe("ids", () => {
    reports([
      [
        "an organizational unit instead of the organization",
        { organizationId: "ou-ab12-cd34ef56" },
        [
          'organizationId: "ou-ab12-cd34ef56" is the id of an organizational unit, not of an organization. The id of an organization is `o-` and 10 to 32 lowercase letters or digits; `aws organizations describe-organization --query Organization.Id` prints it.',
        ],
      ],
      [
        "an organization's id with capitals",
        { organizationId: "o-A1B2C3D4E5" },
        [
          'organizationId: "o-A1B2C3D4E5" is not the id of an organization. The id of an organization is `o-` and 10 to 32 lowercase letters or digits; `aws organizations describe-organization --query Organization.Id` prints it.',
        ],
      ],
      [
        "a management account that lost its zero",
        { organizationId: "o-a1b2c3d4e5", organizationManagementAccountId: "12345678901" },
        [
          'organizationManagementAccountId: "12345678901" has 11 of 12 digits. An account id has 12 digits. One that starts with 0 must stand in quotes, or it loses digits.',
        ],
      ],
      [
        "an account id that is a number",
        { createQueries: true, queryAccountIds: [123456789012] },
        [
          "queryAccountIds[0]: 123456789012 is a number, not a text: put it in quotes. An account id has 12 digits. One that starts with 0 must stand in quotes, or it loses digits.",
        ],
      ],
      [
        "a region that is a city, and an empty list of accounts",
        { createQueries: true, queryRegions: ["Frankfurt"], queryAccountIds: [] },
        [
          'queryRegions[0]: "Frankfurt" is not the name of a region. The name of a region reads like `eu-central-1`; `aws account list-regions` prints them.',
          "queryAccountIds: is an empty list. Give at least one value.",
        ],
      ],
      [
        "an alarm that does not exist, and one that is misspelt",
        { createTamperAlerts: true, disabledAlerts: ["root-use", "coffee"] },
        [
          'disabledAlerts[0]: "root-use" is not an alarm or alert (did you mean root-usage?). Give one of unauthorized-api-calls, console-sign-in-without-mfa, root-usage, iam-policy-changes, cloudtrail-changes, console-sign-in-failures, kms-key-disabled-or-deleted, s3-bucket-policy-changes, config-changes, security-group-changes, network-acl-changes, network-gateway-changes, route-table-changes, vpc-changes, organizations-changes, trail-stopped, trail-deleted, trail-updated, trail-selectors-changed, log-bucket-policy-changed, log-bucket-access-changed, log-bucket-lifecycle-changed, log-bucket-protection-changed, log-bucket-deleted, trail-key-disabled, trail-key-deletion-scheduled, trail-key-policy-changed.',
          'disabledAlerts[1]: "coffee" is not an alarm or alert. Give one of unauthorized-api-calls, console-sign-in-without-mfa, root-usage, iam-policy-changes, cloudtrail-changes, console-sign-in-failures, kms-key-disabled-or-deleted, s3-bucket-policy-changes, config-changes, security-group-changes, network-acl-changes, network-gateway-changes, route-table-changes, vpc-changes, organizations-changes, trail-stopped, trail-deleted, trail-updated, trail-selectors-changed, log-bucket-policy-changed, log-bucket-access-changed, log-bucket-lifecycle-changed, log-bucket-protection-changed, log-bucket-deleted, trail-key-disabled, trail-key-deletion-scheduled, trail-key-policy-changed.',
        ],
      ],
    ]);
  });

  describe("callers without types", () => {
    reports([
      [
        "an argument that does not exist, with the one that is meant",
        { trialName: "audit" },
        ["trialName: There is no such argument (did you mean trailName?). Leave it out."],
      ],
      ["an argument that is like none", { colour: "green" }, ["colour: There is no such argument. Leave it out."]],
      [
        "null",
        { trailName: null, createKmsKey: null, tags: null, readerArns: null, retentionDays: null },
        [
          "trailName: null is nothing, not a text. A trail name has 3 to 128 characters: letters, digits and `.`, `_`, `-`; it starts and ends with a letter or digit and has no two of `.`, `_`, `-` in a row.",
          "tags: null is nothing, not an object. Give an object, or leave it out.",
          "readerArns: null is nothing, not a list. Give a list, or leave it out.",
          "retentionDays: null is nothing, not a number. Give a whole number of days from 365 to 36500, or 0 to keep them forever.",
          "createKmsKey: null is neither true nor false. Give one of them, or leave it out.",
        ],
      ],
      [
        "values of every other type",
        {
          trailName: 42,
          bucketName: true,
          s3KeyPrefix: { a: 1 },
          kmsKeyArn: ["x"],
          snsTopicArn: () => 1,
          organizationId: Symbol("o"),
          adoptTrailArn: 5n,
        },
        [
          "trailName: 42 is a number, not a text: put it in quotes. A trail name has 3 to 128 characters: letters, digits and `.`, `_`, `-`; it starts and ends with a letter or digit and has no two of `.`, `_`, `-` in a row.",
          "bucketName: true is a boolean, not a text: put it in quotes. A bucket name has 3 to 63 characters: lowercase letters, digits, `.` and `-`; each part between dots starts and ends with a letter or digit.",
          's3KeyPrefix: {"a":1} is an object, not a text. A key prefix has 1 to 200 characters, no `AWSLogs/` and no `/` at its start or end, for example `audit/cloudtrail`; leave it out to have none.',
          'kmsKeyArn: ["x"] is a list, not a text. The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; `aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.',
          "snsTopicArn: () => 1 is a function, not a text. The ARN of a standard topic reads `arn:PARTITION:sns:REGION:ACCOUNT:NAME`, the name of 1 to 256 letters, digits, `_` and `-`; `aws sns list-topics` prints it.",
          "organizationId: Symbol(o) is a symbol, not a text. The id of an organization is `o-` and 10 to 32 lowercase letters or digits; `aws organizations describe-organization --query Organization.Id` prints it.",
          "adoptTrailArn: 5 is a bigint, not a text. The ARN of a trail reads `arn:PARTITION:cloudtrail:REGION:ACCOUNT:trail/NAME`; `aws cloudtrail describe-trails --query trailList[].TrailARN` prints it.",
        ],
      ],
      [
        "outputs where values decide what is created",
        {
          createKmsKey: pulumi.output(true),
          retentionDays: Promise.resolve(1),
          insightTypes: pulumi.output(["ApiCallRateInsight"]),
          adoptBucketName: pulumi.output("old-logs"),
        },
        [
          "retentionDays: is an output or a promise, but decides what is created. Give a value that is known when the program runs.",
          "createKmsKey: is an output or a promise, but decides what is created. Give a value that is known when the program runs.",
          "insightTypes: is an output or a promise, but decides what is created. Give a value that is known when the program runs.",
          "adoptBucketName: is an output or a promise, but decides what is created. Give a value that is known when the program runs.",
        ],
      ],
      [
        "an element of a list that is missing",
        { readerArns: [undefined] },
        [
          "readerArns[0]: undefined is nothing, not a text. A principal reads `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, with paths written out.",
        ],
      ],
      [
        "a text instead of an object",
        { dataResources: ["arn:aws:s3"], advancedEventSelectors: [[]] },
        [
          'dataResources[0]: "arn:aws:s3" is a text, not an object. Give an object with the keys type, values.',
          "advancedEventSelectors[0]: [] is a list, not an object. Give an object with the keys name, fieldSelectors.",
          'advancedEventSelectors: [[]] does not go together with dataResources ["arn:aws:s3"]: a trail has basic or advanced selectors, never both. Leave one of the two out.',
        ],
      ],
    ]);
  });
});
