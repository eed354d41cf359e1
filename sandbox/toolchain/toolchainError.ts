/**
 * A set-up that could not be finished for a reason people can do something about.
 * Its message says in a line or two what is missing and how to get it; it is shown without a stack trace.
 */
export class ToolchainError extends Error {
  override readonly name = "ToolchainError";
}

/** Tells whether an error of the file system means that a disk is full or a quota is used up. */
export function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === "ENOSPC" || code === "EDQUOT";
}
