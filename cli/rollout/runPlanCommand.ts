import type { Command } from "commander";
import { fileProblem } from "../../audit/fileProblem";
import { quote } from "../../audit/text";
import { type Plan, planJson, type planRollout, planTable, touches } from "../../rollout";
import { type ReadInputs, readSurveyInputs, type SurveyInputs } from "../audit/auditInputs";
import { unwritable, writeWhole } from "../audit/reportFiles";
import { runSurvey, type Survey } from "../audit/runSurvey";
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
  surroundings: Surroundings,
  plan: typeof planRollout,
): Promise<void> {
  const survey: Survey<SurveyInputs, Plan> = {
    usageFaults,
    read: await readInputs(args),
    ask: async (inputs, asking) => {
      const { configuration } = inputs;
      const options = { ...surveyOptionsOf(args, inputs), configuration, adopt: args.adopt, version };
      const planned = await plan({ ...options, ...asking });
      if ("faults" in planned) return planned;
      const faults = tooMany(planned, args);
      return faults.length > 0 ? { faults } : { answer: planned };
    },
    write: (planned) => writePlan(planned, args, surroundings.streams),
    codeOf,
  };
  await runSurvey(command, survey, surroundings);
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
function codeOf({ counts, isComplete }: Plan): number {
  return counts.unknown > 0 || !isComplete ? exitCodes.notKnown : exitCodes.done;
}
