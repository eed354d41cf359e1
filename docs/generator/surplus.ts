import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "./document";

/** What to tell whoever commits: one message for each file of a generated folder that nothing writes any more. */
export function surplusMessages(repository: string, folder: string, documents: readonly Document[]): string[] {
  return surplus(repository, folder, documents).map(
    (path) => `${path} is written from nothing that is still there: run \`npm run docs\` and commit that it is gone.`,
  );
}

/** Removes the files of a generated folder that nothing writes any more. */
export function removeSurplus(repository: string, folder: string, documents: readonly Document[]): void {
  for (const path of surplus(repository, folder, documents)) rmSync(join(repository, path));
}

function surplus(repository: string, folder: string, documents: readonly Document[]): string[] {
  if (!existsSync(join(repository, folder))) return [];
  const written = new Set(documents.map(({ path }) => path));
  return readdirSync(join(repository, folder))
    .map((file) => `${folder}/${file}`)
    .filter((path) => !written.has(path))
    .sort();
}
