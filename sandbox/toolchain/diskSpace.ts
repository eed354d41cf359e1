import { statfs } from "node:fs/promises";
import { ToolchainError } from "./toolchainError";

/**
 * Fails before minutes of work that would end on a full disk.
 *
 * @param bytes What is about to be needed, temporary files included.
 * @throws {ToolchainError} If fewer are free where the directory is.
 */
export async function requireSpace(directory: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free < bytes) {
    throw new ToolchainError(
      `About ${gigabytes(bytes)} GB of disk are needed, ${gigabytes(free)} GB are free where ${directory} is. ` +
        "Make room, or set CLOUDTRAIL_BASELINE_CACHE to a directory on a larger disk.",
    );
  }
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}
