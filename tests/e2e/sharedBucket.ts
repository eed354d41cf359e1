import assert from "node:assert/strict";
import { CloudTrailClient, DeleteTrailCommand, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { CreateBucketCommand, GetBucketPolicyCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { markOf } from "../../components/bucket/trailStatements";
import { connectionTo } from "./connection";
import { compiledComponent, compiledStack } from "./faults/compiledProgram";
import { configured } from "./faults/configuration";
import { readTrails } from "./readTrails";
import { definitionsOf, type Rows } from "./rows";
import { stackOf, useSandbox, type Stack } from "./support";

interface Statement {
  readonly Sid: string;
  readonly Principal?: unknown;
}

const markOfTrail = (name: string): string => markOf([`arn:aws:cloudtrail:us-east-1:123456789012:trail/${name}`]);
const delivery = (trail: string): string[] =>
  ["CloudTrailMayReadBucketAcl", "CloudTrailMayWriteLogFiles"].map((sid) => `${sid}${markOfTrail(trail)}`);
const reading = (trail: string): string[] =>
  ["ReadersMayListLogFiles", "ReadersMayReadLogFiles"].map((sid) => `${sid}${markOfTrail(trail)}`);

const reader = "arn:aws:iam::123456789012:root";
const theirs = { Sid: "Theirs", Effect: "Deny", Principal: "*", Action: "s3:DeleteObject" };

/** The tests that trails share a bucket and its policy. */
export function mergesPolicies(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  const s3 = (): S3Client => new S3Client({ ...connectionTo(sandbox().environment), forcePathStyle: true });

  async function createBucket(Bucket: string): Promise<void> {
    await s3().send(new CreateBucketCommand({ Bucket }));
    const Statement = [{ ...theirs, Resource: `arn:aws:s3:::${Bucket}/*` }];
    await s3().send(
      new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement }) }),
    );
  }

  async function statementsOf(Bucket: string): Promise<readonly Statement[]> {
    const { Policy = "" } = await s3().send(new GetBucketPolicyCommand({ Bucket }));
    return (JSON.parse(Policy) as { Statement: Statement[] }).Statement;
  }

  const sidsOf = async (bucket: string): Promise<string[]> => (await statementsOf(bucket)).map(({ Sid }) => Sid);

  async function up(stack: Stack, ...args: readonly string[]): Promise<void> {
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
    assert.equal(code, 0, output);
  }

  /** An account has five trails at most. */
  async function deleteTrails(): Promise<void> {
    const cloudTrail = new CloudTrailClient(connectionTo(sandbox().environment));
    for (const { TrailARN: Name } of (await cloudTrail.send(new DescribeTrailsCommand({}))).trailList ?? []) {
      await cloudTrail.send(new DeleteTrailCommand({ Name }));
    }
  }

  const stackWith = async (name: string, options: Readonly<Record<string, unknown>>): Promise<Stack> => {
    const stack = await compiledStack(sandbox(), name);
    await stack.configure(configured({ trailName: name, ...options }));
    return stack;
  };

  daily("has the statements of each, whoever comes last, and loses those that one does not want any more", async () => {
    await createBucket("central-logs");
    const central = { existingBucketName: "central-logs", mergeBucketPolicy: true };
    const first = await stackWith("first", { ...central, readerArns: [reader] });
    const second = await stackWith("second", { ...central, readerArns: [reader] });
    await up(first);
    await up(second);
    const all = ["Theirs", ...delivery("first"), ...reading("first"), ...delivery("second"), ...reading("second")];
    assert.deepEqual(await sidsOf("central-logs"), all);
    await up(first, "--expect-no-changes");

    await first.configure(configured({ trailName: "first", ...central }));
    await up(first);
    const left = all.filter((sid) => !reading("first").includes(sid));
    assert.deepEqual(await sidsOf("central-logs"), left);
    await up(second, "--expect-no-changes");
    assert.deepEqual(await sidsOf("central-logs"), left);
  });

  further("may be the bucket of another component, which keeps what others merged into its policy", async () => {
    const owner = await stackWith("owner", { bucketName: "owners-logs" });
    const guest = await stackWith("guest", { existingBucketName: "owners-logs", mergeBucketPolicy: true });
    await up(owner);
    const own = await sidsOf("owners-logs");
    await up(guest);
    await up(owner, "--expect-no-changes");
    assert.deepEqual(await sidsOf("owners-logs"), [...own, ...delivery("guest")]);

    await owner.configure(configured({ trailName: "owner", bucketName: "owners-logs", readerArns: [reader] }));
    await up(owner);
    await up(guest, "--expect-no-changes");
    const sids = await sidsOf("owners-logs");
    assert.deepEqual(sids.slice(-2), delivery("guest"));
    assert.ok(sids.includes("ReadersMayReadLogFiles"));
  });

  further("may be written to by components of one program, that of one of them, too", async () => {
    await deleteTrails();
    await createBucket("common-logs");
    const component = await compiledComponent();
    const stack = await stackOf(
      sandbox(),
      "together",
      `
        const { MultiRegionTrail } = require(${JSON.stringify(component)});
        const merged = { existingBucketName: "common-logs", mergeBucketPolicy: true };
        new MultiRegionTrail("one", merged);
        new MultiRegionTrail("two", merged);
        const owner = new MultiRegionTrail("three");
        new MultiRegionTrail("four", { existingBucketName: owner.bucketName, mergeBucketPolicy: true });
        exports.bucket = owner.bucketName;
      `,
    );
    await stack.configure({ "together:any": "configuration" });
    await up(stack);
    const { output: bucket } = await stack.pulumi("stack", "output", "bucket");
    const common = ["Theirs", ...delivery("one"), ...delivery("two")];
    assert.deepEqual(await sidsOf("common-logs"), common);
    const own = ["CloudTrailMayReadBucketAcl", "CloudTrailMayWriteLogFiles", "DenyWithoutTls", "DenyTlsBelow12"];
    assert.deepEqual(await sidsOf(bucket.trim()), [...own, ...delivery("four")]);

    await up(stack, "--refresh", "--expect-no-changes");
    assert.deepEqual(await sidsOf("common-logs"), common);
    const names = ["one", "two", "three", "four"];
    const trails = (await readTrails(sandbox().environment)).filter(({ name }) => names.includes(name));
    assert.deepEqual(
      trails.map(({ name, logging }) => [name, logging]).sort(),
      names.map((name) => [name, true]).sort(),
    );
  });
}
