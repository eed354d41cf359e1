import type { LazyCommand } from "./lazyCommand";
import { runCommandLine } from "./runCommandLine";

const commands: readonly LazyCommand[] = [
  {
    name: "audit",
    summary: "judge AWS accounts as they are",
    load: async () => (await import("./audit/auditCommand.js")).defineAudit,
  },
  {
    name: "rollout",
    summary: "plan what gives each account its trail",
    load: async () => (await import("./rollout/rolloutCommand.js")).defineRollout,
  },
];

// Whatever is still open, such as a request that nobody waits for any more, must not keep the process from ending.
void runCommandLine(process.argv.slice(2), commands, { out: process.stdout, err: process.stderr }).then((code) =>
  process.exit(code),
);
