import type { AuditAnswer } from "../../../auditReport";
import { severities, type Severity } from "../../../severities";
import { answers } from "../../../answers";
import type { PageRule } from "../reportData";
import type { Account } from "./accounts";

/** What of the matrix is shown, and in which order. Where nothing is chosen, everything is. */
export interface View {
  readonly search: string;
  readonly answers: readonly AuditAnswer[];
  readonly severities: readonly Severity[];
  /** Its name; empty for every rule. */
  readonly rule: string;
  /** `worst`, `report`, `account`, `name`, or the name of the rule by whose answers accounts are ordered. */
  readonly sort: string;
}

/** Everything, the worst accounts first. */
export const wholeView: View = { search: "", answers: [], severities: [], rule: "", sort: "worst" };

/** What a view shows: numbers of accounts in order, and of rules. */
export interface Shown {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The accounts and rules that a view shows. */
export function shownIn(view: View, accounts: readonly Account[], rules: readonly PageRule[]): Shown {
  const columns = [...rules.keys()].filter((column) => isShown(view, rules[column]));
  const words = view.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const wanted = new Set(view.answers.map((answer) => answers.indexOf(answer)));
  const rows = [...accounts.keys()].filter((row) => {
    const account = accounts[row];
    return (
      account !== undefined &&
      words.every((word) => account.searched.includes(word)) &&
      (wanted.size === 0 || columns.some((column) => wanted.has(account.cells[column] ?? -1)))
    );
  });
  return { rows: sorted(rows, view.sort, columns, accounts, rules), columns };
}

function isShown(view: View, rule: PageRule | undefined): boolean {
  return (
    rule !== undefined &&
    (view.rule === "" || view.rule === rule.name) &&
    (view.severities.length === 0 || view.severities.includes(rule.severity))
  );
}

function sorted(
  rows: readonly number[],
  sort: string,
  columns: readonly number[],
  accounts: readonly Account[],
  rules: readonly PageRule[],
): readonly number[] {
  if (sort === "report") {
    return rows;
  }
  if (sort === "account" || sort === "name") {
    const textOf = (row: number): string => accounts[row]?.[sort === "name" ? "name" : "accountId"] ?? "";
    return rows.toSorted((one, other) => compare(textOf(one), textOf(other)));
  }
  const column = rules.findIndex(({ name }) => name === sort);
  if (column >= 0) {
    return rows.toSorted((one, other) => (accounts[one]?.cells[column] ?? 0) - (accounts[other]?.cells[column] ?? 0));
  }
  const badness = new Map(rows.map((row) => [row, badnessOf(accounts[row], columns, rules)]));
  return rows.toSorted((one, other) => compareLists(badness.get(other) ?? [], badness.get(one) ?? []));
}

/** How many violations there are of each severity, the worst first, then how much is unknown. */
function badnessOf(account: Account | undefined, columns: readonly number[], rules: readonly PageRule[]): number[] {
  const counts = new Array<number>(severities.length + 1).fill(0);
  for (const column of columns) {
    const answer = answers[account?.cells[column] ?? answers.length];
    const severity = rules[column]?.severity;
    if (answer === "violation" && severity !== undefined) {
      const place = severities.length - 1 - severities.indexOf(severity);
      counts[place] = (counts[place] ?? 0) + 1;
    } else if (answer === "unknown") {
      counts[severities.length] = (counts[severities.length] ?? 0) + 1;
    }
  }
  return counts;
}

function compareLists(one: readonly number[], other: readonly number[]): number {
  return one.map((number, index) => number - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
