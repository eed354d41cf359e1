import type { Command } from "commander";
import { type audit, type AuditOptions, exitCodeOf, withChangesSince } from "../../audit";
import type { AuditReport } from "../../audit/auditReport";
import type { Surroundings } from "../lazyCommand";
import { version } from "../package.json";
import type { AuditArguments } from "./auditArguments";
import { type AuditInputs, readInputs } from "./auditInputs";
import { writeReports } from "./reports";
import { runSurvey, type Survey } from "./runSurvey";
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
  surroundings: Surroundings,
  ask: Audit,
): Promise<void> {
  const survey: Survey<AuditInputs, AuditReport> = {
    usageFaults,
    read: await readInputs(args),
    ask: async (inputs, asking) => {
      const report = await ask({ ...optionsOf(args, inputs), ...asking });
      if ("faults" in report) return report;
      return { answer: inputs.earlier === undefined ? report : withChangesSince(inputs.earlier, report) };
    },
    write: (report) => writeReports(report, args.outputs, surroundings.streams),
    codeOf: (report) => exitCodeOf(report, args.failOn),
  };
  await runSurvey(command, survey, surroundings);
}

function optionsOf(args: AuditArguments, inputs: AuditInputs): AuditOptions {
  return { ...surveyOptionsOf(args, inputs), configuration: inputs.configuration, rules: args.rules, version };
}
