import { createReadStream } from "node:fs";
import { type EarlierReport, readEarlierReport } from "../../audit/inputs";
import { quote } from "../../audit/text";
import { fileProblem } from "../../audit/fileProblem";

/** More than a report of fifty thousand accounts has. */
const mostBytes = 4_000_000_000;
/** How much is read at once: enough for the disk to be no hindrance. */
const pieceBytes = 200_000;

/** Reads the report that `--since` names, or says why it cannot be had, a sentence without its full stop. */
export async function readEarlier(
  path: string,
): Promise<{ readonly report: EarlierReport } | { readonly fault: string }> {
  const name = `--since ${quote(path)}`;
  try {
    // What comes after `end` is left out, and the report breaks off there.
    const pieces = createReadStream(path, { encoding: "utf8", highWaterMark: pieceBytes, end: mostBytes });
    const read = await readEarlierReport(pieces);
    return "fault" in read ? { fault: `${name}: ${read.fault}` } : read;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { fault: `${name} cannot be read: ${fileProblem(error)}` };
  }
}
