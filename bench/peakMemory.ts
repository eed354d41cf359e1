import { readdir, readFile, readlink } from "node:fs/promises";
import { basename } from "node:path";

/**
 * Runs something and watches how large the largest Node.js process grows that this one started meanwhile, directly or
 * not, in megabytes; NaN where the system has no /proc.
 */
export async function peakMemory<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly peak: number }> {
  let peak = NaN;
  const watch = setInterval(() => {
    void largestOfNode().then((size) => {
      if (!(size <= peak)) peak = size;
    });
  }, 100);
  try {
    return { result: await work(), peak };
  } finally {
    clearInterval(watch);
  }
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The most it ever had in memory, in megabytes; 0 for other programs than Node.js. */
  readonly size: number;
}

async function largestOfNode(): Promise<number> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const processes = new Map((await Promise.all(pids.map(read))).map((found) => [found.pid, found]));
  const isOurs = (pid: number): boolean => {
    const parent = processes.get(pid)?.parent;
    return parent === process.pid || (parent !== undefined && isOurs(parent));
  };
  return Math.max(...[...processes.values()].filter(({ pid }) => isOurs(pid)).map(({ size }) => size));
}

async function read(name: string): Promise<Process> {
  const pid = Number(name);
  try {
    const status = await readFile(`/proc/${name}/status`, "utf8");
    const isNode = basename(await readlink(`/proc/${name}/exe`)) === "node";
    const value = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    return { pid, parent: value("PPid"), size: isNode ? value("VmHWM") / 1000 : 0 };
  } catch {
    // It has ended, or is none of ours.
    return { pid, parent: 0, size: 0 };
  }
}
