import { type Access, credentialsAtHand, type Role, roleToAssume } from "../live/access";
import type { Unknown } from "../rules/facts/fact";
import { partitionOf } from "../rules/partitions";
import { quote } from "../rules/text";
import type { Member } from "../live/organization/member";
import { accountOfRole, type ListedAccount } from "./accounts/listedAccount";
import type { Narrowing } from "./accounts/narrowing";
import { fewAccounts } from "./fewAccounts";

/** Which accounts to ask, and how to reach them. */
export interface TargetOptions {
  /** Profiles of the AWS CLI, each of an account, or the one with which to assume roles. Defaults to the credentials at hand. */
  readonly profiles?: readonly string[] | undefined;
  /** The accounts of a list. */
  readonly accounts?: readonly ListedAccount[] | undefined;
  /** The accounts of an organization, in place of a list. */
  readonly organization?: OrganizationOptions | undefined;
  /** The account that keeps the log files of others. */
  readonly logAccount?: string | undefined;
  /** The role to assume in those that name none: its name, with its path if it has one. */
  readonly roleName?: string | undefined;
  /** What the trust of these roles asks for. It is a secret of sorts: never print it. */
  readonly externalId?: string | undefined;
  /** The region to ask in those that name none. Defaults to that of the environment or the profile. */
  readonly region?: string | undefined;
}

/** Which accounts of an organization to ask, and who lists them. */
export interface OrganizationOptions extends Narrowing {
  /** A profile of the AWS CLI that may list them. Defaults to the credentials at hand. */
  readonly managementProfile?: string | undefined;
}

/** An account to ask. */
export interface Target {
  /** Its id, or how it is reached where that is not known: `profile "audit"`. */
  readonly name: string;
  /** Absent where it is not known before it is asked. */
  readonly accountId?: string;
  readonly access: Access;
}

/** An account, or the rest of a list, that cannot be asked. */
export interface Unreachable {
  /** What it is known by: `the rest of the organization`. */
  readonly name: string;
  readonly refusal: Unknown;
}

/** Whose credentials are. */
export interface Caller {
  readonly accountId: string;
  /** The partition of AWS that the account is in. */
  readonly partition: string;
}

/** Accounts to ask, or what keeps them from being asked. */
export interface Targets {
  readonly targets: readonly Target[];
  /** Sentences without their full stop. */
  readonly faults: readonly string[];
}

/** The access with which the listed accounts are entered, or the only account is asked. */
export function accessAtHand({ profiles = [], region }: TargetOptions): Access {
  return accessWith(profiles[0], region, []);
}

/** The access with which the accounts of an organization are listed. */
export function listingAccess(options: TargetOptions): Access {
  const { organization, region } = options;
  const profile = organization?.managementProfile;
  return profile === undefined ? accessAtHand(options) : accessWith(profile, region, []);
}

/** How the account is reached that keeps the log files of others; `undefined` where there is no role to assume in it. */
export function logAccountAccess(options: TargetOptions, caller: Caller): Access | undefined {
  const { accounts = [], logAccount, roleName } = options;
  const listed = accounts.find(({ id }) => id === logAccount);
  const role = listed?.role ?? roleName;
  if (logAccount === undefined || (role === undefined && logAccount !== caller.accountId)) {
    return undefined;
  }
  const [target] = listedTargets([listed ?? { id: logAccount }], options, caller).targets;
  return target?.access;
}

/**
 * How an account of an organization is reached: by its role, unless its own credentials are there.
 *
 * @param caller - whose the credentials at hand are: they assume the roles
 * @param lister - whose the credentials are that list the accounts
 */
export function memberTarget(
  { id }: Pick<Member, "id">,
  options: TargetOptions,
  caller: Caller,
  lister: Caller,
): Target {
  const { profiles = [], roleName = "", externalId, region } = options;
  const access =
    id === caller.accountId
      ? accessAtHand(options)
      : id === lister.accountId
        ? listingAccess(options)
        : accessWith(profiles[0], region, [roleToAssume(roleArn(roleName, id, caller.partition), externalId)]);
  return { name: id, accountId: id, access };
}

/**
 * The accounts to ask. The account of the credentials at hand is asked without a role.
 *
 * @param caller - whose the credentials at hand are; absent where that is not known
 */
export function targetsOf(options: TargetOptions, caller?: Caller): Targets {
  const { profiles = [], accounts, region } = options;
  if (accounts !== undefined) {
    return listedTargets(accounts, options, caller);
  }
  const targets =
    profiles.length === 0
      ? [{ name: "the credentials at hand", access: accessAtHand(options) }]
      : [...new Set(profiles)].map((profile) => ({
          name: `profile ${quote(profile)}`,
          access: accessWith(profile, region, []),
        }));
  return { targets, faults: [] };
}

function listedTargets(
  accounts: readonly ListedAccount[],
  options: TargetOptions,
  caller: Caller | undefined,
): Targets {
  const { profiles = [], roleName, externalId, region } = options;
  const targets = accounts.map((account): Target & { readonly isRoleMissing: boolean } => {
    const { id, role = roleName } = account;
    const itsRegion = account.region ?? region;
    const isCaller = id === caller?.accountId;
    const roles =
      role === undefined || isCaller
        ? []
        : [roleToAssume(roleArn(role, id, partitionFor(itsRegion, caller)), account.externalId ?? externalId)];
    return {
      name: id,
      accountId: id,
      access: accessWith(profiles[0], itsRegion, roles),
      isRoleMissing: role === undefined && caller !== undefined && !isCaller,
    };
  });
  const without = targets.filter(({ isRoleMissing }) => isRoleMissing).map(({ name }) => name);
  return without.length === 0 ? { targets, faults: [] } : { targets: [], faults: [noRole(without)] };
}

function noRole(accountIds: readonly string[]): string {
  return `--accounts: there is no role to assume in ${fewAccounts(accountIds)}. Give --role-name, or a role in the list`;
}

/** Credentials of one partition mean nothing in another. */
function partitionFor(region: string | undefined, caller: Caller | undefined): string {
  return caller?.partition ?? (region === undefined ? undefined : partitionOf(region)) ?? "aws";
}

function roleArn(role: string, accountId: string, partition: string): string {
  return accountOfRole(role) === undefined ? `arn:${partition}:iam::${accountId}:role/${role}` : role;
}

function accessWith(profile: string | undefined, region: string | undefined, roles: readonly Role[]): Access {
  return { ...credentialsAtHand, profile, region, roles };
}
