import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, GetBucketPolicyCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { repository } from "../../sandbox/repository";
import { connectionTo } from "./connection";
import { compiledStack } from "./faults/compiledProgram";
import { configured, type Configuration } from "./faults/configuration";
import { readTrails } from "./readTrails";
import { useSandbox, type Stack } from "./support";

interface Statement {
  readonly Sid: string;
  readonly Resource: string | readonly string[];
}

/** The policy documents of the guide: readers of an organization, and flow logs. */
const [readers = "", flowLogs = ""] = [
  ...((readFileSync(join(repository, "docs", "guide.md"), "utf8").split("## Other readers and other logs")[1] ?? "")
    .split("\n## ")[0]
    ?.matchAll(/^```json\n([^]*?)^```$/gm) ?? []),
].map(([, json = ""]) => json);

describe("statements of one's own in the policy of the log bucket", () => {
  const sandbox = useSandbox();
  const s3 = () => new S3Client({ ...connectionTo(sandbox().environment), forcePathStyle: true });

  async function statementsOf(Bucket: string): Promise<readonly Statement[]> {
    const { Policy = "" } = await s3().send(new GetBucketPolicyCommand({ Bucket }));
    return (JSON.parse(Policy) as { readonly Statement: readonly Statement[] }).Statement;
  }

  const sidsOf = async (bucket: string) => (await statementsOf(bucket)).map(({ Sid }) => Sid);

  async function up(stack: Stack, options: Configuration): Promise<void> {
    await stack.configure(configured(options));
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
  }

  async function bucketOf(trailName: string): Promise<string> {
    const trail = (await readTrails(sandbox().environment)).find(({ name }) => name === trailName);
    assert.ok(trail?.logging);
    assert.ok(trail.bucket.boundToTrail && trail.bucket.tlsOnly && trail.bucket.publicAccessBlocked);
    return trail.bucket.name;
  }

  const own = ["CloudTrailMayReadBucketAcl", "CloudTrailMayWriteLogFiles"];
  const tls = ["DenyWithoutTls", "DenyTlsBelow12"];
  const ofReaders = ["OrganizationMayListLogFiles", "OrganizationMayReadLogFiles"];
  const ofFlowLogs = ["FlowLogsMayReadBucketAcl", "FlowLogsMayBeWritten"];

  it("are in that of a created bucket, about this bucket, and go with the option", async () => {
    const stack = await compiledStack(sandbox(), "created");
    const options = { trailName: "created" };
    await up(stack, { ...options, additionalBucketPolicyDocuments: [readers, flowLogs] });
    const bucket = await bucketOf("created");
    const statements = await statementsOf(bucket);
    assert.deepEqual(
      statements.map(({ Sid }) => Sid),
      [...own, ...tls, ...ofReaders, ...ofFlowLogs],
    );
    assert.deepEqual(
      statements.slice(-4).map(({ Resource }) => Resource),
      ["", "/AWSLogs/*", "", "/AWSLogs/123456789012/vpcflowlogs/*"].map((key) => `arn:aws:s3:::${bucket}${key}`),
    );
    const { code, output } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
    assert.equal(code, 0, output);
    await up(stack, { ...options, additionalBucketPolicyDocuments: undefined });
    assert.deepEqual(await sidsOf(bucket), [...own, ...tls]);
    assert.equal(await bucketOf("created"), bucket);
  });

  it("come and go in that of a bucket that is taken over, whose own statements stay", async () => {
    const Bucket = "shared-logs";
    const theirs = { Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource: `arn:aws:s3:::${Bucket}/*` };
    await s3().send(new CreateBucketCommand({ Bucket }));
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      // The name is that of a statement in the guide, and it is no less theirs.
      Statement: [
        { Sid: "Theirs", ...theirs },
        { Sid: "FlowLogsMayBeWritten", ...theirs },
      ],
    });
    await s3().send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const there = ["Theirs", "FlowLogsMayBeWritten"];
    const stack = await compiledStack(sandbox(), "adopted");
    const options = { trailName: "adopted", adoptBucketName: Bucket, retentionDays: 0 };
    const marked = async (): Promise<readonly string[]> =>
      (await sidsOf(Bucket)).flatMap((sid) => /^(.+)[0-9a-f]{12}$/.exec(sid)?.[1] ?? []);
    const unmarked = async (): Promise<readonly string[]> =>
      (await sidsOf(Bucket)).filter((sid) => !/[0-9a-f]{12}$/.test(sid));

    await up(stack, { ...options, additionalBucketPolicyDocuments: [readers] });
    assert.equal(await bucketOf("adopted"), Bucket);
    assert.deepEqual(await marked(), ofReaders);
    assert.deepEqual(await unmarked(), [...there, ...own, ...tls]);
    await up(stack, { ...options, additionalBucketPolicyDocuments: [flowLogs] });
    assert.deepEqual(await marked(), ofFlowLogs);
    const { code, output } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
    assert.equal(code, 0, output);
    await up(stack, { ...options, additionalBucketPolicyDocuments: undefined });
    assert.deepEqual(await sidsOf(Bucket), [...there, ...own, ...tls]);
    assert.equal(await bucketOf("adopted"), Bucket);
  });

  it("are refused with everything else that is wrong where they would keep CloudTrail out", async () => {
    const stack = await compiledStack(sandbox(), "refused");
    const fromElsewhere = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"],
      Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
    };
    const document = JSON.stringify({ Version: "2012-10-17", Statement: fromElsewhere });
    await stack.configure(
      configured({
        additionalBucketPolicyDocuments: [document],
        snsTopicArn: "arn:aws-cn:sns:cn-north-1:123456789012:x",
      }),
    );
    const { code, output } = await stack.pulumi("preview");
    assert.notEqual(code, 0, output);
    assert.match(
      output,
      /additionalBucketPolicyDocuments\[0\]: Statement 1 denies CloudTrail s3:GetBucketAcl, so that/,
    );
    assert.match(output, /snsTopicArn: .*aws-cn/);
  });
});
