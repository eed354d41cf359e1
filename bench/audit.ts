import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { captureCommand } from "../sandbox/captureCommand";
import { Progress } from "../sandbox/progress";
import { repository } from "../sandbox/repository";
import type { Sandbox } from "../sandbox/sandbox";
import { createStack } from "../sandbox/stack";
import { ensureProwler } from "../sandbox/toolchain";
import { compare, type Contender } from "./compare";
import { timedPulumi } from "./timedPulumi";

/** What an audit of one account costs as a new process, and what its help does. */
export async function audit(sandbox: Sandbox): Promise<void> {
  const configuration = await createStack(sandbox, "cloudtrail-baseline", "bench");
  const options = ["--stack", "bench", "--config-file", configuration];
  await timedPulumi(sandbox, repository, "up", "--yes", "--skip-preview", ...options);
  const contender = (command: string, ...args: readonly string[]): Contender => ({
    name: [command, ...args].join(" "),
    measure: () => timed(sandbox, command, ...args),
  });
  const allRules = contender("cloudtrail-baseline", "audit", "--preset", "strict", "--fail-on", "critical");
  await compare("Audit of an account with one trail", "Goal: with all rules <= 1 of one call of the AWS CLI.", [
    contender("aws", "cloudtrail", "describe-trails"),
    allRules,
    contender("cloudtrail-baseline", "audit", "--preset", "rule"),
  ]);
  await againstProwler(sandbox, allRules);
  await compare("Help of the command", "Goal: <= 1.5 of Node.js by itself.", [
    contender("node", "-e", "0"),
    contender("cloudtrail-baseline", "--help"),
  ]);
}

/** The checks of Prowler that ask CloudTrail alone. */
const checks = [
  "cloudtrail_multi_region_enabled",
  "cloudtrail_multi_region_enabled_logging_management_events",
  "cloudtrail_log_file_validation_enabled",
  "cloudtrail_kms_encryption_enabled",
  "cloudtrail_cloudwatch_logging_enabled",
  "cloudtrail_insights_exist",
];

/** Measures Prowler's command line against the audit. What it writes is thrown away. */
async function againstProwler(sandbox: Sandbox, ours: Contender): Promise<void> {
  const prowler = join(dirname(await ensureProwler(new Progress())), "prowler");
  const folder = await mkdtemp(join(tmpdir(), "prowler-"));
  const options = ["--region", "us-east-1", "--checks", ...checks, "--output-directory", folder];
  try {
    await compare("Prowler's six checks of CloudTrail, in one region", "Goal: >= 20 of the audit with all rules.", [
      ours,
      {
        name: "prowler aws --checks ...",
        measure: () => timed(sandbox, prowler, "aws", ...options, "--no-banner", "--ignore-exit-code-3"),
      },
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Seconds that a command takes.
 *
 * @throws Error with what it printed when it fails
 */
async function timed(sandbox: Sandbox, command: string, ...args: readonly string[]): Promise<number> {
  const started = performance.now();
  const { code, output } = await captureCommand(command, args, { env: sandbox.environment });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${String(code)}:\n${output}`);
  return (performance.now() - started) / 1000;
}
