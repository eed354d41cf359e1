import { CsvError, parse } from "csv-parse/sync";
import { suggestion } from "../../rules/configuration/faultWords";
import { enumerate, quote } from "../../rules/text";
import { accountIdFault, type ListedAccount, properties } from "./listedAccount";

/** What a list holds, before its values are checked. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly faults: readonly string[];
}

/** One account as it is written. */
export interface Entry {
  /** Where it stands: `line 3`, `entry 2`. */
  readonly place: string;
  readonly values: Readonly<Partial<Record<keyof ListedAccount, string>>>;
}

/** Reads a list in whichever form it is written: JSON, CSV or lines. What it holds tells, not its name. */
export function entriesOf(text: string): Entries {
  const content = text.replace(/^\u{feff}/u, "");
  if (/^\s*[[{]/.test(content)) {
    return fromJson(content);
  }
  return isTable(content) ? fromCsv(content) : fromLines(content);
}

/** The characters that may stand between the cells of a table: spreadsheets differ. */
const delimiters = [",", ";", "\t"];

/** Whether a text is CSV: its first line is a header. */
function isTable(text: string): boolean {
  const first = /^(?:[^\S\n\r]*(?:#[^\n\r]*)?[\n\r]+)*[^\S\n\r]*([^\n\r]*)/.exec(text)?.[1] ?? "";
  return first.split(/[,;\t]/).some((cell) => propertyOf(cell.replaceAll('"', "")) === "id");
}

/** The property that a column is for, whatever its case and its spaces: `External ID`. */
function propertyOf(column: string): keyof ListedAccount | undefined {
  const letters = column.toLowerCase().replace(/[\s_-]/g, "");
  return properties.find((name) => name.toLowerCase() === letters);
}

function fromLines(text: string): Entries {
  // The AWS CLI writes lists in one line, with tabs between.
  const entries = text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) =>
      (line.replace(/#.*$/, "").match(/\S+/g) ?? []).map((id) => ({ place: `line ${index + 1}`, values: { id } })),
    );
  return { entries, faults: [] };
}

function fromCsv(text: string): Entries {
  try {
    const [header, ...rows] = parse(text, {
      delimiter: delimiters,
      comment: "#",
      comment_no_infix: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    const columns = header?.record ?? [];
    const faults = columns.flatMap((column, index) => columnFaults(column, index, columns));
    if (faults.length > 0) {
      return { entries: [], faults: faults.map((fault) => `line ${header?.info.lines ?? 1}: ${fault}`) };
    }
    const names = columns.map(propertyOf);
    return {
      entries: rows.map(({ record, info }) => ({
        place: `line ${info.lines}`,
        values: Object.fromEntries(
          names.flatMap((name, index) => (name === undefined || !record[index] ? [] : [[name, record[index]]])),
        ),
      })),
      faults: rows
        .filter(({ record }) => record.length > columns.length)
        .map(
          ({ record, info }) => `line ${info.lines}: it has ${record.length} cells, more than the header has columns`,
        ),
    };
  } catch (error) {
    // The message shows the row, which may hold external ids.
    if (!(error instanceof CsvError)) {
      throw error;
    }
    const line = (error as { readonly lines?: unknown }).lines;
    const place = typeof line === "number" ? `line ${line}: ` : "";
    return {
      entries: [],
      faults: [`${place}it cannot be read as CSV. Close every quotation mark, and double those inside`],
    };
  }
}

function columnFaults(column: string, index: number, columns: readonly string[]): readonly string[] {
  const name = propertyOf(column);
  if (name === undefined) {
    return [`${quote(column)} is not a column${suggestion(column, properties)}`];
  }
  return columns.findIndex((other) => propertyOf(other) === name) < index ? [`there are two columns ${name}`] : [];
}

function fromJson(text: string): Entries {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    // The message shows what stands there, which may be an external id: only the place is taken from it.
    const place = /\(line \d+ column \d+\)/.exec(error instanceof Error ? error.message : "")?.[0] ?? "";
    return { entries: [], faults: [`it is not JSON ${place}`.trimEnd()] };
  }
  if (!Array.isArray(list)) {
    return {
      entries: [],
      faults: [`it is not a list. Write ids, or objects with ${enumerate(properties)}, between [ and ]`],
    };
  }
  const read = (list as readonly unknown[]).map((item, index) => readItem(item, `entry ${index + 1}`));
  return { entries: read.flatMap(({ entries }) => entries), faults: read.flatMap(({ faults }) => faults) };
}

function readItem(item: unknown, place: string): Entries {
  if (typeof item === "string" || typeof item === "number") {
    return readItem({ id: item }, place);
  }
  if (typeof item !== "object" || item === null || Array.isArray(item)) {
    return { entries: [], faults: [`${place}: it is neither an id nor an object with ${enumerate(properties)}`] };
  }
  const given = Object.entries(item).filter(([, value]) => value !== undefined && value !== null);
  const faults = given.flatMap(([name, value]) => valueFaults(name, value));
  return faults.length > 0
    ? { entries: [], faults: faults.map((fault) => `${place}: ${fault}`) }
    : { entries: [{ place, values: Object.fromEntries(given) }], faults: [] };
}

function valueFaults(name: string, value: unknown): readonly string[] {
  if (!(properties as readonly string[]).includes(name)) {
    return [`${quote(name)} is not a property${suggestion(name, properties)}`];
  }
  if (typeof value === "string") {
    return [];
  }
  return [
    name === "id" && typeof value === "number"
      ? `${accountIdFault(String(value)) ?? `${value} is a number`}. Ids are texts: write it between quotation marks`
      : `${name} is not a text. Write it between quotation marks`,
  ];
}
