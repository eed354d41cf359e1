import type { Command } from "commander";
import { type audit, type AuditOptions, exitCodeOf, withChangesSince } from "../../audit";
import type { AuditReport } from "../../audit/auditReport";
import { exitCodes } from "../exitCodes";
import type { Surroundings } from "../lazyCommand";
import type { AuditArguments } from "./auditArguments";
import { type AuditInputs, readInputs } from "./auditInputs";
import { growSlowly } from "./growSlowly";
import { listenForInterruption } from "./interruption";
import { progressBarOn } from "./progressBar";
import { version } from "../package.json";
import { writeReports } from "./reports";
import { surveyOptionsOf } from "./surveyOptionsOf";

/** Audits: asks AWS, and judges. */
export type Audit = typeof audit;

/**
 * `cloudtrail-baseline audit`
 *
 * @param ask - {@link audit}
 * @param usageFaults - what is wrong with the command line, as sentences without their full stop
 */
export async function runAuditCommand(
  command: Command,
  usageFaults: readonly string[],
  args: AuditArguments,
  { streams, ended, refused }: Surroundings,
  ask: Audit,
): Promise<void> {
  const read = await readInputs(args);
  const faults = [...usageFaults, ...("faults" in read ? read.faults : [])];
  if (faults.length > 0 || "faults" in read) {
    refused(command, faults);
    return;
  }
  growSlowly();
  const interruption = listenForInterruption(streams.err);
  const bar = await progressBarOn(streams.err);
  try {
    const { signal } = interruption;
    const answer = await ask({ ...optionsOf(args, read.inputs), signal, onProgress: bar.show }).finally(bar.end);
    if ("faults" in answer) {
      refused(command, answer.faults);
      return;
    }
    const { earlier } = read.inputs;
    const report = earlier === undefined ? answer : withChangesSince(earlier, answer);
    const isWritten = await writeReports(report, args.outputs, streams);
    ended(isWritten ? codeOf(report, args, signal) : exitCodes.wrongUsage);
  } finally {
    interruption.release();
  }
}

function optionsOf(args: AuditArguments, inputs: AuditInputs): AuditOptions {
  return { ...surveyOptionsOf(args, inputs), configuration: inputs.configuration, rules: args.rules, version };
}

function codeOf(report: AuditReport, { failOn }: AuditArguments, { aborted }: AbortSignal): number {
  return aborted ? exitCodes.stopped : exitCodeOf(report, failOn);
}
