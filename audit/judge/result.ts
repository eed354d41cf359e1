import {
  endedOn,
  type Exception,
  exceptionFor,
  holds,
  type Subject as ExceptedSubject,
} from "../../rules/configuration/exceptions";
import type { Unknown } from "../../rules/facts/fact";
import { findingsIn } from "../../rules/report";
import type { Shortcoming, Verdict } from "../../rules/rule";
import { capitalized, printable } from "../../rules/text";
import type { AuditedResource, AuditResult } from "../auditReport";
import { defect } from "../defect";
import type { BrokenRule } from "../fix/fixesOf";
import type { Subject } from "../fix/subject";
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

/** What comes of one case. */
export interface Result {
  /** What the report says about it, but for the fix. */
  readonly said: Omit<AuditResult, "fix">;
  /** What is to be fixed; absent where nothing is, or nothing of it was seen. */
  readonly broken?: BrokenRule;
}

/** Judges one case. It never throws: what goes wrong here is not known, and ends nothing else. */
export function resultOf(asked: AskedRule, accountId: string, each: Case, today: string): Result {
  const { rule, exceptions, settings } = asked;
  const about = {
    accountId,
    rule: rule.name,
    severity: rule.severity,
    ...(each.resource !== undefined && { resource: printed(each.resource) }),
  };
  const answer = answerTo(() => each.evaluate());
  if ("answer" in answer && answer.answer === "compliant") {
    return { said: { ...about, answer: "compliant", why: "" } };
  }
  if ("answer" in answer && answer.answer === "notApplicable") {
    return { said: { ...about, answer: "notApplicable", why: answer.why } };
  }
  const finding = "answer" in answer ? findingOf(answer) : openQuestion(answer);
  const exception = exceptionFor(exceptions, each.excepted);
  if (exception !== undefined && holds(exception, today)) {
    return { said: { ...about, ...finding, answer: "excepted", exception: printedException(exception) } };
  }
  const { subject } = each;
  return {
    said: {
      ...about,
      ...finding,
      ...(exception !== undefined && { why: `${finding.why} ${endedOn(exception)}` }),
    },
    ...(finding.answer === "violation" && subject !== undefined && { broken: { rule, subject, settings } }),
  };
}

/** What is wrong or not known, the same for every account and resource. */
type FindingResult = Pick<AuditResult, "answer" | "why" | "required" | "missingPermissions">;

function findingOf(shortcoming: Shortcoming): FindingResult {
  const doubts = shortcoming.findings.flatMap((finding) => finding.doubts);
  return {
    answer: shortcoming.answer,
    why: findingsIn(shortcoming)
      .map((each, index) => (index === 0 ? each : capitalized(each)))
      .join(" "),
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
