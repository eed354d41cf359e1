import type { AuditResult } from "../../auditReport";
import type { Packed, PackedResult, Row, Template } from "./reportData";

/** Shorter names stand in words that have nothing to do with them. */
const shortestName = 4;
/** More would make each text slow to search. An account has a handful. */
const mostNames = 60;

/** Packs the results of accounts, one account after the other, and keeps what they share. */
export class Packing {
  /** Templates as JSON. */
  readonly #texts = new Map<string, number>();
  /** Texts that stand in the table as they are: most come again and again. */
  readonly #plain = new Map<string, number>();
  readonly #results = new Map<string, number>();

  /**
   * Packs an account.
   *
   * @param results - all of its results, in their order
   */
  row(accountId: string, results: readonly AuditResult[], name: string, organizationalUnits: string): Row {
    const names = namesIn(accountId, results);
    const templateOf = templates([accountId, ...names]);
    const numbers = results.map((result) => this.#numberOf(result, templateOf));
    return [accountId, numbers, names, name, organizationalUnits];
  }

  /** Every text of the rows so far, by its number. */
  get texts(): readonly Template[] {
    return [...this.#texts.keys()].map((text) => JSON.parse(text) as Template);
  }

  /** Every result of the rows so far, by its number. */
  get results(): readonly PackedResult[] {
    return [...this.#results.keys()].map((result) => JSON.parse(result) as PackedResult);
  }

  #numberOf(result: AuditResult, templateOf: (text: string) => Template): number {
    return numberIn(
      this.#results,
      packedWith(result, (text) => this.#plain.get(text) ?? this.#numberOfText(text, templateOf(text))),
    );
  }

  #numberOfText(text: string, template: Template): number {
    const number = numberIn(this.#texts, template);
    if (typeof template === "string") {
      this.#plain.set(text, number);
    }
    return number;
  }
}

/** The names that an account has of its own, in the order in which its results speak of them. */
function namesIn(accountId: string, results: readonly AuditResult[]): readonly string[] {
  const names = new Set(
    results.flatMap(({ resource }) => (resource === undefined ? [] : [resource.arn, resource.name])),
  );
  return [...names].filter((name) => name.length >= shortestName && name !== accountId).slice(0, mostNames);
}

/** What takes these names out of a text. Where several begin at the same place, the first is taken. */
function templates(names: readonly string[]): (text: string) => Template {
  const anyName = new RegExp(`(${names.map(literal).join("|")})`);
  const numbers = new Map(names.map((name, index) => [name, index]));
  return (text) => {
    // What is captured stands between the pieces.
    const pieces = text.split(anyName);
    return pieces.length === 1
      ? text
      : pieces.map((piece, at) => (at % 2 === 0 ? piece : (numbers.get(piece) ?? piece)));
  };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function packedWith<T>(value: T, numberOf: (text: string) => number): Packed<T>;
function packedWith(value: unknown, numberOf: (text: string) => number): unknown {
  if (typeof value === "string") {
    return numberOf(value);
  }
  if (Array.isArray(value)) {
    return value.map((each: unknown) => packedWith(each, numberOf));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, packedWith(each, numberOf)]))
    : value;
}

/** The number of a thing among those seen, with it added where it is new. */
function numberIn(seen: Map<string, number>, thing: unknown): number {
  const key = JSON.stringify(thing);
  const known = seen.get(key);
  if (known !== undefined) {
    return known;
  }
  seen.set(key, seen.size);
  return seen.size - 1;
}
