import type { Controls } from "./controls";
import type { Finding, Reader, Rule, Shortcoming } from "./rule";
import { enumerate, quote } from "./text";

/** What a report says about the rule that is not met. */
type Broken = Pick<Rule<never>, "remediation" | "url"> & {
  readonly controls: Pick<Controls, "nist80053Rev4">;
};

/**
 * A shortcoming as lines to read: what was found, what is required, how to fix it, the controls and the page that says
 * more. Whoever prints it adds the name and the description of the rule.
 *
 * @param reader - who is told how to fix it
 * @param hint - another way to fix it besides the rule's own, sentences
 */
export function report(rule: Broken, shortcoming: Shortcoming, reader: Reader, hint = ""): string {
  const controls = rule.controls.nist80053Rev4.ids;
  return [
    `Found: ${findingsIn(shortcoming).join("\n- ")}`,
    `Required: ${shortcoming.required}.`,
    `Fix: ${rule.remediation[reader]} ${hint}`.trimEnd(),
    ...(controls.length === 0 ? [] : [`Controls: NIST SP 800-53 Rev. 4 ${controls.join(", ")}`]),
    `See: ${rule.url}`,
  ].join("\n");
}

/** What was found, sentences: the summary first, where there is one. */
export function findingsIn({ summary, findings }: Shortcoming): readonly string[] {
  return [...(summary === undefined ? [] : [`${summary}.`]), ...findings.flatMap(describe)];
}

function describe(finding: Finding): string[] {
  const subject = finding.name === "" ? finding.kind : `${finding.kind} ${quote(finding.name)}`;
  const faults = finding.faults.length === 0 ? [] : [`${subject} ${enumerate(finding.faults)}.`];
  const reasons = new Map(finding.doubts.map(({ reason }) => [`${reason.why}\n${reason.remedy}`, reason]));
  const doubts = [...reasons].map(([key, { why, remedy }]) => {
    const questions = finding.doubts
      .filter(({ reason }) => `${reason.why}\n${reason.remedy}` === key)
      .map(({ question }) => question);
    return `it is not known whether ${subject} ${enumerate(questions)}: ${why}. To make it known, ${remedy}.`;
  });
  return [...faults, ...doubts];
}
