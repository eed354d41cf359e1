import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CloudTrailClient,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { DescribeKeyCommand, DisableKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  DeleteBucketCommand,
  DeleteBucketLifecycleCommand,
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  ListObjectVersionsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { captureCommand } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { connectionTo } from "./connection";
import { bucketNames } from "./faults/account";
import { askAws } from "./faults/askAws";
import { accessDenied, each } from "./faults/fault";
import { FaultProxy } from "./faults/faultProxy";
import { configured } from "./faults/configuration";
import { newTrial, stateOf, succeed, up, type Trial } from "./faults/trial";
import { readTrails } from "./readTrails";
import { definitionsOf, type Rows } from "./rows";
import { useSandbox } from "./support";

const TrailName = "cloudtrail-baseline";
const workgroup = "cloudtrail-baseline";

/** Parts whose settings somebody may change, and events that a trail records only when told to. */
const configuration = {
  createKmsKey: true,
  createQueries: true,
  createAccessLogBucket: true,
  dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
  insightTypes: ["ApiCallRateInsight"],
};

/** The tests that updates mend what somebody did by hand; each builds upon those before. */
export function mendsWhatWasDone(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let trial: Trial;
  let cloudTrail: CloudTrailClient;
  let kms: KMSClient;
  let s3: S3Client;

  before(async () => {
    trial = await newTrial(sandbox(), "by-hand", { configuration });
    const connection = connectionTo(trial.environment);
    cloudTrail = new CloudTrailClient(connection);
    kms = new KMSClient(connection);
    s3 = new S3Client({ ...connection, forcePathStyle: true });
    await succeed(up(trial.stack));
  });

  const output = async (name: string): Promise<string> =>
    (await succeed(trial.stack.pulumi("stack", "output", name))).trim();
  const bucketCalled = async (prefix: string): Promise<string> => {
    const found = (await bucketNames(trial.environment)).filter((name) =>
      new RegExp(`^cloudtrail-baseline-${prefix}-[0-9a-f]{7}$`).test(name),
    );
    assert.equal(found.length, 1, `buckets called ${prefix}: ${found.join(", ")}`);
    return found[0] ?? "";
  };
  const stop = () => cloudTrail.send(new StopLoggingCommand({ Name: TrailName }));

  /** Puts the trail's event selectors back to what AWS gives a trail that nobody gave any. */
  const selectByDefault = () =>
    cloudTrail.send(
      new PutEventSelectorsCommand({
        TrailName,
        EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true }],
      }),
    );

  async function selectors(): Promise<readonly string[]> {
    const { AdvancedEventSelectors = [] } = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName }));
    // AWS keeps the order of fields that it was given; the provider has none.
    return AdvancedEventSelectors.map(({ Name, FieldSelectors = [] }) =>
      JSON.stringify([Name, ...FieldSelectors.map((field) => JSON.stringify(field)).sort()]),
    );
  }

  async function ruleIds(Bucket: string): Promise<(string | undefined)[]> {
    const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    return Rules.map(({ ID }) => ID);
  }

  async function deleteBucket(Bucket: string): Promise<void> {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    }
    await s3.send(new DeleteBucketCommand({ Bucket }));
  }

  async function assertLogging(bucketName: string): Promise<void> {
    const [trail, ...others] = await readTrails(trial.environment);
    assert.deepEqual(others, []);
    assert.equal(trail?.logging, true);
    assert.equal(trail.bucket.name, bucketName);
    assert.equal(trail.bucket.boundToTrail, true);
    assert.equal(trail.bucket.versioned, true);
  }

  /** `pulumi state ARGUMENT...`, which knows no `--config-file`. */
  async function stateCommand(...args: readonly string[]): Promise<void> {
    const { command, options } = trial.stack.invocation("state");
    await succeed(captureCommand(command, ["state", ...args, "--yes", "--stack", trial.name], options));
  }

  /** The line of docs/recovery.md that begins so. */
  async function commandOfPage(beginning: string): Promise<string> {
    const page = await readFile(join(repository, "docs", "recovery.md"), "utf8");
    return (
      page.split("\n").find((line) => line.startsWith(beginning)) ?? `: nothing on the page begins with ${beginning}`
    );
  }

  further(
    "comes back with one update: a stopped trail, a deleted lifecycle, a disabled key and workgroup",
    async () => {
      const bucket = await bucketCalled("logs");
      const rules = await ruleIds(bucket);
      const key = { KeyId: await output("kmsKeyArn") };
      await stop();
      await s3.send(new DeleteBucketLifecycleCommand({ Bucket: bucket }));
      await kms.send(new DisableKeyCommand({ KeyId: key.KeyId.slice(key.KeyId.indexOf("/") + 1) }));
      await askAws(trial.environment, "athena", "AmazonAthena.UpdateWorkGroup", {
        WorkGroup: workgroup,
        State: "DISABLED",
      });
      const preview = await succeed(trial.stack.pulumi("preview"));
      assert.match(preview, /\+ +aws:s3:BucketLifecycleConfiguration /);
      assert.match(await succeed(up(trial.stack)), /\+ 1 created\s+~ 3 updated/);
      await assertLogging(bucket);
      assert.deepEqual(await ruleIds(bucket), rules);
      assert.equal((await kms.send(new DescribeKeyCommand(key))).KeyMetadata?.KeyState, "Enabled");
      const { WorkGroup } = await askAws<{ WorkGroup: { State: string } }>(
        ...([trial.environment, "athena", "AmazonAthena.GetWorkGroup", { WorkGroup: workgroup }] as const),
      );
      assert.equal(WorkGroup.State, "ENABLED");
    },
  );

  daily(
    "is said where the provider does not look: selectors put back to the default, and Insights switched off",
    async () => {
      const original = await selectors();
      await selectByDefault();
      await cloudTrail.send(new PutInsightSelectorsCommand({ TrailName, InsightSelectors: [] }));
      const warned = await succeed(trial.stack.pulumi("preview", "--expect-no-changes"));
      assert.match(warned, /warning: AWS no longer has the event selectors that the arguments ask for/);
      assert.match(warned, /warning: AWS no longer has the Insights selectors that the arguments ask for/);
      const commands = [...new Set(warned.match(/aws cloudtrail put-\w+-selectors .*/g))];
      assert.equal(commands.length, 2, warned);
      for (const command of commands) {
        await succeed(captureCommand("sh", ["-c", command], { env: trial.environment }));
      }
      assert.deepEqual(await selectors(), original);
      const { InsightSelectors } = await cloudTrail.send(new GetInsightSelectorsCommand({ TrailName }));
      assert.deepEqual(InsightSelectors, [{ InsightType: "ApiCallRateInsight" }]);
    },
  );

  daily("is said no more after the commands that were told", async () => {
    assert.doesNotMatch(await succeed(up(trial.stack, "--expect-no-changes")), /warning/);
    const { Trail } = await cloudTrail.send(new GetTrailCommand({ Name: TrailName }));
    assert.deepEqual([Trail?.HasCustomEventSelectors, Trail?.HasInsightSelectors], [true, true]);
  });

  further("is not said where the update itself sets other selectors", async () => {
    await selectByDefault();
    const changed = { ...configuration, networkActivityEventSources: ["ec2.amazonaws.com"] };
    await trial.stack.configure(configured(changed));
    assert.doesNotMatch(await succeed(up(trial.stack)), /AWS no longer has/);
    assert.equal((await selectors()).length, 3);
  });
  further("is not hidden by missing credentials: the recovery page has them told once", async () => {
    const none = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_SESSION_TOKEN: "" };
    const { code, output: many } = await trial.stack.withEnvironment(none).pulumi("preview");
    assert.notEqual(code, 0, many);
    assert.ok((many.match(/No valid credential sources found/g) ?? []).length > 10, many);
    const [, , command = "", ...args] = (await commandOfPage("npx pulumi preview --refresh")).split(" ");
    const { output: once } = await trial.stack.withEnvironment(none).pulumi(command, ...args);
    assert.match(once, /\n +1 errored\n/);
    assert.match(once, /provider: has no valid credentials for AWS\. Sign in/);
  });

  further(
    "does not keep a stopped trail from being started, whatever is broken, as the recovery page says",
    async () => {
      const logs = await bucketCalled("logs");
      const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
      const { resources = [] } = await stateOf(trial.stack);
      const urnOf = (wanted: string): string => resources.find(({ urn }) => urn.endsWith(wanted))?.urn ?? "";
      const proxy = await FaultProxy.start(trial.environment, {
        faults: each(["s3:GetLifecycleConfiguration"], accessDenied, Infinity),
      });
      try {
        const broken = trial.stack.withEnvironment(proxy.environment);
        await stop();
        assert.notEqual((await up(broken)).code, 0);
        const { options } = broken.invocation("stack");
        const env = { ...options.env, PULUMI_STACK: trial.name };
        await succeed(
          captureCommand("sh", ["-c", await commandOfPage("aws cloudtrail start-logging")], { ...options, env }),
        );
        await assertLogging(logs);

        await stop();
        await succeed(up(broken, "--target", urnOf("aws:cloudtrail/trail:Trail::cloudtrail-baseline")));
        await assertLogging(logs);
      } finally {
        await proxy.close();
      }
      await stateCommand("delete", urnOf(`${lifecycle}::cloudtrail-baseline-logs`), "--force");
      assert.match(await succeed(up(trial.stack)), /\+ 1 created/);
    },
  );

  further("is seen by a refresh, and mended by the update after it: a deleted bucket of query results", async () => {
    const bucket = await bucketCalled("logs");
    const results = await bucketCalled("results");
    await deleteBucket(results);
    await stop();
    await succeed(trial.stack.pulumi("refresh", "--yes", "--skip-preview"));
    assert.match(await succeed(up(trial.stack)), /\+ 7 created/);
    await assertLogging(bucket);
    assert.notEqual(await bucketCalled("results"), results);
    assert.deepEqual(await ruleIds(await bucketCalled("results")), ["query-results"]);
  });

  further("is mended where the log bucket is gone: the trail logs into a new one", async () => {
    const gone = await bucketCalled("logs");
    await deleteBucket(gone);
    await stop();
    await succeed(up(trial.stack));
    const made = await bucketCalled("logs");
    assert.notEqual(made, gone);
    await assertLogging(made);
    assert.equal(await output("bucketName"), made);
    await succeed(up(trial.stack, "--expect-no-changes"));
  });

  further("does not keep the stack from being taken down", async () => {
    await s3.send(new DeleteBucketLifecycleCommand({ Bucket: await bucketCalled("logs") }));
    await deleteBucket(await bucketCalled("results"));
    await stateCommand("unprotect", "--all");
    await succeed(trial.stack.pulumi("destroy", "--yes", "--skip-preview"));
    assert.deepEqual(await readTrails(trial.environment), []);
    assert.deepEqual((await stateOf(trial.stack)).resources ?? [], []);
  });
}
