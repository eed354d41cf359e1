import type { EnforcementLevel, ReportViolation, ResourceValidationArgs } from "@pulumi/policy";
import { placeOfDefect } from "../../rules/defect";
import { report } from "../../rules/report";
import type { Rule, Settings, Shortcoming, Verdict } from "../../rules/rule";
import { listed, settingFaults } from "../../rules/configuration/configurationFaults";
import { configurableOf } from "../../rules/configuration/configurable";
import {
  endedOn,
  exceptedUntil,
  exceptionFor,
  exceptionsOf,
  holds,
  type Subject,
} from "../../rules/configuration/exceptions";

/** What a policy says about a verdict; nothing when it is compliant. */
export interface Judgement {
  readonly complaint?: Complaint;
  readonly notApplicable?: string;
  /** Why it does not complain, though the rule is not met or may not be: a clause. */
  readonly excepted?: string;
  /** Whether the complaint is about the settings, so that nothing was evaluated. */
  readonly isMisconfigured?: true;
}

/** What a verdict is about. */
interface About {
  /** As exceptions name it. Absent where none counts. */
  readonly subject?: () => Subject;
  /** Another way to fix it besides the rule's own, sentences. */
  readonly hint?: string;
  /** What is said of a shortcoming that is reported. Defaults to all that the rule says. */
  readonly told?: (shortcoming: Shortcoming) => Shortcoming;
}

/** What a policy reports. */
export interface Complaint {
  readonly message: string;
  /** Another level than the policy's own. */
  readonly level?: EnforcementLevel;
}

/**
 * Evaluates without ever throwing. Of the exceptions that leave a policy, the SDK turns one that it knows into a mere note,
 * and any other ends the whole operation. The message of an exception may hold a secret; its name and place do not.
 */
export function judge(rule: Rule<never>, settings: Settings, evaluate: () => Verdict, about: About = {}): Judgement {
  try {
    const faulty = misconfiguration(rule, settings);
    if (faulty !== undefined) {
      return { complaint: faulty, isMisconfigured: true };
    }
    const verdict = evaluate();
    switch (verdict.answer) {
      case "compliant":
        return {};
      case "notApplicable":
        return { notApplicable: verdict.why };
      case "violation":
      case "unknown":
        return judgeShortcoming(rule, settings, verdict, about);
    }
  } catch (error) {
    return { complaint: { message: defect(error) } };
  }
}

function judgeShortcoming(
  rule: Rule<never>,
  settings: Settings,
  shortcoming: Shortcoming,
  { subject, hint, told = (itself) => itself }: About,
): Judgement {
  const exceptions = exceptionsOf(settings);
  const exception = subject === undefined || exceptions.length === 0 ? undefined : exceptionFor(exceptions, subject());
  if (exception !== undefined && holds(exception, today())) {
    return { excepted: exceptedUntil(exception) };
  }
  const ended = exception === undefined ? [] : [endedOn(exception)];
  const isNote = shortcoming.answer === "unknown" && settings["unknown"] === "warn";
  return {
    complaint: {
      message: [report(rule, told(shortcoming), "program", hint), ...ended].join("\n"),
      ...(isNote && { level: "advisory" as const }),
    },
  };
}

/** The day, in UTC. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/**
 * Tells Pulumi that a policy does not apply, where there is a reason for each thing that it judged. The SDK leaves the policy
 * by an exception then.
 */
export function tellNotApplicable(
  reasons: readonly (string | undefined)[],
  { notApplicable }: Pick<ResourceValidationArgs, "notApplicable">,
): void {
  const given = reasons.filter((reason) => reason !== undefined);
  if (given.length > 0 && given.length === reasons.length) {
    notApplicable([...new Set(given)].join("; "));
  }
}

/** The complaint where the settings of a rule are not allowed; `undefined` where they are. */
export function misconfiguration(rule: Rule<never>, settings: Settings): Complaint | undefined {
  const faults = settingFaults(configurableOf(rule), settings);
  return faults.length === 0
    ? undefined
    : {
        message: ["The configuration of this rule is faulty, so it lets nothing pass.", ...faults.map(listed)].join(
          "\n",
        ),
      };
}

/** The message when a rule throws instead of answering. */
export function defect(error: unknown): string {
  return (
    `This rule could not be evaluated, so it lets nothing pass: ${placeOfDefect(error)}.\n` +
    "This is a bug in the policy pack. Please report it to its maintainers."
  );
}

/** Reports a complaint to Pulumi, about a resource where one is named. */
export function complain(rule: Rule<never>, complaint: Complaint, to: ReportViolation, urn?: string): void {
  const { message, level } = complaint;
  if (level === undefined) {
    to(message, urn);
    return;
  }
  // The SDK also accepts an object, though its types hide that. It adds the description itself only to a text.
  const toInDetail = to as unknown as (violation: object) => void;
  toInDetail({
    message: `${rule.description}\n${message}`,
    enforcementLevel: level,
    ...(urn !== undefined && { urn }),
  });
}
