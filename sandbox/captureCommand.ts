import { spawn } from "node:child_process";
import { once } from "node:events";

/** How a command ended and what it printed. */
export interface Answer {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  /** Standard output and standard error together, in the order they came. */
  readonly output: string;
}

/**
 * Runs a command to its end without input and keeps what it prints.
 *
 * @param options - environment and working directory; the caller's own when left out
 * @throws Error when the command cannot be started
 */
export async function captureCommand(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<Answer> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output: Buffer.concat(chunks).toString() };
}
