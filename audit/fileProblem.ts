import { printable } from "../rules/text";

const problems: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "there is no such file or folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is not a folder",
  EPERM: "permission is denied",
  EROFS: "the disk is read-only",
};

/** What kept a file from being read or written, a clause. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error ? (error as { readonly code?: unknown }).code : undefined;
  const known = typeof code === "string" ? code : "an unknown problem";
  return problems[known] ?? printable(known, 50);
}
