import type { AuditAnswer, AuditResult } from "../../../auditReport";
import { answers } from "../../../answers";
import type { PackedResult, ReportData, Template } from "../reportData";

/** An account, a row of the matrix. */
export interface Account {
  readonly accountId: string;
  /** Empty where its organization was not asked. */
  readonly name: string;
  readonly organizationalUnits: string;
  readonly isAnswered: boolean;
  /** What a search looks through, in small letters. */
  readonly searched: string;
  /** The answer that matters most to each rule, a number in {@link answers}; their count where the rule was not asked. */
  readonly cells: Uint8Array;
  /** Everything that was answered. */
  results(): readonly AuditResult[];
}

/** What stands in a cell that has no answer. */
export const noAnswer: number = answers.length;

/** The accounts of a report. */
export function accountsOf({ rows, texts, results, rules, silent }: ReportData): readonly Account[] {
  const columns = new Map(rules.map(({ name }, index) => [name, index]));
  // The rule and the answer of a result are texts without names.
  const places = results.map(({ rule, answer }) => ({
    column: columns.get(textOf(texts[rule], [])) ?? 0,
    answer: answers.indexOf(textOf(texts[answer], []) as AuditAnswer),
  }));
  const withoutAnswer = new Set(silent);
  return rows.map(([accountId, numbers, names, name, organizationalUnits]) => {
    const cells = new Uint8Array(rules.length).fill(noAnswer);
    for (const number of numbers) {
      const place = places[number];
      if (place !== undefined) {
        cells[place.column] = Math.min(cells[place.column] ?? noAnswer, place.answer);
      }
    }
    return {
      accountId,
      name,
      organizationalUnits,
      isAnswered: !withoutAnswer.has(accountId),
      searched: `${accountId} ${name} ${organizationalUnits}`.toLowerCase(),
      cells,
      results: () => {
        const all = [accountId, ...names];
        return numbers.flatMap((number) => {
          const packed = results[number];
          return packed === undefined ? [] : unpacked(packed, (text) => textOf(texts[text], all));
        });
      },
    };
  });
}

function textOf(template: Template | undefined, names: readonly string[]): string {
  return typeof template === "object"
    ? template.map((piece) => (typeof piece === "number" ? (names[piece] ?? "") : piece)).join("")
    : (template ?? "");
}

function unpacked(value: PackedResult, textAt: (number: number) => string): AuditResult;
function unpacked(value: unknown, textAt: (number: number) => string): unknown;
function unpacked(value: unknown, textAt: (number: number) => string): unknown {
  if (typeof value === "number") {
    return textAt(value);
  }
  if (Array.isArray(value)) {
    return value.map((each) => unpacked(each, textAt));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unpacked(each, textAt)]))
    : value;
}
