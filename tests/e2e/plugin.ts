import assert from "node:assert/strict";
import { cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import { GetBucketVersioningCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListSubscriptionsCommand, SNSClient } from "@aws-sdk/client-sns";
import { parse, stringify } from "yaml";
import { alertNames } from "../../components/alerts/alertNames";
import { argumentChecks } from "../../components/arguments/argumentChecks";
import { connectionTo } from "./connection";
import { captureCommand, type Answer } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { componentFolders } from "./componentFolders";
import { definitionsOf, type Rows } from "./rows";
import { useSandbox } from "./support";

const token = "cloudtrail-baseline:index:MultiRegionTrail";
const region = "eu-west-1";

interface Schema {
  readonly name: string;
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly inputProperties: object;
        readonly properties: object;
        readonly required: readonly string[];
        readonly requiredInputs?: string[];
      }
    >
  >;
}

/** The tests that the component works as a plugin. */
export function servesPlugin(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox({ yaml: true });
  /** A checkout without anything installed or built, and an empty folder that is not within it. */
  let plugin: string, elsewhere: string;

  before(async () => {
    const checkout = join(sandbox().directory, "checkout");
    for (const part of ["tsconfig.json", ...componentFolders]) {
      await cp(join(repository, part), join(checkout, part), {
        recursive: true,
        filter: (path) => !/\/(node_modules|bin)$/.test(path),
      });
    }
    plugin = join(checkout, "components");
    elsewhere = join(sandbox().directory, "elsewhere");
    await mkdir(elsewhere);
  });

  const pulumi = (...args: readonly string[]): Promise<Answer> =>
    captureCommand("pulumi", args, { env: sandbox().environment, cwd: elsewhere });

  async function succeeds(...args: readonly string[]): Promise<string> {
    const { code, output } = await pulumi(...args);
    assert.equal(code, 0, output);
    return output;
  }

  daily("describes the component to every language under its fixed token, with its arguments and outputs", async () => {
    const output = await succeeds("package", "get-schema", plugin);
    const { name, resources } = JSON.parse(output.slice(output.indexOf("\n{\n"))) as Schema;
    assert.equal(name, "cloudtrail-baseline");
    assert.deepEqual(Object.keys(resources), [token]);
    const component = resources[token];
    assert.deepEqual(Object.keys(component?.inputProperties ?? {}).sort(), Object.keys(argumentChecks).sort());
    assert.equal(component?.requiredInputs, undefined);
    assert.deepEqual(Object.keys(component?.properties ?? {}).sort(), [
      "accessLogBucketName",
      "alertTopicArn",
      "bucketArn",
      "bucketName",
      "bucketPolicy",
      "homeRegion",
      "kmsKeyArn",
      "kmsKeyPolicy",
      "logGroupArn",
      "queryDatabaseName",
      "queryWorkgroupName",
      "snsTopicArn",
      "trailArn",
      "trailName",
    ]);
    assert.deepEqual(component?.required, ["bucketArn", "bucketName", "homeRegion", "trailArn", "trailName"]);
  });

  daily("is built once: asking again does not touch what is up to date", async () => {
    const built = join(plugin, "bin", "plugin.js");
    const { mtimeMs } = await stat(built);
    await succeeds("package", "get-schema", plugin);
    assert.equal((await stat(built)).mtimeMs, mtimeMs);
  });

  describe("in a program in YAML", () => {
    const program = () => join(elsewhere, "Pulumi.yaml");
    const aws = () => ({ ...connectionTo(sandbox().environment), region });
    const s3 = () => new S3Client({ ...aws(), forcePathStyle: true });

    const bucketNames = async () =>
      ((await s3().send(new ListBucketsCommand({}))).Buckets ?? []).map((bucket) => bucket.Name);

    const trails = async () => (await new CloudTrailClient(aws()).send(new DescribeTrailsCommand({}))).trailList ?? [];

    /** Writes the program: the package that Pulumi entered, and the trail with these properties and options. */
    async function write(properties: object, options: object = {}): Promise<void> {
      const { name, runtime, packages } = parse(await readFile(program(), "utf8")) as Readonly<Record<string, unknown>>;
      const audit = { type: "cloudtrail-baseline:MultiRegionTrail", properties, options };
      const outputs = { trailArn: "${audit.trailArn}", bucketName: "${audit.bucketName}" };
      await writeFile(program(), stringify({ name, runtime, packages, resources: { audit }, outputs }));
    }

    const up = (): Promise<string> => succeeds("up", "--yes", "--skip-preview", "--config", `aws:region=${region}`);

    before(async () => {
      await writeFile(program(), stringify({ name: "stranger", runtime: "yaml" }));
      await succeeds("package", "add", plugin);
      await succeeds("stack", "init", "dev");
    });

    further("refuses wrong arguments, all at once and by name, before anything is made", async () => {
      await write({ bucketName: "Logs", retentionDays: 3 });
      const { code, output } = await pulumi("up", "--yes", "--skip-preview", "--config", `aws:region=${region}`);
      assert.notEqual(code, 0);
      assert.match(output, /bucketName: "Logs" contains "L"/);
      assert.match(output, /retentionDays: 3 is less than 365/);
      assert.deepEqual(await bucketNames(), []);
    });

    daily("brings a trail up", async () => {
      await write({});
      const output = await up();
      assert.doesNotMatch(output, /warning/i);
      const [trail, ...others] = await trails();
      assert.deepEqual(others, []);
      assert.equal(trail?.TrailARN, `arn:aws:cloudtrail:${region}:123456789012:trail/audit`);
      assert.ok(trail.IsMultiRegionTrail && trail.LogFileValidationEnabled && trail.IncludeGlobalServiceEvents);
      const status = await new CloudTrailClient(aws()).send(new GetTrailStatusCommand({ Name: trail.TrailARN }));
      assert.equal(status.IsLogging, true);
      assert.equal((await succeeds("stack", "output", "trailArn")).trim(), trail.TrailARN);
    });

    further("changes an option", async () => {
      await write({ s3KeyPrefix: "audit" });
      await up();
      assert.equal((await trails())[0]?.S3KeyPrefix, "audit");
    });

    further("takes subscribers with secret endpoints under names, and keeps them secret", async () => {
      const url = "https://example.com/enqueue?token=mock-secret";
      await write({
        createTamperAlerts: true,
        disabledAlerts: alertNames.filter((name) => name !== "trail-stopped"),
        alertSubscriptions: {
          team: { protocol: "email", endpoint: "security@example.com" },
          hook: { protocol: "https", endpoint: { "fn::secret": url } },
        },
      });
      await up();
      const { Subscriptions = [] } = await new SNSClient(aws()).send(new ListSubscriptionsCommand({}));
      assert.deepEqual(Subscriptions.map(({ Endpoint }) => Endpoint).sort(), [url, "security@example.com"]);
      const state = await succeeds("stack", "export");
      assert.match(state, /security@example\.com/);
      assert.doesNotMatch(state, /mock-secret/);
    });

    daily(
      "is refused in another region than it was deployed to, since the plugin reads the state of the stack, too",
      async () => {
        const { code, output } = await pulumi("preview", "--config", "aws:region=us-east-1");
        assert.notEqual(code, 0);
        assert.match(output, /provider: is now in the region "us-east-1", but .* is in the region "eu-west-1"/);
      },
    );

    daily("is protected without being told, as in TypeScript", async () => {
      const { code, output } = await pulumi("destroy", "--yes");
      assert.notEqual(code, 0);
      assert.match(output, /protected/);
      assert.equal((await trails()).length, 1);
    });

    further("is taken down on purpose, and leaves the evidence without being told", async () => {
      await write({ s3KeyPrefix: "audit" }, { protect: false });
      await up();
      const bucketName = (await succeeds("stack", "output", "bucketName")).trim();
      await succeeds("destroy", "--yes", "--skip-preview");
      assert.deepEqual(await trails(), []);
      assert.deepEqual(await bucketNames(), [bucketName]);
      const { Status } = await s3().send(new GetBucketVersioningCommand({ Bucket: bucketName }));
      assert.equal(Status, "Enabled");
    });
  });
}
