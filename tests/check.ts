// `npm run check`: every script `check:NAME` of package.json, as many at the same time as there are cores, in the order they
// stand there. What each says is shown when it has ended, in one piece.
import { availableParallelism } from "node:os";
import { scripts } from "../package.json";
import { captureCommand } from "../sandbox/captureCommand";
import { main } from "../sandbox/main";
import { formatDuration } from "../sandbox/progress";
import { repository } from "../sandbox/repository";

/** Room for what a compiler makes: by default Node.js sweeps its newest objects so often that this takes a fifth of its time. */
const environment = {
  ...process.env,
  NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --max-semi-space-size=256`.trim(),
};

/** Runs one script. */
async function passes(script: string): Promise<boolean> {
  const started = Date.now();
  const { code, output } = await captureCommand("npm", ["run", "--silent", script], {
    cwd: repository,
    env: environment,
  });
  console.log(`${script}: ${code === 0 ? "passed" : "failed"} after ${formatDuration(Date.now() - started)}`);
  if (output.trim() !== "") console.log(output.trimEnd());
  return code === 0;
}

void main(async () => {
  const waiting = Object.keys(scripts).filter((name) => name.startsWith("check:"));
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
      if (!(await passes(script))) failed.push(script);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (failed.length > 0) console.log(`Failed: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
});
