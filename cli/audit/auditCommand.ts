import type { Command } from "commander";
import { audit, defaultRoleName } from "../../audit";
import { defaultPreset, presetNames, severities } from "../../audit/choices";
import { formats } from "../../audit/formats";
import { lenient, wordsOf } from "../commandLine";
import type { Surroundings } from "../lazyCommand";
import { explainCommand } from "./explainCommand";
import { type DescribedOption, givenTo, withOptions } from "./options";
import { partitionNames, policyCommand, policyForms } from "./policyCommand";
import { runAuditCommand } from "./runAuditCommand";
import { auditArguments } from "./auditArguments";
import { accountOptions, paceOptions } from "./surveyArguments";

const description = `Asks AWS for the trails of accounts and what they deliver to, changes nothing, and judges them by the rules of the policy pack. Without --profile, --accounts and --organization it audits the account of the credentials at hand.`;

const more = `
Exit codes:
  0    every account answered, and no violation is as bad as --fail-on
  1    a violation is, also where other accounts could not be asked
  2    the command line or a file that it names is wrong, nobody lists the organization, or the program has a defect
  3    nothing that bad is known, but something could not be found out
  130  stopped by Ctrl-C: the report says what was known by then

Examples:
  cloudtrail-baseline audit
  cloudtrail-baseline audit --profile a --profile b
  cloudtrail-baseline audit --accounts accounts.csv --role-name Audit --format table --format csv --output - --output report.csv
  cloudtrail-baseline audit --since report.json --format table --format json --output - --output report.json
  cloudtrail-baseline audit --organization --role-name Audit --exclude 111122223333 --format json --output report.json
  cloudtrail-baseline audit explain multi-region-cloudtrail-enabled
`;

/** Flags and what they mean, in the order of the help. */
const options: readonly DescribedOption[] = [
  ...accountOptions,
  ["--rules [names]", "ask for these rules alone, names with commas between them; may be repeated"],
  [
    "--fail-on [severity]",
    `least severity that counts for the exit code: ${severities.join(", ")} (default: ${severities[0]})`,
  ],
  ["--since [file]", "earlier report in the format json: say what became worse, better, new and gone since"],
  [
    "--format [name]",
    `${formats.map(({ name, description: what }) => `${name}: ${what}`).join("; ")}; may be repeated`,
  ],
  [
    "--output [file]",
    "where the report goes; the first file is for the first --format and so on, and replaced where it exists; - or none is standard output",
  ],
  ...paceOptions,
];

const policyOptions: readonly DescribedOption[] = [
  ["--rules [names]", "what these rules need, names with commas between them; may be repeated"],
  ["--preset [name]", `what the rules of this preset need: ${presetNames.join(", ")} (default: ${defaultPreset})`],
  [
    "--organization",
    "what whoever begins the audit of an organization needs: to list its accounts, to assume the role, and the same of its own account",
  ],
  ["--role-name [name]", `that role (default: ${defaultRoleName})`],
  ["--format [name]", `json: the policy; cloudformation: a template of the role with it (default: ${policyForms[0]})`],
  ["--partition [name]", `partition of the ARNs in json: ${partitionNames.join(", ")} (default: ${partitionNames[0]})`],
];

/** `cloudtrail-baseline audit` and its own commands. */
export function defineAudit(command: Command, surroundings: Surroundings): void {
  withOptions(command, options)
    .description(description)
    .usage("[options]")
    .addHelpText("after", more)
    .action(async () => {
      const { faults, value } = auditArguments(givenTo(command));
      await runAuditCommand(command, [...wordsOf(command).faults, ...faults], value, surroundings, audit);
    });
  const explain = lenient(command.command("explain"));
  explain
    .usage("[RULE]")
    .description("print what a rule asks of an account, why, and how to comply; without a name, the list of rules")
    .action(() => explainCommand(explain, surroundings));
  const policy = lenient(command.command("policy"));
  withOptions(policy, policyOptions)
    .description("print the IAM policy that an audit needs in an account, or a role with it")
    .action(() => policyCommand(policy, givenTo(policy), surroundings));
}
