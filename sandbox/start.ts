// `npm start`: bootstraps an account of the local AWS with this very project, the policy pack on, and audits it.
import { join } from "node:path";
import { gateFault, readGateAnswer } from "./gateAnswer";
import { main } from "./main";
import { repository } from "./repository";
import { runInForeground } from "./runInForeground";
import { openSandbox, type Sandbox } from "./sandbox";
import { createStack } from "./stack";

const stack = "sandbox";

void main(async (progress) => {
  const sandbox = await openSandbox(progress);
  try {
    const eventLog = join(sandbox.directory, "events.json");
    const code = await progress.inForeground("pulumi up", "of this project, with the policy pack on", () =>
      deploy(sandbox, eventLog),
    );
    if (code !== 0) {
      console.error(`pulumi up ended with exit code ${code}; see its output above. Nothing keeps running.`);
      return code;
    }
    const fault = gateFault(await readGateAnswer(eventLog));
    if (fault !== undefined) {
      console.error(`The policy pack did not pass the stack: ${fault}.`);
      return 1;
    }
    const audited = await progress.inForeground(
      "cloudtrail-baseline audit",
      "of the account, by the pack's rules",
      () =>
        runInForeground("cloudtrail-baseline", ["audit"], { environment: sandbox.environment, directory: repository }),
    );
    console.log(
      audited === 0
        ? "The account has its multi-region trail. The local AWS is stopped, and everything in it is gone."
        : "The account lacks something that it should have: see the report above.",
    );
    return audited;
  } finally {
    await sandbox.close();
    progress.note(progress.summary());
  }
});

async function deploy(sandbox: Sandbox, eventLog: string): Promise<number> {
  const configFile = await createStack(sandbox, "cloudtrail-baseline", stack);
  const args = ["up", "--yes", "--stack", stack, "--config-file", configFile];
  return runInForeground("pulumi", [...args, "--policy-pack", "policypack", "--event-log", eventLog], {
    // The engine writes an event log only for those who asked for its debugging flags.
    environment: { ...sandbox.environment, PULUMI_DEBUG_COMMANDS: "true" },
    directory: repository,
  });
}
