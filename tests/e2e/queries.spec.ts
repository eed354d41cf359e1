import assert from "node:assert/strict";
import { join } from "node:path";
import { captureCommand } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { stackOf, useSandbox, type Stack } from "./support";

const program = `
  require(${JSON.stringify(join(repository, "tests", "typescript.js"))});
  const s3 = require("@pulumi/aws/s3");
  const { createQueries } = require(${JSON.stringify(join(repository, "components/queries/queries"))});
  const logs = new s3.Bucket("logs", { bucket: "audit-logs" });
  const place = { partition: "aws", region: "eu-central-1", accountId: "123456789012" };
  const tags = { team: "audit" };
  const queries = createQueries("Audit-queries", { ...place, bucketName: logs.bucket, s3KeyPrefix: "ct", tags }, { part: {}, left: {} });
  Object.assign(exports, queries);
`;

describe("queries over log files", () => {
  const sandbox = useSandbox();
  let stack: Stack;

  before(async () => {
    stack = await stackOf(sandbox(), "queries", program);
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
  });

  async function aws<T>(...args: readonly string[]): Promise<T> {
    const { code, output } = await captureCommand("aws", [...args, "--output", "json"], {
      env: sandbox().environment,
      cwd: sandbox().directory,
    });
    assert.equal(code, 0, output);
    return JSON.parse(output) as T;
  }

  it("come to rest: a second update has nothing to do", async () => {
    const { code, output } = await stack.pulumi("preview", "--diff", "--refresh", "--expect-no-changes");
    assert.equal(code, 0, output);
  });

  it("have a table that finds its partitions by itself", async () => {
    const { Table } = await aws<{ Table: { Parameters: Record<string, string>; PartitionKeys: { Name: string }[] } }>(
      ...["glue", "get-table", "--database-name", "audit_queries", "--name", "cloudtrail_logs"],
    );
    assert.deepEqual(
      Table.PartitionKeys.map(({ Name }) => Name),
      ["account", "region", "timestamp"],
    );
    assert.equal(Table.Parameters["projection.enabled"], "true");
    assert.equal(Table.Parameters["projection.account.values"], "123456789012");
    assert.equal(
      Table.Parameters["storage.location.template"],
      "s3://audit-logs/ct/AWSLogs/${account}/CloudTrail/${region}/${timestamp}/",
    );
  });

  it("run in a workgroup that keeps its results encrypted in a bucket of their own", async () => {
    const { WorkGroup } = await aws<{ WorkGroup: { Configuration: Record<string, unknown> } }>(
      ...["athena", "get-work-group", "--work-group", "Audit-queries"],
    );
    const { EnforceWorkGroupConfiguration, BytesScannedCutoffPerQuery, ResultConfiguration } = WorkGroup.Configuration;
    assert.equal(EnforceWorkGroupConfiguration, true);
    assert.equal(BytesScannedCutoffPerQuery, 1_099_511_627_776);
    const { OutputLocation, EncryptionConfiguration } = ResultConfiguration as Record<string, unknown>;
    assert.match(String(OutputLocation), /^s3:\/\/audit-queries-results-[0-9a-f]{7}\/$/);
    assert.deepEqual(EncryptionConfiguration, { EncryptionOption: "SSE_S3" });
  });

  it("are saved under their names", async () => {
    const { NamedQueryIds } = await aws<{ NamedQueryIds: string[] }>(
      ...["athena", "list-named-queries", "--work-group", "Audit-queries"],
    );
    const saved = await Promise.all(
      NamedQueryIds.map((id) =>
        aws<{ NamedQuery: { Name: string; Database: string; QueryString: string } }>(
          ...["athena", "get-named-query", "--named-query-id", id],
        ),
      ),
    );
    assert.deepEqual(saved.map(({ NamedQuery }) => NamedQuery.Name).sort(), [
      "access-key-activity",
      "console-sign-in-without-mfa",
      "denied-calls",
      "root-use",
      "trail-and-log-bucket-changes",
      "who-changed-a-resource",
    ]);
    const changes = saved.find(({ NamedQuery }) => NamedQuery.Name === "trail-and-log-bucket-changes");
    assert.match(changes?.NamedQuery.QueryString ?? "", /= 'audit-logs'\)\)\n/);
  });

  it("go when they are destroyed", async () => {
    const { code, output } = await stack.pulumi("destroy", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    const { WorkGroups } = await aws<{ WorkGroups: { Name: string }[] }>("athena", "list-work-groups");
    assert.equal(
      WorkGroups.some(({ Name }) => Name === "Audit-queries"),
      false,
    );
    const { DatabaseList } = await aws<{ DatabaseList: { Name: string }[] }>("glue", "get-databases");
    assert.equal(
      DatabaseList.some(({ Name }) => Name === "audit_queries"),
      false,
    );
  });
});
