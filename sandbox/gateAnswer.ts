import { readFile } from "node:fs/promises";
import type { GateAnswer } from "./accountReport";

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
