import { answers } from "../answers";
import { printable, quote } from "../../rules/text";
import type { AuditedResource } from "../auditReport";
import { severities, type Severity } from "../severities";
import { cutOut, Unreadable } from "./cutOut";
import { type About, type EarlierAnswer, EarlierAnswers, type EarlierReport } from "./earlierReport";

/** More than any audit gives: fifty thousand accounts by all rules. */
const mostResults = 2_000_000;
/** Longer than any ARN, and than any way to reach an account. */
const longestText = 4096;

const kinds: readonly AuditedResource["kind"][] = ["trail", "bucket", "key"];

/** Properties besides the results that are read. */
const others = new Set(["coverage", "notes"]);

/**
 * Reads a report that an earlier audit wrote in the format json, from pieces of its text. It comes from outside, and may be
 * anything.
 *
 * @returns the report, or why it is none, a clause
 */
export async function readEarlierReport(
  pieces: AsyncIterable<string>,
): Promise<{ readonly report: EarlierReport } | { readonly fault: string }> {
  const found = new EarlierAnswers();
  let count = 0;
  try {
    const { text, elements, isClosed } = await cutOut(pieces, { list: "results", others }, (element) => {
      if (++count > mostResults) throw new Unreadable(`it has more than ${mostResults} results`);
      found.add(resultIn(parsed(element, `result ${count}`), `result ${count}`));
    });
    if (!/^[\ufeff\s]*\{/.test(text)) {
      throw new Unreadable("it is not a report in the format json. Name a file that `--format json` wrote");
    }
    if (!isClosed) {
      throw new Unreadable("it breaks off before its end. Name a report that was written whole");
    }
    return { report: { ...headOf(parsed(text.replace(/^\ufeff/, ""), "it"), elements), answers: found } };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.message };
    throw error;
  }
}

function parsed(text: string, what: string): Readonly<Record<string, unknown>> {
  try {
    return objectIn(JSON.parse(text), what);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`${what} is not JSON. Name a file that \`--format json\` wrote`);
  }
}

/** What a report says besides its results. */
function headOf(report: Readonly<Record<string, unknown>>, elements: number): Omit<EarlierReport, "answers"> {
  const { schemaVersion, version, startedAt, isComplete, coverage, results } = report;
  if (schemaVersion !== 1) {
    throw new Unreadable(
      typeof schemaVersion === "number"
        ? `it is a report of schema version ${schemaVersion}, and this release reads version 1. Make a new report with this release`
        : "it has no schemaVersion. Name a file that `--format json` wrote",
    );
  }
  if (!Array.isArray(results) || results.length !== elements || results.some((result) => result !== null)) {
    throw new Unreadable("its results are not a list of objects");
  }
  if (typeof startedAt !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(startedAt)) {
    throw new Unreadable("its startedAt is not a time in UTC");
  }
  if (typeof isComplete !== "boolean") {
    throw new Unreadable("its isComplete is not true or false");
  }
  const { notAnswered } = objectIn(coverage, "its coverage");
  if (!Array.isArray(notAnswered)) {
    throw new Unreadable("its coverage.notAnswered is not a list");
  }
  const silent = notAnswered.map((each, index) => {
    const place = `its coverage.notAnswered[${index}]`;
    return textIn(objectIn(each, place)["accountId"], `${place}.accountId`);
  });
  return { startedAt, version: printable(textIn(version, "its version"), 50), isComplete, silent: new Set(silent) };
}

function resultIn({ accountId, rule, answer, severity, resource }: Readonly<Record<string, unknown>>, place: string) {
  return {
    accountId: textIn(accountId, `the accountId of ${place}`),
    rule: textIn(rule, `the rule of ${place}`),
    answer: oneOf(answers, answer, `the answer of ${place}`),
    severity: oneOf<Severity>(severities, severity, `the severity of ${place}`),
    ...(resource !== undefined && { resource: resourceIn(objectIn(resource, `the resource of ${place}`), place) }),
  } satisfies About & EarlierAnswer;
}

function resourceIn({ kind, name, arn, region }: Readonly<Record<string, unknown>>, place: string): AuditedResource {
  return {
    kind: oneOf(kinds, kind, `the kind of the resource of ${place}`),
    name: textIn(name, `the name of the resource of ${place}`),
    arn: textIn(arn, `the arn of the resource of ${place}`),
    ...(region !== undefined && { region: textIn(region, `the region of the resource of ${place}`) }),
  };
}

function objectIn(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Unreadable(`${place} is not an object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function textIn(value: unknown, place: string): string {
  if (typeof value !== "string" || value.length > longestText) {
    throw new Unreadable(`${place} is not a text of at most ${longestText} characters`);
  }
  return value;
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, place: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    const given = typeof value === "string" ? quote(value) : "missing or no text";
    throw new Unreadable(`${place} is ${given}. Allowed: ${allowed.join(", ")}`);
  }
  return found;
}
