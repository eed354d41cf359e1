import Table from "cli-table3";
import { styleText } from "node:util";
import { few } from "../../../rules/text";
import type { AuditReport, AuditResult, Fix, LeftOutAccount, NotAnswered } from "../../auditReport";
import { accountsById } from "../accountsById";
import { coverageSentence } from "../coverageSentence";
import type { Format, FormatOptions } from "../format";
import { byReason, type SameReason } from "../byReason";
import { sentence } from "../sentence";
import { type AccountCounts, type AccountSummary, summarize, type Summary } from "./accountSummary";
import { changesSection } from "./changesSection";
import { firstSteps } from "./firstSteps";
import { type Layout, named } from "./layout";
import { wrap } from "../../wrap";

/** Wide enough for a sentence to be read, and what a file gets. */
const usualWidth = 100;
/** Below this, words would stand one a line. */
const leastWidth = 40;

/** Of how many accounts a person reads what was found, and in how many rows how they stand. */
const most = { detailed: 50, rows: 500 } as const;

/** How much of an account's name stands in its row. */
const longestName = 24;

/**
 * For people: what did not answer, where to begin, then what is wrong with each account and how to comply, worst first, as far as anybody
 * reads. What is compliant is counted. Commands are never broken, so that they can be copied.
 */
export const table: Format = {
  name: "table",
  description: "for people, worst first, with how to comply",
  *write(report, options) {
    const layout = layoutOf(report, options);
    const summary = summarize(report, most.detailed);
    const left = summary.withDetails - summary.detailed.length;
    yield coverage(report, layout);
    if (report.changes !== undefined) {
      yield `\n\n${changesSection(report.changes, layout)}`;
    }
    if (summary.accounts.length > 1) {
      yield `\n\n${firstSteps(report, summary.tally, layout)}`;
    }
    for (const each of summary.detailed) {
      yield `\n\n${account(each, layout)}`;
    }
    if (left > 0) {
      const more = `What was found in ${left} more accounts, none of them worse, is not shown here. ${elsewhere}`;
      yield `\n\n${wrap(more, layout.width)}`;
    }
    for (const note of report.notes) {
      yield `\n\n${wrap(`Note: ${note}`, layout.width, "", "  ")}`;
    }
    yield `\n\n${conclusion(summary, layout)}\n`;
  },
};

function layoutOf(report: AuditReport, { colours, columns = usualWidth }: FormatOptions): Layout {
  const byId = accountsById(report);
  return {
    nameOf: (accountId) => byId.get(accountId)?.name,
    width: Math.max(leastWidth, Math.min(columns, usualWidth)),
    paint: (colour, text) => (colours ? styleText(colour, text, { validateStream: false }) : text),
  };
}

/** Where what the table leaves out is. */
const elsewhere = "--format csv and --format json have all of it.";

function coverage(report: AuditReport, layout: Layout): string {
  const { width, paint } = layout;
  const { notAnswered } = report.coverage;
  const leftOut = report.organization?.leftOut ?? [];
  const isWhole = report.isComplete && notAnswered.length === 0;
  return [
    paint(isWhole ? "bold" : ["bold", "red"], wrap(coverageSentence(report), width)),
    ...byReason(notAnswered).map((group) => wrap(silent(group, layout), width, "- ", "  ")),
    ...byReason(leftOut).map((group) => wrap(notAsked(group, layout), width, "- ", "  ")),
  ].join("\n");
}

/** Accounts that did not answer for the same reason, and what to do. The overview at the end marks each. */
function silent(group: SameReason<NotAnswered>, layout: Layout): string {
  const [{ why, remedy }] = group;
  const accounts = few(group.map(({ accountId }) => named(accountId, layout)));
  return `${accounts} did not answer: ${sentence(why)} ${sentence(remedy)}`;
}

/** Accounts that were not asked for the same reason, in a line: they are no failures. */
function notAsked(group: SameReason<LeftOutAccount>, layout: Layout): string {
  const [{ accountId, why }] = group;
  const first = named(accountId, layout);
  const accounts =
    group.length === 1 ? `${first} was not asked` : `${group.length} accounts were not asked, ${first} among them`;
  return `${accounts}: ${sentence(why)}`;
}

function account(summary: AccountSummary, layout: Layout): string {
  return [
    layout.paint(["bold", "underline"], `Account ${named(summary.accountId, layout)}`),
    ...summary.findings.map((result) => finding(result, layout)),
    ...summary.excepted.map((result) => exception(result, layout)),
  ].join("\n\n");
}

function finding(result: AuditResult, layout: Layout): string {
  const { answer, severity, rule, why, required, missingPermissions = [], fix } = result;
  const { width, paint } = layout;
  const title = answer === "violation" ? `VIOLATION (${severity})` : `UNKNOWN (${severity})`;
  const labelled = (label: string, text: string): string => wrap(`${label}: ${text}`, width, "  ", "    ");
  return [
    `${paint(answer === "violation" ? "red" : "yellow", title)} ${paint("bold", rule)}`,
    ...about(result, layout),
    ...(why === "" ? [] : [labelled("Found", sentence(why))]),
    ...(required === undefined ? [] : [labelled("Required", sentence(required))]),
    ...(missingPermissions.length === 0 ? [] : [labelled("Missing permissions", missingPermissions.join(", "))]),
    ...(fix === undefined ? [] : fixLines(fix, layout)),
  ].join("\n");
}

function about({ resource }: AuditResult, { width }: Layout): readonly string[] {
  if (resource === undefined) {
    return [];
  }
  const { kind, name, arn, region } = resource;
  const place = region === undefined ? "" : ` in ${region}`;
  return [wrap(`${kind} ${name}${place}${arn === name ? "" : ` (${arn})`}`, width, "  ", "    ")];
}

function fixLines({ commands, whyNoCommand, program }: Fix, { width, paint }: Layout): readonly string[] {
  return [
    ...(commands.length === 0 ? [] : ["  Fix, with credentials of this account:"]),
    ...commands.flatMap(({ command, caution }) => [
      ...(caution === undefined
        ? []
        : [paint("yellow", wrap(`Caution: ${sentence(caution)}`, width, "    ", "      "))]),
      paint("cyan", `    ${command}`),
    ]),
    ...(whyNoCommand === undefined ? [] : [wrap(`Fix: ${sentence(whyNoCommand)}`, width, "  ", "    ")]),
    wrap(`In a Pulumi program: ${sentence(program)}`, width, "  ", "    "),
  ];
}

function exception(result: AuditResult, layout: Layout): string {
  const { rule, exception: entry, why } = result;
  const { width, paint } = layout;
  const allowed =
    entry === undefined
      ? why
      : `${sentence(entry.reason)} Approved by ${entry.approvedBy}, until ${entry.until} (UTC).`;
  return [
    `${paint("blue", "EXCEPTED")} ${paint("bold", rule)}`,
    ...about(result, layout),
    wrap(allowed, width, "  ", "    "),
  ].join("\n");
}

/** A row an account where there are several, and what to do next. */
function conclusion({ accounts, withDetails }: Summary, layout: Layout): string {
  const [first] = accounts;
  const left = accounts.length - most.rows;
  return [
    first === undefined || accounts.length > 1
      ? overviewOf(accounts.slice(0, most.rows), layout)
      : wrap(countsOf(first, layout), layout.width),
    ...(left > 0 ? [wrap(`${left} more accounts, none of them worse. ${elsewhere}`, layout.width)] : []),
    ...(withDetails > 0 ? [wrap("More about a rule: cloudtrail-baseline audit explain RULE", layout.width)] : []),
  ].join("\n");
}

function countsOf({ accountId, counts }: AccountCounts, layout: Layout): string {
  const { violation, unknown, excepted, notApplicable, compliant } = counts;
  return (
    `Account ${named(accountId, layout)}: ${violation} violation${violation === 1 ? "" : "s"}, ${unknown} unknown, ` +
    `${excepted} excepted, ${notApplicable} not applicable, ${compliant} compliant.`
  );
}

function overviewOf(accounts: readonly AccountCounts[], { paint, nameOf }: Layout): string {
  const names = accounts.map(({ accountId }) => nameOf(accountId) ?? "");
  const hasNames = names.some((name) => name !== "");
  const overview = new Table({
    head: [
      "Account",
      ...(hasNames ? ["Name"] : []),
      "Violations",
      "Unknown",
      "Excepted",
      "Not applicable",
      "Compliant",
    ],
    colAligns: ["left", ...(hasNames ? (["left"] as const) : []), "right", "right", "right", "right", "right"],
    chars: borderless,
    // The library's own colours follow neither the terminal nor the user.
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
  });
  for (const [index, { accountId, counts, isAnswered }] of accounts.entries()) {
    const { violation, unknown, excepted, notApplicable, compliant } = counts;
    overview.push([
      isAnswered ? accountId : `${accountId} (no answer)`,
      ...(hasNames ? [shortened(names[index] ?? "")] : []),
      violation,
      unknown,
      excepted,
      notApplicable,
      compliant,
    ]);
  }
  const [head = "", ...rows] = overview
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
  return [paint("bold", head), ...rows].join("\n");
}

function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length <= longestName ? name : `${characters.slice(0, longestName - 1).join("")}…`;
}

const borderless = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};
