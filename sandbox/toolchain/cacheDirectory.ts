import { homedir, platform } from "node:os";
import { join } from "node:path";

const folder = "pulumi-cloudtrail-baseline";

/**
 * Returns the per-user directory that holds the toolchain: `CLOUDTRAIL_BASELINE_CACHE`, else the platform's place for
 * caches, with a folder of our own in it.
 */
export function cacheDirectory(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  system: string = platform(),
): string {
  const home = environment["HOME"] ?? homedir();
  const standard = system === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
  // Empty is as good as unset, as in the XDG specification.
  const base = [environment["CLOUDTRAIL_BASELINE_CACHE"], environment["XDG_CACHE_HOME"], standard].find(Boolean);
  return join(base ?? standard, folder);
}
