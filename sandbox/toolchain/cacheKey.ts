import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Everything a cached directory is made from; whatever changes here makes another entry. */
export interface CacheInputs {
  /** Files and directories, taken with everything in them. */
  readonly paths: readonly string[];
  /** What is not in a file: versions of compilers, flags, platform, addresses. */
  readonly values: readonly string[];
}

/** Returns a short hash of the inputs, by content and not by time or place, so that every clone shares the cache. */
export async function cacheKey(inputs: CacheInputs): Promise<string> {
  const hash = createHash("sha256");
  const add = (text: string | Buffer): void => {
    // The length keeps neighbouring pieces apart: "ab" + "c" is not "a" + "bc".
    hash.update(`${text.length}:`).update(text);
  };
  for (const value of inputs.values) {
    add(value);
  }
  for (const path of inputs.paths) {
    for (const file of await filesOf(path)) {
      add(relative(path, file).split(sep).join("/"));
      add(await readFile(file));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function filesOf(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) {
    return [path];
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
