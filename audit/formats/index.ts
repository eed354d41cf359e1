import type { AuditReport } from "../auditReport";
import { csv } from "./csv/csv";
import type { Format, FormatOptions } from "./format";
import { html } from "./html/html";
import { json } from "./json/json";
import { ocsf } from "./ocsf/ocsf";
import { table } from "./table/table";
import { visibleReport } from "./visible";

export type { Format, FormatOptions } from "./format";

/** Every form that a report can be written in, the default first. */
export const formats: readonly Format[] = [table, json, csv, html, ocsf];

/** The whole report as pieces of text, in which nothing steers a terminal but the colours asked for. */
export function writeReport(format: Format, report: AuditReport, options: FormatOptions): Iterable<string> {
  return inLargePieces(format.write(visibleReport(report), options));
}

/** Long enough for what it costs to write a piece not to matter. */
const largePiece = 65_536;

/** The same text in fewer pieces. */
function* inLargePieces(pieces: Iterable<string>): Iterable<string> {
  let large = "";
  for (const piece of pieces) {
    large += piece;
    if (large.length >= largePiece) {
      yield large;
      large = "";
    }
  }
  if (large !== "") {
    yield large;
  }
}
