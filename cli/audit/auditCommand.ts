import type { Command } from "commander";
import { audit, defaultRoleName } from "../../audit";
import { defaultPreset, formats, presetNames, severities } from "../../audit/choices";
import { lenient, wordsOf } from "../commandLine";
import type { Surroundings } from "../lazyCommand";
import { explainCommand } from "./explainCommand";
import type { Given } from "./options";
import { partitionNames, policyCommand, policyForms } from "./policyCommand";
import { runAuditCommand } from "./runAuditCommand";
import { auditArguments, ranges, usualAge } from "./auditArguments";

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

const { concurrency, accountTimeout, timeout } = ranges;

/** Flags and what they mean, in the order of the help. */
const options: readonly (readonly [flags: string, description: string])[] = [
  ["--profile [name]", "audit the account of this profile of the AWS configuration; may be repeated"],
  [
    "--accounts [file]",
    "audit the accounts of this list: JSON, CSV with the columns id, role, externalId and region, or an id a line",
  ],
  [
    "--organization",
    "audit every active account of the organization, which the management account and delegated administrators may list",
  ],
  [
    "--management-profile [name]",
    "profile of the AWS configuration that lists these accounts (default: the credentials at hand, which assume the roles)",
  ],
  ["--ou [id]", "only accounts in this organizational unit or root and the units below it; may be repeated"],
  [
    "--tag [key=value]",
    "only accounts with this tag; may be repeated: of one key any value counts, and every key has to be there",
  ],
  ["--exclude [ids]", "not these accounts, ids with commas between them; may be repeated"],
  [
    "--log-account [id]",
    "account that keeps the log files of these accounts: it is asked about buckets that they see and may not ask about",
  ],
  [
    "--role-name [name]",
    "role to assume in the accounts of the organization, and in those of the list that have none of their own there",
  ],
  ["--external-id [id]", "external id for these roles"],
  ["--region [region]", "region to ask first (default: that of the environment or the profile)"],
  ["--config [file]", "configuration of the rules, the same file as the policy pack's"],
  [
    "--preset [name]",
    `what applies where the configuration says nothing: ${presetNames.join(", ")} (default: ${defaultPreset})`,
  ],
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
  [
    "--journal [file]",
    "keep the answers of accounts in this file as they come: a run that was stopped goes on where it was when it is started again",
  ],
  ["--max-age [duration]", `how old an answer of the journal may be, such as 30m, 6h or 2d (default: ${usualAge})`],
  [
    "--concurrency [n]",
    `accounts asked at the same time, from ${concurrency.minimum} to ${concurrency.maximum} (default: ${concurrency.byDefault})`,
  ],
  ["--account-timeout [seconds]", `how long one account may take (default: ${accountTimeout.byDefault})`],
  [
    "--timeout [seconds]",
    `how long the audit may take; the report then says what is known (default: ${timeout.byDefault})`,
  ],
];

const policyOptions: readonly (readonly [flags: string, description: string])[] = [
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

function withOptions(command: Command, described: typeof options): Command {
  for (const [flags, text] of described) {
    command.addOption(command.createOption(flags, text).argParser<Given>(collect));
  }
  return command;
}

/** Where the value was missing before, the library has `true` instead of a list. */
function collect(value: string, before: Given | true | undefined): Given {
  return [...(before === true ? [true as const] : (before ?? [])), value];
}

/** Where a value is missing, the library has only that it is. */
function givenTo(command: Command): Readonly<Record<string, Given>> {
  const entries = Object.entries(command.opts<Readonly<Record<string, Given | true>>>());
  return Object.fromEntries(entries.map(([name, value]) => [name, value === true ? [true] : value]));
}
