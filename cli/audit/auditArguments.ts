import {
  accountIdFault,
  defaultPreset,
  externalIdFault,
  formats,
  type Preset,
  presetNames,
  regionFault,
  roleNameFault,
  severities,
  type Severity,
  type Tag,
  tagFault,
  tagFrom,
  unitFault,
} from "../../audit/choices";
import type { Format } from "../../audit/formats/format";
import type { JournalOptions } from "../../audit/journal/journal";
import { quote, suggestion } from "../../audit/text";
import {
  type Checked,
  checkedTexts,
  duration,
  type Given,
  listed,
  oneOf,
  type Range,
  ruleNames,
  text,
  texts,
  wholeNumber,
} from "./options";

/** What stands behind each option; `true` where nothing does. */
export interface GivenOptions {
  readonly profile?: Given;
  readonly accounts?: Given;
  readonly organization?: Given;
  readonly managementProfile?: Given;
  readonly ou?: Given;
  readonly tag?: Given;
  readonly exclude?: Given;
  readonly logAccount?: Given;
  readonly roleName?: Given;
  readonly externalId?: Given;
  readonly region?: Given;
  readonly config?: Given;
  readonly preset?: Given;
  readonly rules?: Given;
  readonly failOn?: Given;
  readonly since?: Given;
  readonly format?: Given;
  readonly output?: Given;
  readonly journal?: Given;
  readonly maxAge?: Given;
  readonly concurrency?: Given;
  readonly accountTimeout?: Given;
  readonly timeout?: Given;
}

/** What to audit, and where the report goes. */
export interface AuditArguments {
  readonly profiles: readonly string[];
  /** Path of the list of accounts. */
  readonly accounts?: string;
  /** The accounts of the organization. */
  readonly organization?: OrganizationArguments;
  /** The id of the account that keeps the log files of others. */
  readonly logAccount?: string;
  readonly roleName?: string;
  /** A secret of sorts: never print it. */
  readonly externalId?: string;
  readonly region?: string;
  /** Path of the configuration. */
  readonly config?: string;
  readonly preset: Preset;
  /** The only rules to ask. */
  readonly rules?: readonly string[];
  readonly failOn: Severity;
  /** Path of the earlier report to compare with. */
  readonly since?: string;
  readonly outputs: readonly ReportOutput[];
  /** Where answers are kept as they come, and how old they may be. */
  readonly journal?: JournalOptions;
  readonly concurrency: number;
  readonly accountSeconds: number;
  readonly runSeconds: number;
}

/** Which accounts of an organization to audit, and who lists them. */
export interface OrganizationArguments {
  readonly managementProfile?: string;
  /** Ids of roots and organizational units. */
  readonly units: readonly string[];
  readonly tags: readonly Tag[];
  /** Ids of accounts. */
  readonly excluded: readonly string[];
}

/** One form of the report. */
export interface ReportOutput {
  readonly format: Format;
  /** Path of its file; absent where it goes to standard output. */
  readonly path?: string;
}

/** How old an answer of a journal may be. */
export const usualAge = "24h";

/** Numbers that options take. */
export const ranges = {
  concurrency: { minimum: 1, maximum: 50, byDefault: 20 },
  accountTimeout: { minimum: 1, maximum: 3600, byDefault: 120 },
  timeout: { minimum: 1, maximum: 86_400, byDefault: 3600 },
} as const satisfies Readonly<Record<string, Range>>;

/** The options as arguments, or every fault, a sentence each without its full stop, in the order of the help. */
export function auditArguments(given: GivenOptions): {
  readonly faults: readonly string[];
  readonly value: AuditArguments;
} {
  const faults: string[] = [];
  const check = <T>({ faults: wrong, value }: Checked<T>): T => {
    faults.push(...wrong);
    return value;
  };
  const profiles = check(texts("--profile", given.profile));
  const accounts = check(text("--accounts", given.accounts));
  const managementProfile = check(text("--management-profile", given.managementProfile));
  const units = check(checkedTexts("--ou", given.ou, unitFault));
  const tags = check(checkedTexts("--tag", given.tag, tagFault));
  const excluded = check(listed("--exclude", given.exclude, accountIdFault));
  const logAccount = check(text("--log-account", given.logAccount, accountIdFault));
  const roleName = check(text("--role-name", given.roleName, roleNameFault));
  const externalId = check(text("--external-id", given.externalId, externalIdFault));
  const region = check(text("--region", given.region, regionFault));
  const config = check(text("--config", given.config));
  const preset = check(oneOf("--preset", given.preset, presetNames, defaultPreset));
  const asked = check(ruleNames("--rules", given.rules));
  const failOn = check(oneOf("--fail-on", given.failOn, severities, severities[0]));
  const since = check(text("--since", given.since));
  const outputs = check(outputsOf(given));
  const journal = check(text("--journal", given.journal));
  const maxAge = check(duration("--max-age", given.maxAge, usualAge));
  const concurrency = check(wholeNumber("--concurrency", given.concurrency, ranges.concurrency));
  const accountSeconds = check(wholeNumber("--account-timeout", given.accountTimeout, ranges.accountTimeout));
  const runSeconds = check(wholeNumber("--timeout", given.timeout, ranges.timeout));
  faults.push(...faultsTogether(given));
  return {
    faults,
    value: {
      profiles,
      ...(accounts !== undefined && { accounts }),
      ...(given.organization !== undefined && {
        organization: {
          ...(managementProfile !== undefined && { managementProfile }),
          units,
          tags: tags.map(tagFrom),
          excluded,
        },
      }),
      ...(logAccount !== undefined && { logAccount }),
      ...(roleName !== undefined && { roleName }),
      ...(externalId !== undefined && { externalId }),
      ...(region !== undefined && { region }),
      ...(config !== undefined && { config }),
      preset,
      ...(asked.length > 0 && { rules: asked }),
      failOn,
      ...(since !== undefined && { since }),
      outputs,
      ...(journal !== undefined && { journal: { path: journal, maxAge } }),
      concurrency,
      accountSeconds,
      runSeconds,
    },
  };
}

/** What options need of each other. */
function faultsTogether(given: GivenOptions): readonly string[] {
  const { profile = [], accounts, organization, logAccount, roleName, externalId } = given;
  const several = accounts ?? organization;
  const narrowing = [
    ["--management-profile", "whose accounts the profile lists", given.managementProfile],
    ["--ou", "whose accounts it narrows", given.ou],
    ["--tag", "whose accounts it narrows", given.tag],
    ["--exclude", "whose accounts it narrows", given.exclude],
  ] as const;
  return [
    ...(accounts !== undefined && organization !== undefined
      ? ["--organization finds the accounts itself, and --accounts is a list of them. Give one of the two"]
      : []),
    ...(several !== undefined && profile.length > 1
      ? [
          `--${accounts === undefined ? "organization" : "accounts"} takes one --profile, whose credentials assume the roles. Name one`,
        ]
      : []),
    ...narrowing.flatMap(([option, whose, value]) =>
      value !== undefined && organization === undefined ? [`${option} needs --organization, ${whose}`] : [],
    ),
    ...(logAccount !== undefined && several === undefined
      ? ["--log-account needs --accounts or --organization, the accounts whose log files it keeps"]
      : []),
    ...(logAccount !== undefined && accounts !== undefined && roleName === undefined
      ? ["--log-account needs --role-name, the role to assume in it"]
      : []),
    ...(organization !== undefined && roleName === undefined
      ? ["--organization needs --role-name, the role to assume in each account"]
      : []),
    ...(roleName !== undefined && several === undefined
      ? ["--role-name needs --accounts or --organization, the accounts that have the role"]
      : []),
    ...(given.maxAge !== undefined && given.journal === undefined
      ? ["--max-age needs --journal, whose answers may be so old"]
      : []),
    ...(externalId !== undefined && several === undefined
      ? ["--external-id needs --accounts or --organization, the accounts whose roles ask for it"]
      : []),
  ];
}

/** The first format goes to the first output, and so on; a format without an output, or with `-`, to standard output. */
function outputsOf({ format, output }: GivenOptions): Checked<readonly ReportOutput[]> {
  const names = texts("--format", format);
  const paths = texts("--output", output);
  const formatNames = formats.map((each) => each.name);
  const unknown = names.value.filter((name) => !formatNames.includes(name));
  const faults = [
    ...names.faults,
    ...unknown.map((name) => `--format: ${quote(name)} is not allowed${suggestion(name, formatNames)}`),
    ...paths.faults,
  ];
  const chosen =
    format === undefined
      ? formats.slice(0, 1)
      : names.value.flatMap((name) => formats.find((each) => each.name === name) ?? []);
  if (faults.length > 0) {
    return { faults, value: [] };
  }
  const value = chosen.map((each, index) => {
    const path = paths.value[index];
    return { format: each, ...(path !== undefined && path !== "-" && { path }) };
  });
  const files = value.flatMap(({ path }) => path ?? []);
  const repeated = [...new Set(files.filter((path, index) => files.indexOf(path) < index))];
  return {
    faults: [
      ...(paths.value.length > chosen.length
        ? [
            `--output stands there ${paths.value.length} times for ${chosen.length === 1 ? "1 format" : `${chosen.length} formats`}. Give each its own --format`,
          ]
        : []),
      ...(value.length - files.length > 1
        ? ["more than one --format goes to standard output. Give the others an --output"]
        : []),
      ...repeated.map((path) => `two formats go to --output ${quote(path)}. Give each its own file`),
    ],
    value,
  };
}
