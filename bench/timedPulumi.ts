import { captureCommand } from "../sandbox/captureCommand";
import type { Sandbox } from "../sandbox/sandbox";

/**
 * Runs pulumi to its end and answers the seconds it took.
 *
 * @throws Error with what it printed when it fails
 */
export async function timedPulumi(sandbox: Sandbox, cwd: string, ...args: readonly string[]): Promise<number> {
  const started = performance.now();
  const { code, output } = await captureCommand("pulumi", [...args, "--non-interactive"], {
    cwd,
    env: sandbox.environment,
  });
  if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${String(code)}:\n${output}`);
  return (performance.now() - started) / 1000;
}
