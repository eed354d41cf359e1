import { readFile } from "node:fs/promises";

/** What the policy pack's stack policies said in the course of a deployment. */
export interface GateAnswer {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

interface EngineEvent {
  readonly policyAnalyzeStackSummaryEvent?: {
    readonly passed?: readonly string[];
    readonly failed?: readonly string[];
  };
}

/**
 * What the stack policies answered, read from an event log of the engine: one JSON object a line, as written by
 * `pulumi up --event-log FILE`.
 */
export async function readGateAnswer(eventLog: string): Promise<GateAnswer> {
  const lines = (await readFile(eventLog, "utf8")).split("\n").filter((line) => line !== "");
  const summaries = lines.flatMap((line) => (JSON.parse(line) as EngineEvent).policyAnalyzeStackSummaryEvent ?? []);
  return {
    passed: [...new Set(summaries.flatMap(({ passed = [] }) => passed))],
    failed: [...new Set(summaries.flatMap(({ failed = [] }) => failed))],
  };
}

const gateName = "multi-region-cloudtrail-enabled";

/** What is wrong with what the gate said, a clause; `undefined` where it passed the stack. */
export function gateFault({ passed, failed }: GateAnswer): string | undefined {
  if (failed.length > 0) return `it refused ${failed.join(", ")}`;
  return passed.includes(gateName) ? undefined : `${gateName} did not run`;
}
