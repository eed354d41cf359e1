import assert from "node:assert/strict";
import { CloudTrailClient, DescribeTrailsCommand, type Trail } from "@aws-sdk/client-cloudtrail";
import {
  CancelKeyDeletionCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  KMSClient,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { GetBucketPolicyCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { connectionTo } from "./connection";
import { compiledStack } from "./faults/compiledProgram";
import { definitionsOf, type Rows } from "./rows";
import { useSandbox, type Stack } from "./support";

const region = "us-west-2";
const account = "123456789012";
const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/cloudtrail-baseline`;
const config = {
  "aws:region": region,
  "cloudtrail-baseline:createKmsKey": true,
  "cloudtrail-baseline:tags": { team: "security" },
};

/** The tests of what could harm what a live stack has deployed. */
export function keepsWhatIsDeployed(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let stack: Stack;

  const aws = () => ({ ...connectionTo(sandbox().environment), region });
  const kms = () => new KMSClient(aws());
  const s3 = () => new S3Client({ ...aws(), forcePathStyle: true });

  const trails = async (): Promise<readonly Trail[]> =>
    (await new CloudTrailClient(aws()).send(new DescribeTrailsCommand({}))).trailList ?? [];

  const keyIds = async (): Promise<readonly string[]> =>
    ((await kms().send(new ListKeysCommand({}))).Keys ?? []).map(({ KeyId = "" }) => KeyId);

  /** What AWS and the state of the stack have. */
  async function everything(): Promise<unknown> {
    const { Buckets = [] } = await s3().send(new ListBucketsCommand({}));
    const names = Buckets.map(({ Name = "" }) => Name);
    const policies = await Promise.all(
      names.map(async (Bucket) => (await s3().send(new GetBucketPolicyCommand({ Bucket }))).Policy),
    );
    const { code, output } = await stack.pulumi("stack", "--show-ids", "--show-urns");
    assert.equal(code, 0, output);
    // A refresh may change the order.
    const state = output
      .split("\n")
      .filter((line) => /URN|ID/.test(line))
      .sort();
    return { trails: await trails(), keys: await keyIds(), names, policies, state };
  }

  async function succeed(command: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await stack.pulumi(command, ...args);
    assert.equal(code, 0, output);
    return output;
  }

  async function fail(wanted: Stack, command: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await wanted.pulumi(command, ...args);
    assert.notEqual(code, 0, output);
    return output;
  }

  before(async () => {
    stack = await compiledStack(sandbox(), "live");
    await stack.configure(config);
    await succeed("up", "--yes", "--skip-preview");
  });

  afterEach(() => stack.configure(config));

  describe("whose provider moves", () => {
    for (const [define, what, moved, told] of [
      [
        further,
        "to another region",
        { "aws:region": "us-east-1" },
        'is now in the region "us-east-1", but what this stack has deployed is in the region "us-west-2".',
      ],
      [
        further,
        "to another account",
        { "aws:assumeRoles": [{ roleArn: "arn:aws:iam::210987654321:role/admin" }] },
        'is now in the account "210987654321", but what this stack has deployed is in the account "123456789012".',
      ],
    ] as const) {
      define(`${what} is refused by preview and by up, and goes on where it was as is told`, async () => {
        const before = await everything();
        await stack.configure({ ...config, ...moved });
        assert.ok((await fail(stack, "preview")).includes(told));
        const output = await fail(stack, "up", "--yes", "--skip-preview");
        assert.ok(output.includes(told));
        assert.ok(output.includes("and run `pulumi up --refresh=false` first"));
        assert.deepEqual(await everything(), before);

        await stack.configure(config);
        await succeed("up", "--yes", "--skip-preview", "--refresh=false");
        await succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
        assert.deepEqual(await everything(), before);
      });
    }
  });

  daily("keeps its trail from a second stack, which is told whose the trail is before anything is made", async () => {
    const before = await everything();
    const second = await compiledStack(sandbox(), "second");
    await second.configure(config);
    for (const output of [await fail(second, "preview"), await fail(second, "up", "--yes", "--skip-preview")]) {
      assert.ok(output.includes(`trailName: is taken: there is a trail "${trailArn}"`), output);
      assert.match(output, /the bucket "cloudtrail-baseline-logs-\w+" and has the tags team=security\./);
      assert.match(output, /pulumi import aws:cloudtrail\/trail:Trail cloudtrail-baseline arn:/);
    }
    assert.deepEqual(await everything(), before);
  });

  further("warns of a second stack's trail where AWS cannot be asked about its name", async () => {
    const third = await compiledStack(sandbox(), "third");
    await third.configure({ ...config, "cloudtrail-baseline:trailName": "third" });
    const { code, output } = await third
      .withEnvironment({ AWS_ENDPOINT_URL_CLOUDTRAIL: "http://127.0.0.1:1" })
      .pulumi("preview");
    assert.equal(code, 0, output);
    assert.match(output, /warning: Whether there is a trail .*trail\/third" already could not be asked/);
  });

  describe("whose key is", () => {
    let keyId: string;

    before(async () => {
      keyId = (await succeed("stack", "output", "kmsKeyArn")).trim().replace(/^.*\//, "");
      assert.deepEqual(await keyIds(), [keyId]);
    });

    further("disabled says how to enable it", async () => {
      await kms().send(new DisableKeyCommand({ KeyId: keyId }));
      const output = await succeed("preview");
      assert.ok(output.includes(`Enable it with \`aws kms enable-key --key-id ${keyId} --region ${region}\``), output);
      await kms().send(new EnableKeyCommand({ KeyId: keyId }));
    });

    further("to be deleted makes no second one, and is kept with the commands that are told", async () => {
      await kms().send(new ScheduleKeyDeletionCommand({ KeyId: keyId, PendingWindowInDays: 7 }));
      const refused = [await fail(stack, "preview"), await fail(stack, "up", "--yes", "--skip-preview")];
      for (const output of refused) {
        assert.match(output, /createKmsKey: KMS deletes the key ".*" on \d{4}-\d\d-\d\d/);
        assert.ok(output.includes(`aws kms cancel-key-deletion --key-id ${keyId} --region ${region}`), output);
      }
      assert.deepEqual(await keyIds(), [keyId]);

      await kms().send(new CancelKeyDeletionCommand({ KeyId: keyId }));
      await kms().send(new EnableKeyCommand({ KeyId: keyId }));
      const output = await fail(stack, "up", "--yes", "--skip-preview");
      const told = /`pulumi import (\S+) (\S+) (\S+) --parent '(\S+)' --generate-code=false`/.exec(output);
      assert.ok(told, output);
      const [, type = "", name = "", id = "", parent = ""] = told;
      const unasked = ["--generate-code=false", "--yes", "--skip-preview"];
      await succeed("import", type, name, id, "--parent", parent, ...unasked);
      await succeed("up", "--yes", "--skip-preview");
      assert.deepEqual(await keyIds(), [keyId]);
      const [trail] = await trails();
      assert.ok(trail?.KmsKeyId?.endsWith(`:key/${keyId}`));
    });
  });
}
