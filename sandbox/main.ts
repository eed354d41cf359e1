import { Progress } from "./progress";

/** As long as this process is our parent, our caller waits for us. */
const parent = process.ppid;

/**
 * Runs a program to its exit code. A failure is told in the words of its message: what a person can act on stands
 * there, and the stack is shown only to those who ask for it with `CLOUDTRAIL_BASELINE_DEBUG=1`.
 *
 * @param program - answers its exit code
 */
export async function main(program: (progress: Progress) => Promise<number>): Promise<void> {
  endWithParent();
  try {
    process.exitCode = await program(new Progress());
  } catch (error) {
    const debug = process.env["CLOUDTRAIL_BASELINE_DEBUG"] !== undefined;
    console.error(error instanceof Error ? (debug ? error.stack : error.message) : String(error));
    process.exitCode = 1;
  }
}

/**
 * An npm that is killed outright cannot tell its children: they notice by having another parent. Then we end as if asked
 * to, whatever we are doing.
 */
function endWithParent(): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  timer.unref();
}
