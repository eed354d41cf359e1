import {
  endedOn,
  type Exception,
  exceptionFor,
  holds,
  type Subject as ExceptedSubject,
} from "../../rules/configuration/exceptions";
import { placeOfDefect } from "../../rules/defect";
import { unknown, type Unknown } from "../../rules/facts/fact";
import { findingsIn } from "../../rules/report";
import type { Shortcoming, Verdict } from "../../rules/rule";
import { printable } from "../../rules/text";
import type { AuditedResource, AuditResult, Fix } from "../auditReport";
import { fixOf, type Subject } from "../fix/fixOf";
import type { AskedRule } from "./askedRules";

/** One thing that a rule answers about in an account. */
export interface Case {
  /** Absent where it is the account as a whole. */
  readonly resource?: AuditedResource;
  /** What was seen of it; absent where nothing was. */
  readonly subject?: Subject;
  /** What exceptions know it by. */
  readonly excepted: ExceptedSubject;
  evaluate(): Answer;
}

/** What a rule answers, or why it was not asked. */
export type Answer = Verdict | Unknown;

/** What a report says about one case. It never throws: what goes wrong here is not known, and ends nothing else. */
export function resultOf(asked: AskedRule, accountId: string, each: Case, today: string): AuditResult {
  const { rule, exceptions } = asked;
  const about = {
    accountId,
    rule: rule.name,
    severity: rule.severity,
    ...(each.resource !== undefined && { resource: printed(each.resource) }),
  };
  const answer = answerTo(() => each.evaluate());
  if ("answer" in answer && answer.answer === "compliant") {
    return { ...about, answer: "compliant", why: "" };
  }
  if ("answer" in answer && answer.answer === "notApplicable") {
    return { ...about, answer: "notApplicable", why: answer.why };
  }
  const finding = "answer" in answer ? findingOf(answer) : openQuestion(answer);
  const exception = exceptionFor(exceptions, each.excepted);
  if (exception !== undefined && holds(exception, today)) {
    return { ...about, ...finding, answer: "excepted", exception: printedException(exception) };
  }
  return {
    ...about,
    ...finding,
    ...(exception !== undefined && { why: `${finding.why} ${endedOn(exception)}` }),
    ...(finding.answer === "violation" && each.subject !== undefined && { fix: fixFor(asked, each.subject) }),
  };
}

/** What is wrong or not known, the same for every account and resource. */
type FindingResult = Pick<AuditResult, "answer" | "why" | "required" | "missingPermissions">;

function findingOf(shortcoming: Shortcoming): FindingResult {
  const doubts = shortcoming.findings.flatMap((finding) => finding.doubts);
  return {
    answer: shortcoming.answer,
    why: findingsIn(shortcoming).join(" "),
    required: shortcoming.required,
    ...missing(doubts.map(({ reason }) => reason)),
  };
}

function openQuestion(reason: Unknown): FindingResult {
  return {
    answer: "unknown",
    why: `it is not known: ${reason.why}. To make it known, ${reason.remedy}.`,
    ...missing([reason]),
  };
}

function missing(reasons: readonly Unknown[]): Pick<AuditResult, "missingPermissions"> {
  const permissions = new Set(reasons.flatMap(({ permission }) => permission ?? []));
  return permissions.size === 0 ? {} : { missingPermissions: [...permissions].sort() };
}

function answerTo(evaluate: () => Answer): Answer {
  try {
    return evaluate();
  } catch (error) {
    return defect(error);
  }
}

function fixFor({ rule, settings }: AskedRule, subject: Subject): Fix {
  try {
    return fixOf(rule, subject, settings);
  } catch (error) {
    const { why, remedy } = defect(error);
    return { commands: [], whyNoCommand: `${why}. Please ${remedy}.`, program: rule.remediation.program };
  }
}

/** That code of ours failed. */
export function defect(error: unknown): Unknown {
  return unknown(
    `a defect of cloudtrail-baseline is in the way (${printable(placeOfDefect(error), 200)})`,
    "report it to the maintainers",
  );
}

/** Longer than any ARN. */
const longestName = 2048;

/** AWS lets whoever makes a resource choose its name. */
function printed({ kind, name, arn, region }: AuditedResource): AuditedResource {
  return {
    kind,
    name: printable(name, longestName),
    arn: printable(arn, longestName),
    ...(region !== undefined && { region: printable(region, longestName) }),
  };
}

/** A reason is told as a text of any length, but on one line. */
function printedException({ reason, approvedBy, until }: Exception): NonNullable<AuditResult["exception"]> {
  return { reason: printable(reason, longestName), approvedBy: printable(approvedBy, longestName), until };
}
