import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { captureCommand } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { withLock } from "../../sandbox/toolchain/lock";

/** Where those who compile the package queue: what one packs, another would write to. */
const queue = join(repository, "node_modules", ".cache", "pack-lock");

/** The part of this repository's package.json that tests read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** What this repository's package.json says. */
export async function manifest(): Promise<Manifest> {
  return JSON.parse(await readFile(join(repository, "package.json"), "utf8")) as Manifest;
}

/**
 * Compiles and packs the component's package as it is published.
 *
 * @param directory - where the archive goes
 * @returns path of the archive
 */
export async function packPackage(directory: string): Promise<string> {
  const { code, output } = await withLock(queue, () =>
    captureCommand("npm", ["pack", "--pack-destination", directory], { cwd: repository }),
  );
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  const { name, version } = await manifest();
  return join(directory, `${name}-${version}.tgz`);
}
