import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";

/** That a file is in use, by one run. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock that stands beside a file. One whose process has ended, however that happened, is taken over.
 *
 * @returns the process that holds it where another one does
 */
export async function lockOf(path: string): Promise<Lock | { readonly holder: number }> {
  const place = `${path}.lock`;
  const mine = `${process.pid} ${randomUUID()}`;
  for (;;) {
    if (await isCreated(place, mine)) {
      return { release: () => rm(place, { force: true }) };
    }
    const held = await read(place);
    const holder = Number(/^(\d{1,10}) /.exec(held ?? "")?.[1]);
    if (held !== undefined && isRunning(holder)) {
      return { holder };
    }
    await takeAway(place, held, `${place}.${randomUUID()}`);
  }
}

/** Whether it was not there before. */
async function isCreated(place: string, content: string): Promise<boolean> {
  const unfinished = `${place}.${randomUUID()}`;
  await writeFile(unfinished, content, { mode: 0o600 });
  try {
    await link(unfinished, place);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") {
      return false;
    }
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Takes away the lock of a process that has ended; what another run has put there meanwhile is put back. */
async function takeAway(place: string, held: string | undefined, aside: string): Promise<void> {
  try {
    await rename(place, aside);
    if ((await read(aside)) !== held) await link(aside, place);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function read(place: string): Promise<string | undefined> {
  try {
    return await readFile(place, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? (error as { readonly code?: unknown }).code : undefined;
}
