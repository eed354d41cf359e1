import { cp, mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../../sandbox/repository";

/** What packing the policy pack takes from the repository, as far as it is there. */
const taken = [".npmrc", "LICENSE", "live", "package.json", "policypack", "rules", "tsconfig.json"];

/**
 * Copies the policy pack and what it is built with: packing removes what is compiled and makes it anew, which other
 * tests and the user may be running.
 *
 * @param directory - for the copy of the repository's folder; it is made
 * @returns path of the copied pack
 */
export async function copyOfPack(directory: string): Promise<string> {
  await mkdir(directory);
  const names = (await readdir(repository)).filter((name) => taken.includes(name));
  await Promise.all(names.map((name) => cp(join(repository, name), join(directory, name), { recursive: true })));
  await symlink(join(repository, "node_modules"), join(directory, "node_modules"));
  return join(directory, "policypack");
}

/** What the packed policy pack holds, derived from its sources. */
export async function filesToPack(): Promise<readonly string[]> {
  const pack = await filesIn("policypack");
  const live = (await filesIn("live")).filter((file) => !isForAuditsOnly(file));
  const sources = [...pack, ...(await filesIn("rules")), ...live];
  const compiled = sources.filter((file) => file.endsWith(".ts")).map((file) => `bin/${file.slice(0, -".ts".length)}`);
  return [
    "LICENSE",
    "PulumiPolicy.yaml",
    "README.md",
    "package.json",
    ...["LICENSES.txt", "aws.cjs", "cloudtrail-baseline.cjs"].map((file) => `bin/executable/${file}`),
    ...compiled.flatMap((file) => [`${file}.d.ts`, `${file}.js`]),
    ...pack.map((file) => file.slice("policypack/".length)).filter((file) => /^presets\/.*\.json$/.test(file)),
  ].sort();
}

/** Whether a file of `live` is none of those that the pack compiles: it asks for trails, an audit for more. */
function isForAuditsOnly(file: string): boolean {
  return /^live\/.+\//.test(file) || file === "live/accountSight.ts";
}

/** Paths of the files of a folder that are not made from others, from the repository's folder on. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(join(repository, folder), { recursive: true });
  return files.filter((file) => !/^(bin|node_modules)(\/|$)/.test(file)).map((file) => `${folder}/${file}`);
}
