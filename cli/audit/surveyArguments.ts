import {
  accountIdFault,
  defaultPreset,
  externalIdFault,
  type Preset,
  presetNames,
  regionFault,
  roleNameFault,
  type Tag,
  tagFault,
  tagFrom,
  unitFault,
} from "../../audit/choices";
import type { JournalOptions } from "../../audit/journal/journal";
import {
  type Check,
  checkedTexts,
  type DescribedOption,
  duration,
  type Given,
  listed,
  oneOf,
  type Range,
  text,
  texts,
  wholeNumber,
} from "./options";

/** What stands behind each option that says which accounts to ask, and how; `true` where nothing does. */
export interface GivenSurveyOptions {
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
  readonly journal?: Given;
  readonly maxAge?: Given;
  readonly concurrency?: Given;
  readonly accountTimeout?: Given;
  readonly timeout?: Given;
}

/** Which accounts to ask, and by which rules. */
export interface AccountArguments {
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
}

/** Which accounts of an organization to ask, and who lists them. */
export interface OrganizationArguments {
  readonly managementProfile?: string;
  /** Ids of roots and organizational units. */
  readonly units: readonly string[];
  readonly tags: readonly Tag[];
  /** Ids of accounts. */
  readonly excluded: readonly string[];
}

/** How to ask. */
export interface PaceArguments {
  /** Where answers are kept as they come, and how old they may be. */
  readonly journal?: JournalOptions;
  readonly concurrency: number;
  readonly accountSeconds: number;
  readonly runSeconds: number;
}

/** What to ask, of whom, and how. */
export type SurveyArguments = AccountArguments & PaceArguments;

/** How old an answer of a journal may be. */
const usualAge = "24h";

/** Numbers that options take. */
const ranges = {
  concurrency: { minimum: 1, maximum: 50, byDefault: 20 },
  accountTimeout: { minimum: 1, maximum: 3600, byDefault: 120 },
  timeout: { minimum: 1, maximum: 86_400, byDefault: 3600 },
} as const satisfies Readonly<Record<string, Range>>;

/** The options that say which accounts to ask and by which rules, in the order of the help. */
export const accountOptions: readonly DescribedOption[] = [
  ["--profile [name]", "the account of this profile of the AWS configuration; may be repeated"],
  [
    "--accounts [file]",
    "the accounts of this list: JSON, CSV with the columns id, role, externalId and region, or an id a line",
  ],
  [
    "--organization",
    "every active account of the organization, which the management account and delegated administrators may list",
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
];

/** The options that say how to ask, in the order of the help. */
export const paceOptions: readonly DescribedOption[] = [
  [
    "--journal [file]",
    "keep the answers of accounts in this file as they come: a run that was stopped goes on where it was when it is started again",
  ],
  ["--max-age [duration]", `how old an answer of the journal may be, such as 30m, 6h or 2d (default: ${usualAge})`],
  [
    "--concurrency [n]",
    `accounts asked at the same time, from ${ranges.concurrency.minimum} to ${ranges.concurrency.maximum} (default: ${ranges.concurrency.byDefault})`,
  ],
  ["--account-timeout [seconds]", `how long one account may take (default: ${ranges.accountTimeout.byDefault})`],
  [
    "--timeout [seconds]",
    `how long all of it may take; what is known by then is told (default: ${ranges.timeout.byDefault})`,
  ],
];

/** Which accounts to ask, and by which rules, as arguments. */
export function accountArguments(given: GivenSurveyOptions, check: Check): AccountArguments {
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
  return {
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
  };
}

/** How to ask, as arguments. */
export function paceArguments(given: GivenSurveyOptions, check: Check): PaceArguments {
  const journal = check(text("--journal", given.journal));
  const maxAge = check(duration("--max-age", given.maxAge, usualAge));
  const concurrency = check(wholeNumber("--concurrency", given.concurrency, ranges.concurrency));
  const accountSeconds = check(wholeNumber("--account-timeout", given.accountTimeout, ranges.accountTimeout));
  const runSeconds = check(wholeNumber("--timeout", given.timeout, ranges.timeout));
  return {
    ...(journal !== undefined && { journal: { path: journal, maxAge } }),
    concurrency,
    accountSeconds,
    runSeconds,
  };
}

/** What these options need of each other, sentences without their full stop. */
export function faultsTogether(given: GivenSurveyOptions): readonly string[] {
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
