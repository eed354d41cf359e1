import assert from "node:assert/strict";
import { join } from "node:path";
import { readGateAnswer } from "../../sandbox/gateAnswer";
import { repository } from "../../sandbox/repository";
import { compiledStack } from "./faults/compiledProgram";
import { configured } from "./faults/configuration";
import { definitionsOf, type Rows } from "./rows";
import { policyPack, useSandbox } from "./support";

const preset = (name: string): string => join(repository, "policypack", "presets", `${name}.json`);
const complaint = /\[(mandatory|advisory|remediate)\]/;

/** What every rule asks for that costs money. */
const everything = {
  createKmsKey: true,
  createLogGroup: true,
  createSnsTopic: true,
  createAccessLogBucket: true,
  dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
  insightTypes: ["ApiCallRateInsight", "ApiErrorRateInsight"],
  objectLockMode: "GOVERNANCE",
  objectLockRetentionDays: 365,
};

/** The tests that this project's own program is as the presets want it. */
export function passesOwnPolicies(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();

  for (const [define, title, name, values] of [
    [further, "as it is", "baseline", {}],
    [daily, "with all that rules ask for", "strict", everything],
  ] as const) {
    define(
      `gives the preset ${name} nothing to say ${title}: nothing is wrong, and nothing unknown at preview`,
      async () => {
        const stack = await compiledStack(sandbox(), name);
        await stack.configure(configured({ trailName: name, ...values }));
        const options = ["--policy-pack", policyPack, "--policy-pack-config", preset(name)];
        const preview = await stack.pulumi("preview", ...options);
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /Policies:\n\s+✅ cloudtrail-baseline/);
        assert.doesNotMatch(preview.output, complaint);
        const eventLog = join(sandbox().directory, `${name}.json`);
        const logging = stack.withEnvironment({ PULUMI_DEBUG_COMMANDS: "true" });
        const up = await logging.pulumi("up", "--yes", "--skip-preview", "--event-log", eventLog, ...options);
        assert.equal(up.code, 0, up.output);
        assert.doesNotMatch(up.output, complaint);
        const { passed } = await readGateAnswer(eventLog);
        assert.ok(
          passed.includes("multi-region-cloudtrail-enabled"),
          "Pulumi counts the gate among the stack policies",
        );
      },
    );
  }
}
