import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * Returns when a process of this machine started, in the system's own words, or undefined if there is no such process.
 * Together with its number it names the process: numbers are used again, start times are not.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") {
    return startFromProc(pid);
  }
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

async function startFromProc(pid: number): Promise<string | undefined> {
  try {
    const fields = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses and may hold anything: count from behind it. A zombie (Z) has
    // ended and only waits for its parent to notice.
    const [state, ...rest] = fields.slice(fields.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : rest[18];
  } catch {
    return undefined;
  }
}
