import type { AuditReport } from "../auditReport";

/** Writes a report in one form. */
export interface Format {
  /** Its name on the command line. */
  readonly name: string;
  /** What it is for, a sentence. */
  readonly description: string;
  /** The whole report in pieces of text, the last of which ends with a line break: a report of ten thousand accounts is long. */
  write(report: AuditReport, options: FormatOptions): Iterable<string>;
}

/** How to write. */
export interface FormatOptions {
  /** Whether the reader's terminal shows colours. */
  readonly colours: boolean;
  /** How many columns the reader's terminal has; absent where it is none. */
  readonly columns?: number;
}
