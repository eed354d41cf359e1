import type { Command } from "commander";
import { fileProblem } from "../../audit/fileProblem";
import { quote } from "../../audit/text";
import { type Plan, planJson, type planRollout, planTable, touches } from "../../rollout";
import { type ReadInputs, readSurveyInputs, type SurveyInputs } from "../audit/auditInputs";
import { growSlowly } from "../audit/growSlowly";
import { listenForInterruption } from "../audit/interruption";
import { progressBarOn } from "../audit/progressBar";
import { unwritable, writeWhole } from "../audit/reportFiles";
import { surveyOptionsOf } from "../audit/surveyOptionsOf";
import { exitCodes } from "../exitCodes";
import type { Surroundings } from "../lazyCommand";
import { version } from "../package.json";
import { showsColours, type Streams, writeTo } from "../streams";
import type { PlanArguments } from "./planArguments";

/**
 * `cloudtrail-baseline rollout plan`
 *
 * @param usageFaults - what is wrong with the command line, as sentences without their full stop
 * @param plan - {@link planRollout}
 */
export async function runPlanCommand(
  command: Command,
  usageFaults: readonly string[],
  args: PlanArguments,
  { streams, ended, refused }: Surroundings,
  plan: typeof planRollout,
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
    const { configuration } = read.inputs;
    const options = { ...surveyOptionsOf(args, read.inputs), configuration, adopt: args.adopt, version };
    const planned = await plan({ ...options, signal, onProgress: bar.show }).finally(bar.end);
    const wrong = "faults" in planned ? planned.faults : tooMany(planned, args);
    if ("faults" in planned || wrong.length > 0) {
      refused(command, wrong);
      return;
    }
    const isWritten = await writePlan(planned, args, streams);
    ended(isWritten ? codeOf(planned, signal) : exitCodes.wrongUsage);
  } finally {
    interruption.release();
  }
}

async function readInputs(args: PlanArguments): Promise<ReadInputs<SurveyInputs>> {
  const [read, fault] = await Promise.all([
    readSurveyInputs(args),
    args.out === undefined || args.out === "-" ? undefined : unwritable("--out", args.out),
  ]);
  return fault === undefined ? read : { faults: [...("faults" in read ? read.faults : []), fault] };
}

function tooMany({ accounts }: Plan, { maxAccounts }: PlanArguments): readonly string[] {
  const changed = accounts.filter(({ action }) => touches(action)).length;
  return changed > maxAccounts
    ? [
        `--max-accounts ${maxAccounts}: the plan changes ${changed === 1 ? "1 account" : `${changed} accounts`}. ` +
          "Choose fewer accounts, or allow more",
      ]
    : [];
}

/** @returns whether all was written */
async function writePlan(plan: Plan, { out }: PlanArguments, { out: output, err }: Streams): Promise<boolean> {
  if (out === "-") {
    for (const piece of planJson(plan)) await writeTo(output, piece);
    return true;
  }
  const terminal = output.isTTY === true && output.columns !== undefined ? { columns: output.columns } : {};
  await writeTo(output, planTable(plan, { colours: showsColours(output), ...terminal }));
  if (out === undefined) {
    return true;
  }
  try {
    await writeWhole(out, planJson(plan));
    return true;
  } catch (error) {
    await writeTo(err, `The plan was not written to ${quote(out)}: ${fileProblem(error)}.\n`);
    return false;
  }
}

/** What a plan means to the program that asked for it. */
function codeOf({ counts, isComplete }: Plan, { aborted }: AbortSignal): number {
  if (aborted) {
    return exitCodes.stopped;
  }
  return counts.unknown > 0 || !isComplete ? exitCodes.notKnown : exitCodes.done;
}
