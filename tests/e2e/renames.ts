import assert from "node:assert/strict";
import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { captureCommand } from "../../sandbox/captureCommand";
import { connectionTo } from "./connection";
import { compiledStack } from "./faults/compiledProgram";
import { configured } from "./faults/configuration";
import { readTrails } from "./readTrails";
import { definitionsOf, type Rows } from "./rows";
import { useSandbox, type Stack } from "./support";

interface Statement {
  readonly Sid: string;
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string | readonly string[]>> };
}

const account = "123456789012";
const arnOf = (name: string): string => `arn:aws:cloudtrail:us-east-1:${account}:trail/${name}`;
const many = {
  trailName: "former",
  bucketName: "renamed-logs",
  createKmsKey: true,
  createSnsTopic: true,
  createLogGroup: true,
  createQueries: true,
  readerArns: [`arn:aws:iam::${account}:root`],
};
const logs = "arn:aws:s3:::renamed-logs";

/** The tests that a trail is renamed without losing an event or a log file; each builds upon those before. */
export function isRenamed(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let stack: Stack;

  async function aws(...args: readonly string[]): Promise<unknown> {
    const { code, output } = await captureCommand("aws", [...args, "--output", "json"], { env: sandbox().environment });
    assert.equal(code, 0, output);
    return JSON.parse(output);
  }

  async function up(options: Readonly<Record<string, unknown>>, ...args: readonly string[]): Promise<void> {
    await stack.configure(configured(options));
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
    assert.equal(code, 0, output);
  }

  const statementIn = (policy: string, sid: string): Statement | undefined =>
    (JSON.parse(policy) as { Statement: Statement[] }).Statement.find(({ Sid }) => Sid === sid);

  async function inBucketPolicy(sid: string): Promise<Statement | undefined> {
    const { Policy } = (await aws("s3api", "get-bucket-policy", "--bucket", "renamed-logs")) as { Policy: string };
    return statementIn(Policy, sid);
  }

  /** ARNs of the trails that each policy lets in, as AWS shows it. */
  async function trailsLetIn(): Promise<Readonly<Record<string, unknown>>> {
    const client = new CloudTrailClient(connectionTo(sandbox().environment));
    const { trailList = [] } = await client.send(new DescribeTrailsCommand({}));
    const [{ KmsKeyId = "", SnsTopicARN = "", CloudWatchLogsRoleArn = "" } = {}] = trailList;
    const key = (await aws("kms", "get-key-policy", "--key-id", KmsKeyId, "--policy-name", "default")) as {
      Policy: string;
    };
    const topic = (await aws("sns", "get-topic-attributes", "--topic-arn", SnsTopicARN)) as {
      Attributes: { Policy: string };
    };
    const roleName = CloudWatchLogsRoleArn.split("/").at(-1) ?? "";
    const { Role } = (await aws("iam", "get-role", "--role-name", roleName)) as {
      Role: { AssumeRolePolicyDocument: object };
    };
    const trust = JSON.stringify(Role.AssumeRolePolicyDocument);
    const found = {
      bucket: await inBucketPolicy("CloudTrailMayWriteLogFiles"),
      key: statementIn(key.Policy, "CloudTrailMayEncryptLogFiles"),
      topic: statementIn(topic.Attributes.Policy, "CloudTrailMayPublish"),
      role: statementIn(trust, "CloudTrailMayAssumeRole"),
    };
    return Object.fromEntries(
      Object.entries(found).map(([kind, statement]) => [kind, statement?.Condition?.StringEquals?.["aws:SourceArn"]]),
    );
  }

  const everywhere = <T>(value: T): Readonly<Record<string, T>> => ({
    bucket: value,
    key: value,
    topic: value,
    role: value,
  });

  before(async () => {
    stack = await compiledStack(sandbox(), "renames");
    await up(many);
  });

  const renamed = { ...many, trailName: "present", s3KeyPrefix: "ct" };

  daily("goes on delivering where protection refuses that halfway", async () => {
    assert.deepEqual(await trailsLetIn(), everywhere(arnOf("former")));
    await stack.configure(configured(renamed));
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    assert.notEqual(code, 0, output);
    assert.match(output, /unable to replace resource .*Trail::/);
    assert.deepEqual(await trailsLetIn(), everywhere([arnOf("present"), arnOf("former")]));
    const folder = await inBucketPolicy("CloudTrailMayWriteEarlierFolders");
    assert.equal(folder?.Resource, `${logs}/AWSLogs/${account}/*`);
    assert.deepEqual(folder.Condition?.StringEquals?.["aws:SourceArn"], [arnOf("present"), arnOf("former")]);
    const [former, ...others] = await readTrails(sandbox().environment);
    assert.deepEqual([former?.arn, former?.logging, others], [arnOf("former"), true, []]);
  });

  further(
    "is the only one that policies let in once the former one is gone, and its earlier folder stays open",
    async () => {
      await up({ ...renamed, protect: false });
      await up(renamed);
      assert.deepEqual(await trailsLetIn(), everywhere(arnOf("present")));
      const folder = await inBucketPolicy("CloudTrailMayWriteEarlierFolders");
      assert.equal(folder?.Resource, `${logs}/AWSLogs/${account}/*`);
      assert.equal(folder.Condition?.StringEquals?.["aws:SourceArn"], arnOf("present"));
      await up(renamed, "--expect-no-changes");
    },
  );

  further("has its earlier log files in reach of readers and queries, after another change, too", async () => {
    await up({ ...renamed, s3KeyPrefix: "audit/ct" });
    await up({ ...renamed, s3KeyPrefix: "audit/ct" }, "--expect-no-changes");
    assert.deepEqual((await inBucketPolicy("ReadersMayReadLogFiles"))?.Resource, [
      `${logs}/audit/ct/AWSLogs/*`,
      `${logs}/ct/AWSLogs/*`,
      `${logs}/AWSLogs/*`,
    ]);
    const { Table } = (await aws(
      ...["glue", "get-table", "--database-name", "cloudtrail_baseline", "--name", "cloudtrail_logs"],
    )) as { Table: { Parameters: Record<string, string>; PartitionKeys: { Name: string }[] } };
    assert.equal(Table.Parameters["projection.folder.values"], "audit/ct/AWSLogs,ct/AWSLogs,AWSLogs");
    assert.equal(
      Table.Parameters["storage.location.template"],
      "s3://renamed-logs/${folder}/${account}/CloudTrail/${region}/${timestamp}/",
    );
    assert.deepEqual(
      Table.PartitionKeys.map(({ Name }) => Name),
      ["account", "region", "timestamp", "folder"],
    );
  });
}
