import { stringify } from "csv-stringify/sync";
import type { AuditedResource, AuditReport, AuditResult, ChangedAnswer, Changes } from "../../auditReport";
import { accountsById } from "../accountsById";
import { coverageSentence } from "../coverageSentence";
import { inBatches } from "../../iterables";
import type { Format } from "../format";

/**
 * The columns. `record` tells what a line is: the first one is `coverage`, which says in `why` how many accounts answered,
 * and has the numbers; then come `notAnswered` and `leftOut`, with an account and why; `change`, with what it is, the answer
 * before and the answer now; `result`; and `note`, a sentence in `why`. The last columns say what an organization knows of the
 * account of a line.
 */
const columns = [
  "record",
  "accountsAsked",
  "accountsAnswered",
  "accountId",
  "rule",
  "severity",
  "answer",
  "resourceKind",
  "resourceName",
  "resourceArn",
  "resourceRegion",
  "why",
  "required",
  "remedy",
  "missingPermissions",
  "exceptionReason",
  "exceptionApprovedBy",
  "exceptionUntil",
  "fixCommands",
  "fixCautions",
  "fixProgram",
  "change",
  "answerBefore",
  "since",
  "accountName",
  "organizationalUnits",
] as const;

type Line = Readonly<Partial<Record<(typeof columns)[number], string | number>>>;

/** A line that is about one account. */
type LineOfAccount = Line & { readonly accountId: string };

/**
 * For spreadsheets, by RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csv: Format = {
  name: "csv",
  description: "one line a result for spreadsheets, with a line of coverage before them",
  *write(report) {
    yield written([columns]);
    for (const lines of inBatches(linesOf(report), linesAtOnce)) {
      yield written(lines);
    }
  },
};

/** How many lines are written at once: the library takes a while for each call. */
const linesAtOnce = 100;

function written(lines: readonly (Line | typeof columns)[]): string {
  return stringify([...lines], { columns: [...columns], record_delimiter: "windows", escape_formulas: true });
}

function* linesOf(report: AuditReport): Iterable<Line> {
  const { coverage, changes, organization, results, notes } = report;
  const byId = accountsById(report);
  const named = (line: LineOfAccount): Line => {
    const { name = "", organizationalUnits = [] } = byId.get(line.accountId) ?? {};
    return { ...line, accountName: name, organizationalUnits: organizationalUnits.join("/") };
  };
  yield {
    record: "coverage",
    accountsAsked: coverage.asked,
    accountsAnswered: coverage.answered,
    why: coverageSentence(report),
  };
  for (const each of coverage.notAnswered) {
    yield named({ record: "notAnswered", ...each });
  }
  for (const { accountId, why } of organization?.leftOut ?? []) {
    yield named({ record: "leftOut", accountId, why });
  }
  if (changes !== undefined) {
    for (const line of changeLines(changes)) {
      yield named(line);
    }
  }
  for (const result of results) {
    yield named(lineOf(result));
  }
  for (const why of notes) {
    yield { record: "note", why };
  }
}

/** What is new has no answer before, and what is gone none now. */
function changeLines({ since, worse, better, new: added, gone }: Changes): readonly LineOfAccount[] {
  const lines = (change: string, answers: readonly ChangedAnswer[]): readonly LineOfAccount[] =>
    answers.map(({ accountId, rule, severity, resource, before, now }) => ({
      record: "change",
      accountId,
      rule,
      severity,
      answer: now ?? "",
      ...resourceCells(resource),
      change,
      answerBefore: before ?? "",
      since,
    }));
  return [...lines("worse", worse), ...lines("better", better), ...lines("new", added), ...lines("gone", gone)];
}

function resourceCells(resource: AuditedResource | undefined): Omit<Line, "accountId"> {
  return {
    resourceKind: resource?.kind ?? "",
    resourceName: resource?.name ?? "",
    resourceArn: resource?.arn ?? "",
    resourceRegion: resource?.region ?? "",
  };
}

/** Several permissions or commands stand in one cell, a line each. */
function lineOf({ accountId, rule, severity, answer, resource, why, required, ...more }: AuditResult): LineOfAccount {
  const { missingPermissions = [], exception, fix } = more;
  return {
    record: "result",
    accountId,
    rule,
    severity,
    answer,
    ...resourceCells(resource),
    why,
    required: required ?? "",
    remedy: fix?.whyNoCommand ?? "",
    missingPermissions: missingPermissions.join("\n"),
    exceptionReason: exception?.reason ?? "",
    exceptionApprovedBy: exception?.approvedBy ?? "",
    exceptionUntil: exception?.until ?? "",
    fixCommands: fix?.commands.map(({ command }) => command).join("\n") ?? "",
    fixCautions: fix?.commands.flatMap(({ caution = [] }) => caution).join("\n") ?? "",
    fixProgram: fix?.program ?? "",
  };
}
