import type { EnforcementLevel, ReportViolation } from "@pulumi/policy";
import { placeOfDefect } from "../../rules/defect";
import { report } from "../../rules/report";
import type { Rule, Settings, Verdict } from "../../rules/rule";
import { listed, settingFaults } from "../../rules/configuration/configurationFaults";
import { configurableOf } from "../../rules/configuration/configurable";

/** What a policy says about a verdict; nothing when it is compliant. */
export interface Judgement {
  readonly complaint?: Complaint;
  readonly notApplicable?: string;
  /** Whether the complaint is about the settings, so that nothing was evaluated. */
  readonly isMisconfigured?: true;
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
 *
 * @param hint - another way to fix it besides the rule's own, sentences
 */
export function judge(rule: Rule<never>, settings: Settings, evaluate: () => Verdict, hint?: string): Judgement {
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
        return { complaint: { message: report(rule, verdict, "program", hint) } };
      case "unknown":
        return {
          complaint: {
            message: report(rule, verdict, "program", hint),
            ...(settings["unknown"] === "warn" && { level: "advisory" }),
          },
        };
    }
  } catch (error) {
    return { complaint: { message: defect(error) } };
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
