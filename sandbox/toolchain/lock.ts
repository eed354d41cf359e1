import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processStart } from "./processIdentity";

const pollMilliseconds = 200;

/** How long a ticket may stay without its owner's name: the moment between creating the file and writing it. */
const unsignedMilliseconds = 10_000;

/** Who holds or waits for a lock. */
export interface LockOwner {
  readonly pid: number;
  readonly start: string | undefined;
}

/**
 * Runs work while no other process of this machine runs work under the same lock, and takes the lock over from owners that
 * died. A process of another machine cannot be seen and counts as dead: what the lock guards belongs to one machine.
 *
 * The lock is a directory of numbered tickets. A process takes the number after the highest; the lowest ticket of a living
 * owner holds the lock. Nobody removes a ticket but its owner and, if the owner is dead, the holder: so there is no moment
 * in which two processes both believe that they took over.
 *
 * @param directory Where the tickets are; made if missing.
 * @param onWait Called once, if another process holds the lock.
 */
export async function withLock<T>(
  directory: string,
  work: () => Promise<T>,
  onWait: (holder: LockOwner) => void = () => undefined,
): Promise<T> {
  await mkdir(directory, { recursive: true });
  const ticket = await takeTicket(directory);
  try {
    await waitForTurn(directory, ticket, onWait);
    return await work();
  } finally {
    await rm(ticketPath(directory, ticket), { force: true });
  }
}

async function takeTicket(directory: string): Promise<number> {
  const owner: LockOwner = { pid: process.pid, start: await processStart(process.pid) };
  for (;;) {
    const ticket = ((await tickets(directory)).at(-1) ?? 0) + 1;
    try {
      await writeFile(ticketPath(directory, ticket), JSON.stringify(owner), { flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") {
        continue;
      }
      throw error;
    }
    // Higher numbers were given out, and lower ones worked off, between looking and taking: somebody behind us may already
    // hold the lock. Queue again.
    if ((await tickets(directory)).at(-1) === ticket) {
      return ticket;
    }
    await rm(ticketPath(directory, ticket), { force: true });
  }
}

async function waitForTurn(directory: string, ticket: number, onWait: (holder: LockOwner) => void): Promise<void> {
  let told = false;
  for (;;) {
    const ahead = (await tickets(directory)).filter((other) => other < ticket);
    let holder: LockOwner | undefined;
    for (const other of ahead) {
      holder ??= await livingOwner(ticketPath(directory, other));
    }
    if (holder === undefined) {
      await Promise.all(ahead.map((other) => rm(ticketPath(directory, other), { force: true })));
      return;
    }
    // An unsigned ticket has no number of a process to tell about, and is signed or dead soon.
    if (!told && holder.pid !== 0) {
      told = true;
      onWait(holder);
    }
    await sleep(pollMilliseconds);
  }
}

/** Returns the owner of a ticket if it lives, or may live. */
async function livingOwner(path: string): Promise<LockOwner | undefined> {
  let text: string;
  let age: number;
  try {
    text = await readFile(path, "utf8");
    age = Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
  const owner = parseOwner(text);
  if (owner === undefined) {
    return age < unsignedMilliseconds ? { pid: 0, start: undefined } : undefined;
  }
  const start = await processStart(owner.pid);
  return start !== undefined && start === owner.start ? owner : undefined;
}

function parseOwner(text: string): LockOwner | undefined {
  try {
    const owner = JSON.parse(text) as Partial<LockOwner>;
    return typeof owner.pid === "number" ? { pid: owner.pid, start: owner.start } : undefined;
  } catch {
    return undefined;
  }
}

async function tickets(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0)
    .sort((a, b) => a - b);
}

function ticketPath(directory: string, ticket: number): string {
  return join(directory, String(ticket));
}
