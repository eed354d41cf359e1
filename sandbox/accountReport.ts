import type { TrailAnswer } from "./accountFacts";

/** One line of the report: what was asked, what the account answered, and whether that is as it should be. */
export interface ReportLine {
  readonly label: string;
  readonly value: string;
  readonly good: boolean;
}

/** What the policy pack's stack policies said in the course of a deployment. */
export interface GateAnswer {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

const gateName = "multi-region-cloudtrail-enabled";

/**
 * What is now true of the account, line by line.
 *
 * @param trails - every trail that was found
 * @param gate - what the gate said while the trail was deployed
 */
export function accountReport(trails: readonly TrailAnswer[], gate: GateAnswer): ReportLine[] {
  if (trails.length === 0) {
    return [{ label: "trail", value: "none: the account has no trail", good: false }, gateLine(gate)];
  }
  return [...trails.flatMap(trailLines), gateLine(gate)];
}

function trailLines({ bucket, ...trail }: TrailAnswer): ReportLine[] {
  return [
    { label: "trail", value: `${trail.name} (${trail.arn})`, good: trail.arn !== "" },
    { label: "home region", value: trail.homeRegion, good: trail.homeRegion !== "" },
    yesOrNo("multi-region", trail.multiRegion),
    yesOrNo("logging", trail.logging),
    yesOrNo("log file validation", trail.logFileValidation),
    yesOrNo("global service events", trail.globalServiceEvents),
    { label: "bucket", value: bucket.name, good: bucket.name !== "" },
    yesOrNo("  public access blocked", bucket.publicAccessBlocked),
    yesOrNo("  bucket owner enforced", bucket.ownerEnforced),
    yesOrNo("  versioned", bucket.versioned),
    { label: "  encrypted", value: bucket.encryption ?? "no", good: bucket.encryption !== undefined },
    yesOrNo("  TLS only", bucket.tlsOnly),
    yesOrNo("  writable by this trail alone", bucket.boundToTrail),
  ];
}

function gateLine({ passed, failed }: GateAnswer): ReportLine {
  if (failed.length > 0) return { label: "gate", value: `refused: ${failed.join(", ")}`, good: false };
  if (!passed.includes(gateName)) return { label: "gate", value: `${gateName} did not run`, good: false };
  const others = passed.length === 1 ? "" : `, and ${passed.length - 1} other rules`;
  return { label: "gate", value: `passed: ${gateName}${others}`, good: true };
}

function yesOrNo(label: string, good: boolean): ReportLine {
  return { label, value: good ? "yes" : "no", good };
}

/** The report as text, one line each, with a mark before what is not as it should be. */
export function formatReport(lines: readonly ReportLine[]): string {
  const width = Math.max(...lines.map(({ label }) => label.length));
  return lines.map(({ label, value, good }) => `${good ? "  " : "✗ "}${label.padEnd(width)}  ${value}`).join("\n");
}
