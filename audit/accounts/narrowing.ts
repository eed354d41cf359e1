import type { Member } from "../../live/organization/member";
import { quote } from "../../rules/text";

/** Which accounts of an organization to ask. Defaults to all. */
export interface Narrowing {
  /** Ids of roots and organizational units: the accounts in these and in all units below them. */
  readonly units?: readonly string[] | undefined;
  /** Tags of accounts. An account has to have every key that is named, with one of the values that are named for it. */
  readonly tags?: readonly Tag[] | undefined;
  /** Ids of accounts not to ask. */
  readonly excluded?: readonly string[] | undefined;
}

/** A tag of an account. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html */
const unitId = /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/;

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Tag.html */
const longestKey = 128;
const longestValue = 256;

/** What is wrong with the id of a root or an organizational unit, a clause; `undefined` where nothing is. */
export function unitFault(value: string): string | undefined {
  return unitId.test(value)
    ? undefined
    : `${quote(value)} is not the id of an organizational unit. Write one like "ou-ab12-cd34ef56", or that of the root, like "r-ab12"`;
}

/** What is wrong with a tag as it is written, a clause. */
export function tagFault(text: string): string | undefined {
  const { key, value } = tagFrom(text);
  if (!text.includes("=") || key === "") {
    return `${quote(text)} is not a tag. Write KEY=VALUE`;
  }
  return key.length > longestKey || value.length > longestValue
    ? `${quote(text)} is longer than any tag of AWS. Write a key of at most ${longestKey} characters and a value of at most ${longestValue}`
    : undefined;
}

/** Reads a tag as it is written: `KEY=VALUE`. The value may be empty, and have an equals sign. */
export function tagFrom(text: string): Tag {
  const end = text.includes("=") ? text.indexOf("=") : text.length;
  return { key: text.slice(0, end), value: text.slice(end + 1) };
}

/** Why accounts in these states are not asked, clauses. Accounts in all other states are. */
const whyNotActive: Readonly<Record<string, string>> = {
  PENDING_ACTIVATION: "it is not ready yet: its activation is pending",
  SUSPENDED: "it is suspended",
  PENDING_CLOSURE: "it is being closed",
  CLOSED: "it is closed",
};

/**
 * Why an account is not asked, a clause; `undefined` where it is.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
 */
export function whyLeftOut({ id, state = "ACTIVE" }: Member, { excluded = [] }: Narrowing): string | undefined {
  return excluded.includes(id)
    ? "it is excluded"
    : Object.hasOwn(whyNotActive, state)
      ? whyNotActive[state]
      : undefined;
}

/** The tags that are wanted and an account has; `undefined` where it has none of the values that are wanted for a key. */
export function wantedTags(its: ReadonlyMap<string, string>, wanted: readonly Tag[]): readonly Tag[] | undefined {
  const met = wanted.filter(({ key, value }) => its.get(key) === value);
  return wanted.every(({ key }) => met.some((tag) => tag.key === key)) ? met : undefined;
}
