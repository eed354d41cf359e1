import { chmod, copyFile, link, symlink } from "node:fs/promises";

/** Puts a program into a second place: by a hard link, which outlives the first, or what else the file systems allow. */
export async function place(file: string, target: string): Promise<void> {
  try {
    await link(file, target);
  } catch {
    try {
      await symlink(file, target);
    } catch {
      await copyFile(file, target);
      await chmod(target, 0o755);
    }
  }
}
