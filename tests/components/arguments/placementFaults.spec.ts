import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "../../../components/index";
import { argumentNames } from "../../../components/arguments/argumentChecks";
import { parseArn } from "../../../components/arguments/aws/arn";
import type { KnownPlace } from "../../../components/arguments/knownPlace";
import { placementFaults } from "../../../components/arguments/placementFaults";
import { exampleArguments } from "../../../docs/generator/exampleArguments";

const place: KnownPlace = { partition: "aws", region: "eu-central-1", accountId: "123456789012" };
const key = "key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** The account in an ARN, or in the first of some. */
function accountIn(arns: unknown): string {
  return parseArn(String([arns].flat()[0]))?.account ?? "";
}

function faultsAt(where: KnownPlace, args: MultiRegionTrailArgs): string[] {
  return placementFaults(where, args).map(({ property, reason }) => `${property}: ${reason}`);
}

describe("placementFaults", () => {
  for (const name of argumentNames.filter((each) => /Arns?$/.test(each))) {
    it(`reports ${name} of another partition`, () => {
      const args = { [name]: exampleArguments[name] };
      const [fault = "none"] = faultsAt({ ...place, partition: "aws-cn", region: "cn-north-1" }, args);
      assert.match(
        fault,
        new RegExp(`^${name}(\\[.+\\])?: "arn:aws:.*" is of the partition "aws", but the provider's is`),
      );
      assert.deepEqual(faultsAt({ ...place, accountId: accountIn(args[name]) }, args), []);
    });
  }

  it("passes over tags, in which anything may stand", () => {
    assert.deepEqual(faultsAt(place, { tags: { owner: "arn:aws-cn:iam::123456789012:role/audit" } }), []);
  });

  it("accepts what is where it must be, and what may be elsewhere", () => {
    assert.deepEqual(
      faultsAt(place, {
        kmsKeyArn: `arn:aws:kms:eu-central-1:999999999999:${key}`,
        logGroupKmsKeyArn: `arn:aws:kms:eu-central-1:123456789012:${key}`,
        snsTopicArn: "arn:aws:sns:us-east-1:999999999999:audit",
        topicKmsKeyArn: `arn:aws:kms:eu-central-1:999999999999:${key}`,
        alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:alerts",
        readerArns: ["arn:aws:iam::999999999999:root"],
        additionalTrailArns: ["arn:aws:cloudtrail:us-east-1:999999999999:trail/other"],
        dataResources: [
          { type: "AWS::Lambda::Function", values: ["arn:aws:lambda:us-east-1:999999999999:function:f"] },
        ],
        advancedEventSelectors: [{ fieldSelectors: [{ field: "resources.ARN", endsWith: ["/secret"] }] }],
        organizationManagementAccountId: "123456789012",
        adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/old",
        queryRegions: ["us-east-1", "ap-southeast-1"],
      }),
      [],
    );
    assert.deepEqual(
      faultsAt(place, { organizationTrailArn: "arn:aws:cloudtrail:us-east-1:999999999999:trail/org" }),
      [],
      "the trail of an organization may be of another region and account",
    );
    assert.deepEqual(
      faultsAt(place, { existingBucketName: "their-logs", kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:${key}` }),
      [],
      "the key of an existing bucket is where that bucket is",
    );
  });

  it("reports keys, a topic and a trail of another region, each with what asks for the region", () => {
    assert.deepEqual(
      faultsAt(place, {
        kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:${key}`,
        logGroupKmsKeyArn: `arn:aws:kms:us-east-1:123456789012:${key}`,
        topicKmsKeyArn: `arn:aws:kms:us-east-1:123456789012:${key}`,
        alertTopicArn: "arn:aws:sns:us-east-1:123456789012:alerts",
        adoptTrailArn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/old",
      }),
      [
        'kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" is in the region "us-east-1", but the provider\'s is "eu-central-1": S3 encrypts with keys of the bucket\'s region, and the bucket is created in this one. Give one of that region, or deploy in "us-east-1".',
        'logGroupKmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" is in the region "us-east-1", but the provider\'s is "eu-central-1": the log group is created in the trail\'s region. Give one of that region, or deploy in "us-east-1".',
        'topicKmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" is in the region "us-east-1", but the provider\'s is "eu-central-1": topics are created in the trail\'s region. Give one of that region, or deploy in "us-east-1".',
        'alertTopicArn: "arn:aws:sns:us-east-1:123456789012:alerts" is in the region "us-east-1", but the provider\'s is "eu-central-1": alarms and alerts go to topics of their own region. Give one of that region, or deploy in "us-east-1".',
        'adoptTrailArn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/old" is in the region "us-east-1", but the provider\'s is "eu-central-1": a trail is managed from its home region. Give one of that region, or deploy in "us-east-1".',
      ],
    );
  });

  it("reports a trail of another account that is to be taken over", () => {
    assert.deepEqual(faultsAt(place, { adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:999999999999:trail/old" }), [
      'adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:999999999999:trail/old" is of the account "999999999999", but the provider\'s is "123456789012": a trail is managed from its own account, or from a delegated administrator\'s. Give one of that account, or deploy with credentials of the other.',
    ]);
  });

  it("reports endpoints of another account or partition, and does not show them", () => {
    const queue = (partition: string, region: string, account: string): string =>
      `arn:${partition}:sqs:${region}:${account}:mark`;
    assert.deepEqual(
      faultsAt(place, {
        alertSubscriptions: {
          near: { protocol: "sqs", endpoint: queue("aws", "us-east-1", "123456789012") },
          far: { protocol: "sqs", endpoint: queue("aws", "eu-central-1", "999999999999") },
          china: { protocol: "sqs", endpoint: queue("aws-cn", "cn-north-1", "123456789012") },
          hook: { protocol: "https", endpoint: "https://example.com/mark" },
        },
      }),
      [
        'alertSubscriptions.far.endpoint: what is given is of the account "999999999999", but the provider\'s is "123456789012": the queue or the function of another account is told nothing before its owner confirms. Give one of that account, or deploy with credentials of the other.',
        'alertSubscriptions.china.endpoint: what is given is of the partition "aws-cn", but the provider\'s is "aws". Give one of that partition, or deploy with credentials of "aws-cn".',
      ],
    );
  });

  it("lets a delegated administrator take over a trail of the management account, and of no other", () => {
    const args = {
      organizationId: "o-exampleorgid",
      organizationManagementAccountId: "999999999999",
      adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:999999999999:trail/company",
    };
    assert.deepEqual(faultsAt(place, args), []);
    assert.equal(faultsAt(place, { ...args, organizationManagementAccountId: "888888888888" }).length, 1);
  });

  describe("of a log group and its role", () => {
    const events = (account: string, region = "eu-central-1") => `arn:aws:logs:${region}:${account}:log-group:events`;
    const roleOf = (account: string) => `arn:aws:iam::${account}:role/events`;
    const [own, management, stranger] = ["123456789012", "999999999999", "888888888888"] as const;
    const delegated = { organizationId: "o-exampleorgid", organizationManagementAccountId: management };

    it("accepts both of this account and, for an organization, of its management account", () => {
      for (const account of [own, management]) {
        const args = { ...delegated, logGroupArn: events(account), logGroupRoleArn: roleOf(account) };
        assert.deepEqual(faultsAt(place, args), []);
      }
      assert.deepEqual(faultsAt(place, { logGroupArn: events(own), createCisAlarms: true }), []);
      assert.deepEqual(faultsAt(place, { createLogGroup: true, logGroupRoleArn: roleOf(own) }), []);
    });

    it("reports a log group of another region, and both of another account", () => {
      assert.deepEqual(faultsAt(place, { logGroupArn: events(own, "us-east-1") }), [
        'logGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:events" is in the region "us-east-1", but the provider\'s is "eu-central-1": a trail sends events to log groups of its own region. Give one of that region, or deploy in "us-east-1".',
      ]);
      assert.deepEqual(
        faultsAt(place, { ...delegated, logGroupArn: events(stranger), logGroupRoleArn: roleOf(stranger) }),
        [
          'logGroupArn: "arn:aws:logs:eu-central-1:888888888888:log-group:events" is of the account "888888888888", but the provider\'s is "123456789012": a trail sends events to a log group of the account that manages it, or of its own. Give one of that account, or deploy with credentials of the other.',
          'logGroupRoleArn: "arn:aws:iam::888888888888:role/events" is of the account "888888888888", but the provider\'s is "123456789012": CloudTrail takes a role of the log group\'s account. Give one of that account, or deploy with credentials of the other.',
        ],
      );
    });

    it("reports a role of another account than the log group's, given or created", () => {
      const other =
        'logGroupRoleArn: "arn:aws:iam::999999999999:role/events" is of the account "999999999999", but the log group is of "123456789012": CloudTrail takes a role of the log group\'s account. Give a role of that account.';
      for (const group of [{ createLogGroup: true }, { logGroupArn: events(own) }]) {
        assert.deepEqual(faultsAt(place, { ...delegated, ...group, logGroupRoleArn: roleOf(management) }), [other]);
      }
      assert.deepEqual(faultsAt(place, { ...delegated, logGroupArn: events(management) }), [
        'logGroupArn: "arn:aws:logs:eu-central-1:999999999999:log-group:events" is of the account "999999999999", but the role that writes to it would be created in "123456789012": CloudTrail takes a role of the log group\'s account. Set logGroupRoleArn to a role of "999999999999".',
      ]);
    });

    it("reports alarms on a log group of the management account", () => {
      const existing = { logGroupArn: events(management), logGroupRoleArn: roleOf(management) };
      assert.deepEqual(faultsAt(place, { ...delegated, ...existing, createCisAlarms: true }), [
        'createCisAlarms: makes metric filters and alarms in the account "123456789012", but the log group is of "999999999999". Leave createCisAlarms out, and make them there.',
      ]);
    });

    it("says nothing of what is not known yet", () => {
      const logGroupArn = pulumi.unknown as string;
      assert.deepEqual(faultsAt(place, { logGroupArn, logGroupRoleArn: roleOf(own), createCisAlarms: true }), []);
      const unknownManagement = { ...delegated, organizationManagementAccountId: pulumi.unknown as string };
      const existing = { logGroupArn: events(management), logGroupRoleArn: roleOf(management) };
      assert.deepEqual(faultsAt(place, { ...unknownManagement, ...existing }), []);
    });
  });

  it("reports a permissions boundary of another account, and accepts one of AWS", () => {
    const args = { createLogGroup: true };
    for (const owner of ["123456789012", "aws"]) {
      assert.deepEqual(faultsAt(place, { ...args, permissionsBoundaryArn: `arn:aws:iam::${owner}:policy/limit` }), []);
    }
    assert.deepEqual(faultsAt(place, { ...args, permissionsBoundaryArn: "arn:aws:iam::999999999999:policy/limit" }), [
      'permissionsBoundaryArn: "arn:aws:iam::999999999999:policy/limit" is of the account "999999999999", but the provider\'s is "123456789012": IAM takes a policy of the role\'s account, or of AWS. Give one of that account, or deploy with credentials of the other.',
    ]);
  });

  it("reports ARNs and regions of another partition once, wherever they stand", () => {
    const china = { partition: "aws-cn", region: "cn-north-1", accountId: "123456789012" };
    const args: MultiRegionTrailArgs = {
      readerArns: ["arn:aws-cn:iam::123456789012:root", "arn:aws:iam::123456789012:root"],
      kmsKeyArn: `arn:aws:kms:eu-central-1:123456789012:${key}`,
      dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws-cn:s3", "arn:aws:s3"] }],
      advancedEventSelectors: [{ fieldSelectors: [{ field: "resources.ARN", startsWith: ["arn:aws:s3:::photos/"] }] }],
      adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:999999999999:trail/old",
      queryRegions: ["cn-northwest-1", "eu-central-1"],
    };
    assert.deepEqual(faultsAt(china, args), [
      'readerArns[1]: "arn:aws:iam::123456789012:root" is of the partition "aws", but the provider\'s is "aws-cn". Give one of that partition, or deploy with credentials of "aws".',
      'kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" is of the partition "aws", but the provider\'s is "aws-cn". Give one of that partition, or deploy with credentials of "aws".',
      'dataResources[0].values[1]: "arn:aws:s3" is of the partition "aws", but the provider\'s is "aws-cn". Give one of that partition, or deploy with credentials of "aws".',
      'advancedEventSelectors[0].fieldSelectors[0].startsWith[0]: "arn:aws:s3:::photos/" is of the partition "aws", but the provider\'s is "aws-cn". Give one of that partition, or deploy with credentials of "aws".',
      'queryRegions[1]: "eu-central-1" is of the partition "aws", but the provider\'s is "aws-cn". Give one of that partition, or deploy with credentials of "aws".',
      'adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:999999999999:trail/old" is of the partition "aws", but the provider\'s is "aws-cn". Give one of that partition, or deploy with credentials of "aws".',
    ]);
  });
});
