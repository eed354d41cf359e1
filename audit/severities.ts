import type { Rule } from "../rules/rule";

/** How much it matters that a rule is not met. */
export type Severity = Rule<never>["severity"];

/** All severities, the least first. */
export const severities = ["low", "medium", "high", "critical"] as const satisfies readonly Severity[];

/** Whether a severity is another one or worse. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}
