import type { AuditReport } from "../../audit/auditReport";
import { writeReport } from "../../audit/formats";
import { quote } from "../../audit/text";
import { showsColours, type Streams, writeTo } from "../streams";
import type { ReportOutput } from "./auditArguments";
import { fileProblem } from "../../audit/fileProblem";
import { writeWhole } from "./reportFiles";

/**
 * Writes a report to where it is to go, and says on standard error what could not be written.
 *
 * @returns whether all was written
 */
export async function writeReports(
  report: AuditReport,
  outputs: readonly ReportOutput[],
  { out, err }: Streams,
): Promise<boolean> {
  let isWhole = true;
  for (const { format, path } of outputs) {
    if (path === undefined) {
      const terminal = out.isTTY === true && out.columns !== undefined ? { columns: out.columns } : {};
      for (const piece of writeReport(format, report, { colours: showsColours(out), ...terminal })) {
        await writeTo(out, piece);
      }
      continue;
    }
    try {
      await writeWhole(path, writeReport(format, report, { colours: false }));
    } catch (error) {
      isWhole = false;
      await writeTo(err, `The report was not written to ${quote(path)}: ${fileProblem(error)}.\n`);
    }
  }
  return isWhole;
}
