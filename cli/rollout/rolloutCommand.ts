import type { Command } from "commander";
import { planRollout } from "../../rollout";
import { accountOptions, paceOptions } from "../audit/surveyArguments";
import { type DescribedOption, givenTo, withOptions } from "../audit/options";
import { lenient, wordsOf } from "../commandLine";
import type { Surroundings } from "../lazyCommand";
import { planArguments } from "./planArguments";
import { runPlanCommand } from "./runPlanCommand";

const description = `Asks AWS for the trails of accounts and what they deliver to, as the audit does, changes nothing, and says of each account what is to be done for it to meet multi-region-cloudtrail-enabled, and why. Without --profile, --accounts and --organization it is about the account of the credentials at hand.`;

const more = `
Exit codes:
  0    it is planned what is to be done about every account
  2    the command line or a file that it names is wrong, the plan changes more than --max-accounts, nobody lists the organization, or the program has a defect
  3    of some accounts it is not known what is to be done
  130  stopped by Ctrl-C: the plan says what was known by then

Examples:
  cloudtrail-baseline rollout plan
  cloudtrail-baseline rollout plan --organization --role-name Audit --out plan.json
  cloudtrail-baseline rollout plan --accounts accounts.csv --role-name Audit --adopt --max-accounts 20
`;

/** Flags and what they mean, in the order of the help. */
const options: readonly DescribedOption[] = [
  ...accountOptions,
  ["--adopt", "plan to take over trails that meet the rule, too"],
  ["--max-accounts [n]", "refuse a plan that changes more accounts, and write nothing"],
  [
    "--out [file]",
    "write the plan as JSON, described by the JSON Schema cloudtrail-baseline/rollout-plan.schema.json; - is standard output, in place of the table",
  ],
  ...paceOptions,
];

/** `cloudtrail-baseline rollout` and its commands. */
export function defineRollout(command: Command, surroundings: Surroundings): void {
  command.description("Plans what gives each of many accounts its trail.").action(() => {
    const { faults } = wordsOf(command);
    if (faults.length === 0) command.help({ error: true });
    surroundings.refused(command, faults);
  });
  const plan = lenient(command.command("plan"));
  withOptions(plan, options)
    .summary("say what is to be done about each account, and why")
    .description(description)
    .usage("[options]")
    .addHelpText("after", more)
    .action(async () => {
      const { faults, value } = planArguments(givenTo(plan));
      await runPlanCommand(plan, [...wordsOf(plan).faults, ...faults], value, surroundings, planRollout);
    });
}
