import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { createQueries, type QueriesArgs } from "../../../components/queries/queries";
import { registeredBy, valueOf, type Registered } from "../mockAws";

describe("createQueries", () => {
  let registered: readonly Registered[];

  async function create(args: Partial<QueriesArgs> = {}): Promise<string> {
    let resultsBucketName = "";
    registered = await registeredBy(async () => {
      const queries = createQueries(
        "Audit-queries",
        { partition: "aws-cn", region: "cn-north-1", accountId: "123456789012", bucketName: "logs", ...args },
        { part: {}, left: {} },
      );
      resultsBucketName = await valueOf(queries.resultsBucketName);
    });
    return resultsBucketName;
  }

  function inputsOf(type: string, name?: string): Record<string, unknown> {
    const found = registered.filter((resource) => resource.type === type && (name ?? resource.name) === resource.name);
    assert.equal(found.length, 1, `${type} ${name ?? ""}`);
    return found[0]?.inputs ?? {};
  }

  function parameters(): Record<string, string> {
    return inputsOf("CatalogTable")["parameters"] as Record<string, string>;
  }

  it("creates a table over the log files of this account in all regions of the partition", async () => {
    await create();
    assert.equal(inputsOf("CatalogDatabase")["name"], "audit_queries");
    const { name, databaseName, tableType } = inputsOf("CatalogTable");
    assert.deepEqual(
      { name, databaseName, tableType },
      { name: "cloudtrail_logs", databaseName: "audit_queries", tableType: "EXTERNAL_TABLE" },
    );
    assert.equal(parameters()["projection.region.values"], "cn-north-1,cn-northwest-1");
    assert.equal(parameters()["projection.account.values"], "123456789012");
    assert.equal(
      parameters()["storage.location.template"],
      "s3://logs/AWSLogs/${account}/CloudTrail/${region}/${timestamp}/",
    );
  });

  it("passes prefix, organization, regions and accounts on", async () => {
    await create({
      s3KeyPrefix: pulumi.output("ct"),
      organizationId: "o-a1b2c3d4e5",
      queryRegions: ["cn-north-1", "cn-south-1"],
      queryAccountIds: ["111111111111", "222222222222"],
    });
    assert.equal(parameters()["projection.region.values"], "cn-north-1,cn-south-1");
    assert.equal(parameters()["projection.account.values"], "111111111111,222222222222");
    assert.equal(
      parameters()["storage.location.template"],
      "s3://logs/ct/AWSLogs/o-a1b2c3d4e5/${account}/CloudTrail/${region}/${timestamp}/",
    );
  });

  it("lets every query ask for the account where an organization's accounts are not listed", async () => {
    await create({ organizationId: "o-a1b2c3d4e5" });
    assert.equal(parameters()["projection.account.type"], "injected");
    const queries = registered.filter(({ type }) => type === "NamedQuery");
    assert.equal(queries.length, 6);
    for (const { name, inputs } of queries) {
      assert.match(String(inputs["query"]), /\n {2}AND account = \?\n/, name);
      assert.match(String(inputs["description"]), /Parameters, in single quotes: account id/, name);
    }
  });

  it("lets every query ask for the account where the log files of an organization were in the same bucket", async () => {
    const foldersBefore = [{ bucketName: "logs", owner: "o-a1b2c3d4e5" }];
    await create({ foldersBefore });
    assert.equal(parameters()["projection.account.type"], "injected");
    assert.equal(parameters()["projection.folder.values"], "AWSLogs,AWSLogs/o-a1b2c3d4e5");
    assert.match(String(inputsOf("NamedQuery", "Audit-queries-root-use")["query"]), /\n {2}AND account = \?\n/);
    await create({ foldersBefore, bucketName: "other-logs" });
    assert.equal(parameters()["projection.account.type"], "enum");
  });

  it("runs queries in a workgroup that enforces where results go, their encryption and a limit", async () => {
    await create();
    assert.deepEqual(inputsOf("Workgroup"), {
      name: "Audit-queries",
      description: "Queries over the log files of CloudTrail",
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: 1_099_511_627_776,
        resultConfiguration: {
          outputLocation: "s3://Audit-queries-results-1234567/",
          expectedBucketOwner: "123456789012",
          encryptionConfiguration: { encryptionOption: "SSE_S3" },
        },
      },
      forceDestroy: true,
      state: "ENABLED",
    });
  });

  it("keeps results in a private bucket of their own, which demands TLS 1.2 and lets them expire", async () => {
    assert.equal(await create({ tags: { team: "audit" } }), "Audit-queries-results-1234567");
    const inputs = (type: string): Record<string, unknown> => inputsOf(type, "Audit-queries-results");
    assert.deepEqual(inputs("Bucket"), { forceDestroy: false, tags: { team: "audit" } });
    assert.equal(inputs("BucketPublicAccessBlock")["restrictPublicBuckets"], true);
    assert.deepEqual(inputs("BucketOwnershipControls")["rule"], {
      objectOwnership: "BucketOwnerEnforced",
    });
    const policy = JSON.parse(String(inputs("BucketPolicy")["policy"])) as {
      Statement: { Sid: string; Resource: string[] }[];
    };
    const resources = ["arn:aws:s3:::Audit-queries-results-1234567", "arn:aws:s3:::Audit-queries-results-1234567/*"];
    assert.deepEqual(
      policy.Statement.map(({ Sid, Resource }) => [Sid, Resource]),
      [
        ["DenyWithoutTls", resources],
        ["DenyTlsBelow12", resources],
      ],
    );
    assert.deepEqual(inputs("BucketLifecycleConfiguration")["rules"], [
      {
        id: "query-results",
        status: "Enabled",
        filter: {},
        expiration: { days: 30 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
  });

  it("saves the named queries in the workgroup", async () => {
    await create();
    const { database, workgroup, query, description } = inputsOf("NamedQuery", "Audit-queries-root-use");
    assert.equal(database, "audit_queries");
    assert.equal(workgroup, "Audit-queries");
    assert.match(String(query), /\nFROM "audit_queries"\."cloudtrail_logs"\n/);
    assert.match(String(description), /The last 90 days\.$/);
    assert.match(
      String(inputsOf("NamedQuery", "Audit-queries-trail-and-log-bucket-changes")["query"]),
      /= 'logs'\)\)\n/,
    );
  });

  it("tags what can be tagged", async () => {
    await create({ tags: { team: "audit" } });
    for (const type of ["CatalogDatabase", "Workgroup", "Bucket"]) {
      assert.deepEqual(inputsOf(type)["tags"], { team: "audit" }, type);
    }
  });
});
