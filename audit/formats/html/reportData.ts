import type { AuditResult } from "../../auditReport";
import type { Severity } from "../../severities";

/**
 * What the program of the page is given: the results, packed. Every text stands once and is named by its number, also where
 * it differs between accounts only in names of their own, and so does every result.
 */
export interface ReportData {
  /** An account each, in the order of the report. */
  readonly rows: readonly Row[];
  readonly texts: readonly Template[];
  readonly results: readonly PackedResult[];
  /** In the order of the columns. */
  readonly rules: readonly PageRule[];
  /** Ids of the accounts that did not answer. */
  readonly silent: readonly string[];
}

/** What an account answered. The name and the organizational units are empty where they are not known. */
export type Row = readonly [
  accountId: string,
  /** Numbers in {@link ReportData.results}. */
  results: readonly number[],
  /** What the texts of its results have of their own. */
  names: readonly string[],
  name: string,
  organizationalUnits: string,
];

/** A text, or pieces of one with places between them for names of a row; 0 is the account's id, 1 the first of its names. */
export type Template = string | readonly (string | number)[];

/** The same thing with the number of a text for each text. */
export type Packed<T> = T extends string ? number : T extends object ? { readonly [K in keyof T]: Packed<T[K]> } : T;

/** A result, the same for every account that has the like. */
export type PackedResult = Packed<AuditResult>;

/** What the page says about a rule, whichever account it is about. */
export interface PageRule {
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  /** A sentence; empty where the rule is not known. */
  readonly description: string;
  readonly controls: readonly PageControls[];
  /** The page that says more; absent where the rule is not known. */
  readonly url?: string;
}

/** The controls of one catalogue. */
export interface PageControls {
  readonly catalogue: string;
  readonly ids: readonly string[];
}
