import type { Command } from "commander";
import { defaultRoleName, leastPrivilegePolicyIn, listingPolicyIn, roleTemplate } from "../../audit";
import { defaultPreset, presetNames, roleNameFault } from "../../audit/choices";
import { readConfiguration } from "../../audit/inputs";
import { askedRules } from "../../audit/judge/askedRules";
import { wordsOf } from "../commandLine";
import { exitCodes } from "../exitCodes";
import type { Surroundings } from "../lazyCommand";
import { writeTo } from "../streams";
import { type Given, oneOf, ruleNames, text } from "./options";

/** What stands behind each option. */
export interface PolicyOptions {
  readonly rules?: Given;
  readonly preset?: Given;
  readonly organization?: Given;
  readonly roleName?: Given;
  readonly format?: Given;
  readonly partition?: Given;
}

/** Forms of the policy, the default first. */
export const policyForms = ["json", "cloudformation"] as const;

/** The partitions of AWS whose accounts can be asked, the default first. */
export const partitionNames = ["aws", "aws-cn", "aws-us-gov"] as const;

/** `cloudtrail-baseline audit policy` */
export async function policyCommand(
  command: Command,
  given: PolicyOptions,
  { streams, ended, refused }: Surroundings,
): Promise<void> {
  const named = ruleNames("--rules", given.rules);
  const preset = oneOf("--preset", given.preset, presetNames, defaultPreset);
  const roleName = text("--role-name", given.roleName, roleNameFault);
  const form = oneOf("--format", given.format, policyForms, policyForms[0]);
  const partition = oneOf("--partition", given.partition, partitionNames, partitionNames[0]);
  const faults = [
    ...[wordsOf(command), named, preset, roleName, form, partition].flatMap((each) => each.faults),
    ...(given.organization !== undefined && form.value === "cloudformation"
      ? [
          "--organization prints a policy for who begins the audit, and --format cloudformation the role in each account",
        ]
      : []),
    ...(given.roleName !== undefined && given.organization === undefined
      ? ["--role-name needs --organization, whose policy lets the role be assumed"]
      : []),
  ];
  if (faults.length > 0) {
    refused(command, faults);
    return;
  }
  const names = named.value.length > 0 ? named.value : rulesUnder(preset.value);
  const policy =
    given.organization !== undefined
      ? listingPolicyIn(partition.value, names, roleName.value ?? defaultRoleName)
      : form.value === "json"
        ? leastPrivilegePolicyIn(partition.value, names)
        : roleTemplate(names);
  await writeTo(streams.out, `${JSON.stringify(policy, undefined, 2)}\n`);
  ended(exitCodes.done);
}

function rulesUnder(preset: (typeof presetNames)[number]): readonly string[] {
  const configuration = readConfiguration({}, preset);
  return "faults" in configuration ? [] : askedRules(configuration).map(({ rule }) => rule.name);
}
