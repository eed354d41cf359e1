import { access, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Progress, Step } from "../progress";
import { type CacheInputs, cacheKey } from "./cacheKey";
import { withLock } from "./lock";
import { requireSpace } from "./diskSpace";
import { isDiskFull, ToolchainError } from "./toolchainError";

/** One way to get a part, and what identifies what it yields. */
export interface Origin {
  /** Tells the ways to get a part apart, in what identifies their results. */
  readonly name: string;
  /** Where it comes from, to follow "from", as in "its vendor". */
  readonly source: string;
  /** The disk space it takes for a while, in bytes. */
  readonly space: number;
  /** Everything the result is made from. May throw a ToolchainError if a tool for that is missing. */
  inputs(): Promise<CacheInputs>;
  /** Why this way is closed, if it is; asked before anything is done. */
  closed?(): Promise<string | undefined>;
  /** Makes the part in an empty directory. */
  obtain(directory: string, step: Step, log: string): Promise<void>;
}

/** Something the sandbox needs, kept in the cache in a directory of its own. */
export interface Part {
  /** Begins the names of its directories. */
  readonly name: string;
  /** Names it for people. */
  readonly title: string;
  /** The ways to get it, the preferred one first; the last is always open. */
  readonly origins: readonly Origin[];
  /** Whether it may be made in one place and moved to another. */
  readonly movable: boolean;
  /** Fails unless the part starts and is what it should be. */
  prove(directory: string): Promise<void>;
}

/** The file that says a directory is complete: written last, touched on use. */
const completionMark = ".complete";

/** Ends the name of a directory in which a part is being made. */
const unfinishedSuffix = ".unfinished";

/** Entries that were not used for this long are removed. */
const unusedMilliseconds = 30 * 24 * 60 * 60 * 1000;

/**
 * Returns the directory of a part, from the cache or by the first of its origins that works.
 *
 * @param cache The cache directory; made if missing.
 * @throws {ToolchainError} If no origin works.
 */
export async function ensurePart(cache: string, part: Part, progress: Progress): Promise<string> {
  const failures: string[] = [];
  for (const origin of part.origins) {
    const entry = await entryOf(cache, part, origin).catch(() => undefined);
    if (entry !== undefined && (await use(entry))) {
      return entry;
    }
  }
  for (const [index, origin] of part.origins.entries()) {
    const reason = await origin.closed?.();
    if (reason !== undefined) {
      failures.push(reason);
      continue;
    }
    try {
      return await make(cache, part, origin, progress, failures);
    } catch (error) {
      const last = index === part.origins.length - 1;
      if (last || isDiskFull(error)) {
        throw error;
      }
      const message = error instanceof Error ? error.message : String(error);
      failures.push(`${origin.source}: ${message}`);
      progress.note(`${part.title}: not from ${origin.source}: ${message}`);
    }
  }
  throw new ToolchainError(`${part.title}: there is no way to get it`);
}

/** Makes a part under its lock; another process may have made it in the meantime. */
async function make(
  cache: string,
  part: Part,
  origin: Origin,
  progress: Progress,
  failures: readonly string[],
): Promise<string> {
  const entry = await entryOf(cache, part, origin);
  const name = basename(entry);
  const why = [`not in the cache yet, now from ${origin.source}`, ...failures].join("; ");
  return progress.step(part.title, why, (step) =>
    withLock(
      join(cache, "locks", name),
      async () => {
        if (await use(entry)) {
          return entry;
        }
        const unfinished = entry + unfinishedSuffix;
        const directory = part.movable ? unfinished : entry;
        // We hold the lock: what is there was left by a process that died.
        await rm(unfinished, { recursive: true, force: true });
        await rm(entry, { recursive: true, force: true });
        await requireSpace(cache, origin.space);
        await mkdir(directory, { recursive: true });
        const log = join(cache, "logs", `${name}.log`);
        await rm(log, { force: true });
        try {
          await origin.obtain(directory, step, log);
          step.update("starting it to see that it works");
          await part.prove(directory);
          await writeFile(join(directory, completionMark), `${new Date().toISOString()} from ${origin.name}\n`);
          if (part.movable) {
            await rename(directory, entry);
          }
        } catch (error) {
          await rm(directory, { recursive: true, force: true });
          throw error;
        }
        return entry;
      },
      (holder) => {
        step.update(`waiting for process ${holder.pid}, which is getting it`);
        progress.note(`${part.title}: another set-up (process ${holder.pid}) is getting it; waiting`);
      },
    ),
  );
}

async function entryOf(cache: string, part: Part, origin: Origin): Promise<string> {
  const inputs = await origin.inputs();
  const key = await cacheKey({ ...inputs, values: [part.name, origin.name, ...inputs.values] });
  return join(cache, `${part.name}-${key}`);
}

/** Tells whether an entry is complete, and if so notes that it was used. */
async function use(entry: string): Promise<boolean> {
  const mark = join(entry, completionMark);
  try {
    await access(mark);
    const now = new Date();
    await utimes(mark, now, now).catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}

/**
 * Removes what is no longer needed: entries unused for 30 days, and unfinished entries of set-ups that died.
 * Entries being made are left alone, because whoever makes them holds their lock.
 */
export async function prune(cache: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const isUnfinished = name.endsWith(unfinishedSuffix);
    const entry = isUnfinished ? name.slice(0, -unfinishedSuffix.length) : name;
    if (!/-[0-9a-f]{16}$/.test(entry) || (!isUnfinished && now - (await lastUse(path)) < unusedMilliseconds)) {
      continue;
    }
    await withLock(join(cache, "locks", entry), async () => {
      if (isUnfinished || now - (await lastUse(path)) >= unusedMilliseconds) {
        await rm(path, { recursive: true, force: true });
      }
    });
  }
}

/** Returns when an entry was last used; one without its mark was never finished, and counts from when it was begun. */
async function lastUse(entry: string): Promise<number> {
  for (const path of [join(entry, completionMark), entry]) {
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined) {
      return found.mtimeMs;
    }
  }
  return 0;
}

/** Reads the note of where an entry came from; for people and tests. */
export async function originOf(entry: string): Promise<string> {
  return (await readFile(join(entry, completionMark), "utf8")).trim();
}
