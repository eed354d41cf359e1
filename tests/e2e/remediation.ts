import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GetTrailCommand, GetTrailStatusCommand, type Trail } from "@aws-sdk/client-cloudtrail";
import type { Answer } from "../../sandbox/captureCommand";
import { Account } from "../sandbox/localAws/account";
import { ownAccount, trailProgram } from "./packPrograms";
import { definitionsOf, type Rows } from "./rows";
import { executablePack, stackOf, useSandbox, type Stack } from "./support";

const remedied = [
  "cloud-trail-log-file-validation-enabled",
  "cloudtrail-global-service-events-enabled",
  "cloudtrail-multi-region-enabled",
] as const;
const gate = "multi-region-cloudtrail-enabled";
const trailType = "aws:cloudtrail/trail:Trail";

/** What marks a secret in a state. */
const secretSignature = "4dabf18193072939515e22adb298388d";

/** What an exported state says of a resource. */
interface StateResource {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The tests of what the policy pack makes of a trail that it is to remedy. */
export function remediesTrails(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let config: string;

  before(async () => {
    config = join(sandbox().directory, "remediate.json");
    await writeFile(config, JSON.stringify(Object.fromEntries(remedied.map((name) => [name, "remediate"]))));
  });

  const withPack = (stack: Stack, command: string, ...args: readonly string[]): Promise<Answer> =>
    stack.pulumi(command, "--policy-pack", executablePack, "--policy-pack-config", config, ...args);

  function assertPassed({ code, output }: Answer): void {
    assert.equal(code, 0, output);
    assert.match(output, /cloudtrail-baseline@v[\d.]+/, "the pack ran");
    assert.ok(!output.includes(gate), output);
  }

  /** That these rules were said to have changed a resource, and no other. */
  function assertRemedied({ output }: Answer, ...names: readonly string[]): void {
    const said = [...output.matchAll(/\[remediate\] +(\S+)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(said)].sort(), [...names].sort(), output);
  }

  async function trailOf(name: string): Promise<Trail> {
    const account = await Account.enter(sandbox().environment["AWS_ENDPOINT_URL"] ?? "", ownAccount);
    const { Trail: trail } = await account.cloudTrail().send(new GetTrailCommand({ Name: name }));
    assert.ok(trail);
    assert.equal((await account.cloudTrail().send(new GetTrailStatusCommand({ Name: name }))).IsLogging, true);
    return trail;
  }

  async function assertAllOn(name: string): Promise<Trail> {
    const trail = await trailOf(name);
    assert.deepEqual(
      [trail.IsMultiRegionTrail, trail.IncludeGlobalServiceEvents, trail.LogFileValidationEnabled],
      [true, true, true],
    );
    return trail;
  }

  /** What the state says that the program wants of its trail. */
  async function trailInputs(stack: Stack): Promise<StateResource["inputs"]> {
    const { code, output } = await stack.pulumi("stack", "export");
    assert.equal(code, 0, output);
    const { deployment } = JSON.parse(output) as { deployment: { resources: readonly StateResource[] } };
    return deployment.resources.find(({ type }) => type === trailType)?.inputs ?? assert.fail("no trail");
  }

  describe("and that has everything off", () => {
    let stack: Stack;

    before(async () => {
      stack = await stackOf(
        sandbox(),
        "all-off",
        trailProgram("all-off", "isMultiRegionTrail: false, includeGlobalServiceEvents: false"),
      );
    });

    daily("is blocked without remediation", async () => {
      const { code, output } = await stack.pulumi("preview", "--policy-pack", executablePack);
      assert.notEqual(code, 0, output);
      assert.match(output, /\[mandatory\].*multi-region-cloudtrail-enabled/);
    });

    daily("shows at preview what would change, and passes the gate", async () => {
      const answer = await withPack(stack, "preview", "--diff");
      assertPassed(answer);
      assert.match(answer.output, /\+ enableLogFileValidation +: true/);
      assert.match(answer.output, /~ isMultiRegionTrail +: false => true/);
      assert.match(answer.output, /~ includeGlobalServiceEvents *: false => true/);
    });

    daily("gets everything on when it is deployed, and the gate sees the remedied trail", async () => {
      const answer = await withPack(stack, "up", "--yes", "--skip-preview");
      assertPassed(answer);
      // The rule on regions comes first, and AWS has no multi-region trail without global service events.
      assertRemedied(answer, "cloud-trail-log-file-validation-enabled", "cloudtrail-multi-region-enabled");
      const { S3BucketName } = await assertAllOn("all-off");
      assert.equal(S3BucketName, "all-off-logs", "the rest is as the program says");
    });

    further("stays as it is the second time", async () => {
      assertPassed(await withPack(stack, "up", "--yes", "--skip-preview", "--expect-no-changes"));
      await assertAllOn("all-off");
    });

    further("stays as it is when an update targets something else", async () => {
      const bucket = "urn:pulumi:test::all-off::aws:s3/bucket:Bucket::logs";
      const inputs = await trailInputs(stack);
      const { code, output } = await withPack(stack, "up", "--yes", "--skip-preview", "--target", bucket);
      assert.equal(code, 0, output);
      assert.deepEqual(await trailInputs(stack), inputs);
      await assertAllOn("all-off");
    });
  });

  describe("and that is not changed", () => {
    const name = "unchanged";
    let stack: Stack;
    let program: string;

    before(async () => {
      program = trailProgram(name, "isMultiRegionTrail: false");
      stack = await stackOf(sandbox(), name, program);
      const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
      assert.equal(code, 0, output);
    });

    function assertSaid({ code, output }: Answer, how: RegExp): void {
      assert.notEqual(code, 0, output);
      assert.match(output, /\[mandatory\].*cloudtrail-multi-region-enabled/);
      assert.match(output, /trail "trail" is not changed, though isMultiRegionTrail is set\./);
      assert.match(output, how);
    }

    further("says so where --target or --exclude leaves the trail out", async () => {
      const how = /A remediation has no effect on a trail that --target or --exclude leaves out/;
      const bucket = `urn:pulumi:test::${name}::aws:s3/bucket:Bucket::logs`;
      assertSaid(await withPack(stack, "preview", "--target", bucket), how);
      assertSaid(await withPack(stack, "preview", "--exclude", `urn:pulumi:test::${name}::${trailType}::trail`), how);
    });

    further("says so where ignoreChanges keeps it, and again the next time", async () => {
      const file = join(sandbox().directory, "programs", name, "index.js");
      await writeFile(file, program.replace("dependsOn:", 'ignoreChanges: ["isMultiRegionTrail"], $&'));
      const how = /Its ignoreChanges keeps isMultiRegionTrail, also from a remediation: take it out of ignoreChanges\./;
      assertSaid(await withPack(stack, "preview"), how);
      assertSaid(await withPack(stack, "up", "--yes", "--skip-preview"), how);
      assertSaid(await withPack(stack, "preview"), how);
    });
  });

  daily("has what is not known at preview, and secrets, untouched but for what is remedied", async () => {
    const stack = await stackOf(
      sandbox(),
      "unknown-and-secret",
      `const { Topic } = require("@pulumi/aws/sns");
      const { TopicPolicy } = require("@pulumi/aws/sns");
      const topic = new Topic("notices");
      ${trailProgram(
        "unknown-and-secret",
        `isMultiRegionTrail: topic.arn.apply((arn) => arn === ""),
         includeGlobalServiceEvents: pulumi.secret(false),
         enableLogFileValidation: topic.arn.apply((arn) => arn !== ""),
         tags: { topic: topic.arn, token: pulumi.secret("hunter2") }`,
      )}`,
    );
    const preview = await withPack(stack, "preview");
    assertPassed(preview);
    const answer = await withPack(stack, "up", "--yes", "--skip-preview");
    assertPassed(answer);
    assertRemedied(answer, "cloudtrail-multi-region-enabled");
    assert.ok(![preview, answer].some(({ output }) => output.includes("hunter2")));
    await assertAllOn("unknown-and-secret");
    const { tags, includeGlobalServiceEvents, isMultiRegionTrail } = await trailInputs(stack);
    assert.equal(isMultiRegionTrail, true);
    assert.ok(isSecret(includeGlobalServiceEvents), "a secret that is remedied is still one");
    const { topic, token } = tags as Readonly<Record<string, unknown>>;
    assert.match(String(topic), /^arn:aws:sns:.*:notices-/);
    assert.ok(isSecret(token));
    assertPassed(await withPack(stack, "up", "--yes", "--skip-preview", "--expect-no-changes"));
  });

  further("is left alone when it has everything on", async () => {
    const program = trailProgram("all-on", "isMultiRegionTrail: true, enableLogFileValidation: true");
    const answer = await withPack(await stackOf(sandbox(), "all-on", program), "preview");
    assertPassed(answer);
    assertRemedied(answer);
  });

  further("is left in its region when it is there for data events alone", async () => {
    const dataEvents = `advancedEventSelectors: [{ fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] }, { field: "resources.type", equals: ["AWS::S3::Object"] },
    ] }]`;
    const program = `${trailProgram("with-data", "isMultiRegionTrail: true, enableLogFileValidation: true")}
      new cloudtrail.Trail("data", { ...args, name: "data", isMultiRegionTrail: false, ${dataEvents} });`;
    const answer = await withPack(await stackOf(sandbox(), "with-data", program), "preview", "--diff");
    assertPassed(answer);
    assertRemedied(answer);
  });
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && secretSignature in value;
}
