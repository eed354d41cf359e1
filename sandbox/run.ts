// `npm run sandbox -- COMMAND...`: any command with a fresh local AWS and the pinned toolchain around it.
import { main } from "./main";
import { runInForeground } from "./runInForeground";
import { openSandbox } from "./sandbox";

const usage = `Usage: npm run sandbox -- [--yaml] COMMAND [ARGUMENT...]

Runs COMMAND with a local AWS that is made for it and stopped after it, the pinned Pulumi CLI, the AWS provider and the
aws command first on the PATH, and a Pulumi home and file backend of its own. Your AWS accounts, credentials and Pulumi
stacks are out of its reach. The exit code is COMMAND's.

With --yaml, Pulumi programs in YAML run too; what runs them may have to be built, in 2 minutes, the first time.

  npm run sandbox -- sh -c 'pulumi stack init dev && pulumi up --yes && aws cloudtrail describe-trails'
  npm run sandbox -- bash
`;

void main(async (progress) => {
  const asked = process.argv.slice(2);
  const yaml = asked[0] === "--yaml";
  const [command, ...args] = yaml ? asked.slice(1) : asked;
  if (command === undefined || command === "--help" || command === "-h") {
    console.error(usage);
    return command === undefined ? 2 : 0;
  }
  const sandbox = await openSandbox(progress, { yaml });
  try {
    return await runInForeground(command, args, { environment: sandbox.environment });
  } finally {
    await sandbox.close();
  }
});
