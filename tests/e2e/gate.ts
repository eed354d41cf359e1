import assert from "node:assert/strict";
import { type Answer, captureCommand } from "../../sandbox/captureCommand";
import { Account } from "../sandbox/localAws/account";
import { ownAccount } from "./packPrograms";
import { definitionsOf, type Rows } from "./rows";
import { executablePack, stackOf, useSandbox } from "./support";

/** A trail, its bucket and its policy as someone would write them by hand; `trail` is what the trail's arguments say. */
function programWith(trail: string): string {
  return `
    const pulumi = require("@pulumi/pulumi");
    const s3 = require("@pulumi/aws/s3");
    const cloudtrail = require("@pulumi/aws/cloudtrail");
    const bucket = new s3.Bucket("logs");
    const allowed = (Action, more) => ({
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action,
      Resource: pulumi.interpolate\`\${bucket.arn}\${more}\`,
    });
    const policy = pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [allowed("s3:GetBucketAcl", ""), allowed("s3:PutObject", "/AWSLogs/*")],
    });
    new s3.BucketPolicy("logs", { bucket: bucket.bucket, policy });
    const trail = new cloudtrail.Trail("trail", { name: "audit", s3BucketName: bucket.bucket, ${trail} });
  `;
}

const goodTrail = "isMultiRegionTrail: true, enableLogFileValidation: true";

/** The tests of what the gate says at a preview. */
export function judgesPreviews(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();

  async function preview(name: string, source: string, ...args: readonly string[]): Promise<Answer> {
    const stack = await stackOf(sandbox(), name, source);
    return stack.pulumi("preview", "--policy-pack", executablePack, ...args);
  }

  function assertBlocked({ code, output }: Answer, ...words: readonly RegExp[]): void {
    assert.notEqual(code, 0, output);
    assert.match(output, /\[mandatory\].*multi-region-cloudtrail-enabled/);
    assert.match(output, /AU-12/, "the message names the controls");
    for (const word of words) assert.match(output, word);
  }

  daily("blocks a stack with AWS resources and no trail", async () => {
    const program = 'const s3 = require("@pulumi/aws/s3"); new s3.Bucket("logs");';
    assertBlocked(await preview("no-trail", program), /no trail/i);
  });

  daily("blocks a trail of a single region", async () => {
    assertBlocked(
      await preview("single-region", programWith("enableLogFileValidation: true")),
      /"trail" is not multi-region/,
    );
  });

  further("blocks a trail with logging off", async () => {
    assertBlocked(
      await preview("logging-off", programWith(`${goodTrail}, enableLogging: false`)),
      /"trail" is not logging/,
    );
  });

  daily("blocks a trail whose multi-region flag is unknown at preview, and says so", async () => {
    const unknown = "isMultiRegionTrail: bucket.id.apply((id) => id !== ''), enableLogFileValidation: true";
    assertBlocked(await preview("unknown-flag", programWith(unknown)), /isMultiRegionTrail/, /not known/);
  });

  daily("passes a good trail", async () => {
    const { code, output } = await preview("good-trail", programWith(goodTrail));
    assert.equal(code, 0, output);
    assert.match(output, /cloudtrail-baseline@v[\d.]+/, "the pack ran");
  });

  further("passes a stack without AWS resources", async () => {
    const { code, output } = await preview("no-aws", 'exports.answer = "42";');
    assert.equal(code, 0, output);
    assert.match(output, /cloudtrail-baseline@v[\d.]+/, "the pack ran");
  });

  further("passes an update that targets the trail, and blocks one that leaves it out of sight", async () => {
    const program = `${programWith(goodTrail)} new s3.Bucket("other");`;
    const urn = (type: string, name: string): string => `urn:pulumi:test::targeted::${type}::${name}`;
    const stack = await stackOf(sandbox(), "targeted", program);
    const targets = (...urns: readonly string[]) => urns.flatMap((target) => ["--target", target]);
    const trailAndBucket = targets(urn("aws:cloudtrail/trail:Trail", "trail"), urn("aws:s3/bucket:Bucket", "logs"));
    const seen = await stack.pulumi("preview", "--policy-pack", executablePack, ...trailAndBucket);
    assert.equal(seen.code, 0, seen.output);
    const outOfSight = targets(urn("aws:s3/bucket:Bucket", "other"));
    assertBlocked(await stack.pulumi("preview", "--policy-pack", executablePack, ...outOfSight), /--target/);
  });

  further("says once, at length, why nothing is known of a trail that an update leaves out", async () => {
    const stack = await stackOf(sandbox(), "left-out", `${programWith(goodTrail)} new s3.Bucket("other");`);
    const target = "urn:pulumi:test::left-out::aws:s3/bucket:Bucket::other";
    const { output } = await stack.pulumi("preview", "--policy-pack", executablePack, "--target", target);
    const words = output.replaceAll(/\s+/g, " ");
    const leftOut = [
      "aws:cloudtrail/trail:Trail::trail",
      "aws:s3/bucket:Bucket::logs",
      "aws:s3/bucketPolicy:BucketPolicy::logs",
    ];
    for (const urn of leftOut) {
      assert.equal(words.split(`add --target 'urn:pulumi:test::left-out::${urn}'`).length, 2, output);
    }
    assert.equal(words.split("the configuration of its provider is not known").length, 1 + leftOut.length, output);
    assert.match(words, /To make it known, do what multi-region-cloudtrail-enabled says\./);
  });

  further(
    "takes a trail that is only read for none, at preview and in a state, and says how to have it counted",
    async () => {
      const account = await Account.enter(sandbox().environment["AWS_ENDPOINT_URL"] ?? "", ownAccount);
      const arn = await account.createTrail("elsewhere", { IsMultiRegionTrail: true, EnableLogFileValidation: true });
      const program = `
      const s3 = require("@pulumi/aws/s3");
      const cloudtrail = require("@pulumi/aws/cloudtrail");
      new s3.Bucket("data");
      cloudtrail.Trail.get("read", ${JSON.stringify(arn)});`;
      const stack = await stackOf(sandbox(), "reading", program);
      const advice =
        /A trail that the stack only reads, as with Trail\.get, .*\{"multi-region-cloudtrail-enabled":\{"verification":"live"\}\}/s;
      assertBlocked(await stack.pulumi("preview", "--policy-pack", executablePack), /no trail\./, advice);
      const up = await stack.pulumi("up", "--yes", "--skip-preview");
      assert.equal(up.code, 0, up.output);
      assertBlocked(await stack.pulumi("preview", "--policy-pack", executablePack), /no trail\./, advice);
      const { command, options } = stack.invocation("policy");
      const args = ["policy", "analyze", "--stack", "test", "--policy-pack", executablePack];
      const { code, output } = await captureCommand(command, args, options);
      assert.notEqual(code, 0, output);
      assert.match(
        output,
        /no trail\.\s+- the account has trail "read", which this stack only reads and does not keep/,
      );
      assert.doesNotMatch(output, /--target/);
    },
  );

  daily("blocks pulumi up before anything is created", async () => {
    const program = 'const s3 = require("@pulumi/aws/s3"); new s3.Bucket("logs");';
    const stack = await stackOf(sandbox(), "up-without-trail", program);
    assertBlocked(await stack.pulumi("up", "--yes", "--policy-pack", executablePack));
    const { output } = await stack.pulumi("stack", "--show-urns");
    assert.doesNotMatch(output, /aws:s3/);
  });
}
