import { createHash } from "node:crypto";
import type { AuditReport, AuditResult } from "../../auditReport";
import type { Format } from "../format";
import { html as markup, type Markup, nothing } from "./markup";
import { accountsById } from "../accountsById";
import { Packing } from "./packing";
import { script, style } from "./bin/page.json";
import { pageRules } from "./pageRules";
import type { PageRule, ReportData } from "./reportData";
import { changes } from "./sections/changes";
import { coverage } from "./sections/coverage";
import { firstSteps } from "./sections/firstSteps";
import { headline, titleOf } from "./sections/headline";
import { matrix } from "./sections/matrix";
import { notes } from "./sections/notes";
import { withoutScript } from "./sections/withoutScript";
import { Tally } from "../tally";

/**
 * For browsers: one file that needs nothing else, with a summary that needs no script and a matrix that does. The program and
 * the style of the page are in the folder page/; bundle.mjs puts each in one piece.
 */
export const html: Format = {
  name: "html",
  description: "one page for browsers, with a summary and a matrix of accounts and rules",
  *write(report) {
    const tally = new Tally();
    yield head(report);
    // The summary counts what stands in the data, so it comes after it.
    yield '<script type="application/json" id="report">';
    yield* data(report, tally);
    yield "</script>\n";
    yield* body(report, tally);
    yield `<script>${script}</script>\n</body>\n</html>\n`;
  },
};

function head(report: AuditReport): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${titleOf(report)}</title>
<style>${{ markup: style }}</style>
</head>
<body>
`.markup;
}

/** Nothing is loaded or sent, nothing runs but the program of the page, and no text is ever made markup. */
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** {@link ReportData}, in pieces: an account each, and then what accounts share. */
function* data(report: AuditReport, tally: Tally): Iterable<string> {
  const { results, coverage } = report;
  const packing = new Packing();
  const known = accountsById(report);
  const silent = new Set(coverage.notAnswered.map(({ accountId }) => accountId));
  yield '{"rows":[';
  for (const [accountId, own] of byAccount(results)) {
    const account = known.get(accountId);
    const row = packing.row(accountId, own, account?.name ?? "", account?.organizationalUnits?.join("/") ?? "");
    yield `${tally.accountIds.length === 0 ? "" : ","}\n${inScript(row)}`;
    tally.add(accountId, own, !silent.has(accountId));
  }
  yield "\n]";
  const rest: Omit<ReportData, "rows"> = {
    texts: packing.texts,
    results: packing.results,
    rules: pageRules(tally.rules),
    silent: [...silent],
  };
  for (const [key, value] of Object.entries(rest)) {
    yield `,\n${inScript(key)}:${inScript(value)}`;
  }
  yield "}";
}

/** Accounts with their results, which stand one after the other in a report. */
function* byAccount(results: Iterable<AuditResult>): Iterable<readonly [string, readonly AuditResult[]]> {
  let own: AuditResult[] = [];
  for (const result of results) {
    const [first] = own;
    if (first !== undefined && first.accountId !== result.accountId) {
      yield [first.accountId, own];
      own = [];
    }
    own.push(result);
  }
  const [first] = own;
  if (first !== undefined) {
    yield [first.accountId, own];
  }
}

/** JSON in which nothing ends the script that it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function* body(report: AuditReport, tally: Tally): Iterable<string> {
  const rules = pageRules(tally.rules);
  yield markup`<a class="skip" href="#matrix">To the matrix</a>
${headline(report, tally)}
<main>
<div class="summary">
${firstSteps(report, tally, rules)}
${coverage(report, tally)}
${aside(report, rules)}
</div>
${matrix(rules)}
`.markup;
  yield "<noscript>\n";
  yield* withoutScript(tally, rules);
  yield "</noscript>\n</main>\n";
}

/** What has changed, and what should be known besides. */
function aside(report: AuditReport, rules: readonly PageRule[]): Markup {
  const parts = [changes(report, rules), notes(report)].filter((part) => part !== nothing);
  return parts.length === 0 ? nothing : markup`<div class="column">${parts}</div>`;
}
