import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { processStart } from "./toolchain/processIdentity";

const prefix = "cloudtrail-baseline-sandbox-";

/**
 * A new private directory for one sandbox. Its name carries the id of the process that owns it, so that what a killed
 * sandbox left behind is found and removed by the next one.
 */
export async function createRunDirectory(): Promise<string> {
  await removeAbandoned();
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Removes a directory made by {@link createRunDirectory}, also while a process that is ending still writes to it. */
export async function removeRunDirectory(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

async function removeAbandoned(): Promise<void> {
  const directories = await Promise.all(
    (await readdir(tmpdir())).map(async (entry) => {
      const owner = new RegExp(`^${prefix}(\\d+)-`).exec(entry)?.[1];
      const abandoned = owner !== undefined && (await processStart(Number(owner))) === undefined;
      return abandoned ? [join(tmpdir(), entry)] : [];
    }),
  );
  // Another user's, which may not be removed, is none of our business.
  await Promise.allSettled(directories.flat().map(removeRunDirectory));
}
