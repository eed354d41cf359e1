import type { AuditReport } from "../../../audit/auditReport";
import type { Format, FormatOptions } from "../../../audit/formats/format";

/** A report in a format, in one piece. */
export function written(format: Format, report: AuditReport, options: FormatOptions = { colours: false }): string {
  return [...format.write(report, options)].join("");
}
