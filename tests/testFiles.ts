/** Which files of tests there are, and which of them can start a process. */
import { globSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { repository } from "../sandbox/repository";

/** How the names of files end whose tests run every day, and of those whose tests take too long for that. */
type Ending = "spec" | "proof";

/** Absolute paths of the files of tests with this ending. */
export function testFiles(ending: Ending): readonly string[] {
  return globSync(`tests/**/*.${ending}.ts`, { cwd: repository })
    .map((file) => join(repository, file))
    .sort();
}

/**
 * Absolute paths of the files that can start a process, of these and of all that they import: those that import
 * `node:child_process`, directly or through others. It is read from the imports, types aside, so that there is no list to
 * keep.
 */
export function filesThatStartProcesses(files: readonly string[]): ReadonlySet<string> {
  const { metafile } = buildSync({
    absWorkingDir: repository,
    entryPoints: [...files],
    bundle: true,
    packages: "external",
    platform: "node",
    metafile: true,
    write: false,
    outdir: repository,
    logLevel: "error",
  });
  const imports = Object.entries(metafile.inputs).flatMap(([importer, input]) =>
    input.imports.map(({ path }) => ({ importer, path })),
  );
  const found = new Set(["child_process", "node:child_process"]);
  // What is added meanwhile is visited too.
  for (const file of found) {
    for (const { importer, path } of imports) if (path === file) found.add(importer);
  }
  return new Set([...found].map((file) => join(repository, file)));
}
