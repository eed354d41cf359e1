import { captureCommand } from "../sandbox/captureCommand";
import { repository } from "../sandbox/repository";
import type { Sandbox } from "../sandbox/sandbox";
import { createStack } from "../sandbox/stack";
import { compare, type Contender } from "./compare";
import { timedPulumi } from "./timedPulumi";

/** What an audit of one account costs as a new process, and what its help does. */
export async function audit(sandbox: Sandbox): Promise<void> {
  const configuration = [
    "--stack",
    "bench",
    "--config-file",
    await createStack(sandbox, "cloudtrail-baseline", "bench"),
  ];
  await timedPulumi(sandbox, repository, "up", "--yes", "--skip-preview", ...configuration);
  const contender = (name: string, ...command: readonly [string, ...string[]]): Contender => ({
    name,
    measure: () => timed(sandbox, ...command),
  });
  await compare("Audit of an account with one trail", "Goal: all rules <= 1 of one call of the AWS CLI.", [
    contender("aws cloudtrail describe-trails", "aws", "cloudtrail", "describe-trails"),
    contender(
      "cloudtrail-baseline audit, all rules",
      "cloudtrail-baseline",
      "audit",
      "--preset",
      "strict",
      "--fail-on",
      "critical",
    ),
    contender("cloudtrail-baseline audit, the gate alone", "cloudtrail-baseline", "audit", "--preset", "rule"),
  ]);
  await compare("Help of the command", "Goal: <= 1.5 of Node.js by itself.", [
    contender("node -e 0", "node", "-e", "0"),
    contender("cloudtrail-baseline --help", "cloudtrail-baseline", "--help"),
  ]);
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
