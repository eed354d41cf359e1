import { readdir, readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { captureCommand } from "../../../sandbox/captureCommand";

/**
 * Kills a process and everything it started with SIGKILL, parents before children, and waits until all are gone. The
 * process group would not do: Pulumi starts each plugin in a group of its own.
 */
export async function killTree(root: number): Promise<void> {
  const tree = descendants(await parents(), root);
  for (const pid of tree) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  }
  while ((await parents()).some(({ pid }) => tree.includes(pid))) await delay(20);
}

interface Process {
  readonly pid: number;
  readonly parent: number;
}

function descendants(all: readonly Process[], root: number): number[] {
  const children = all.filter(({ parent }) => parent === root);
  return [root, ...children.flatMap(({ pid }) => descendants(all, pid))];
}

/** Every process that has not ended, with its parent. */
async function parents(): Promise<Process[]> {
  if (process.platform !== "linux") {
    const { output } = await captureCommand("ps", ["-A", "-o", "pid=,ppid=,stat="]);
    return processesIn(output.split("\n").map((line) => line.trim().split(/\s+/)));
  }
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")));
  return processesIn(
    stats.filter(Boolean).map((stat) => {
      // The program's name stands in parentheses and may hold anything.
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return [stat.slice(0, stat.indexOf(" ")), parent, state];
    }),
  );
}

function processesIn(rows: readonly (readonly (string | undefined)[])[]): Process[] {
  return rows
    .filter(([pid, , state]) => pid !== undefined && !state?.startsWith("Z"))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}
