import { readFile, stat } from "node:fs/promises";
import { quote } from "../../audit/text";
import { fileProblem } from "../../audit/fileProblem";

/** More than any list of accounts or configuration has. */
const mostBytes = 20_000_000;

/** The text of a file that an option names, or why it cannot be had, a sentence without its full stop. */
export type Input = { readonly text: string } | { readonly fault: string };

/** Reads a file that an option names. */
export async function readInput(option: string, path: string): Promise<Input> {
  try {
    if ((await stat(path)).size > mostBytes) {
      return { fault: `${option} ${quote(path)} is larger than ${mostBytes} bytes. Name a smaller file` };
    }
    return { text: await readFile(path, "utf8") };
  } catch (error) {
    return { fault: `${option} ${quote(path)} cannot be read: ${fileProblem(error)}` };
  }
}
