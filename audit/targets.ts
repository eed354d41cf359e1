import { type Access, credentialsAtHand, type Role, roleToAssume } from "../live/access";
import { partitionOf } from "../rules/partitions";
import { quote } from "../rules/text";
import { accountOfRole, type ListedAccount } from "./accounts/listedAccount";
import { fewAccounts } from "./fewAccounts";

/** Which accounts to ask, and how to reach them. */
export interface TargetOptions {
  /** Profiles of the AWS CLI, each of an account, or the one with which to assume roles. Defaults to the credentials at hand. */
  readonly profiles?: readonly string[] | undefined;
  /** The accounts of a list. */
  readonly accounts?: readonly ListedAccount[] | undefined;
  /** The role to assume in those that name none: its name, with its path if it has one. */
  readonly roleName?: string | undefined;
  /** What the trust of these roles asks for. It is a secret of sorts: never print it. */
  readonly externalId?: string | undefined;
  /** The region to ask in those that name none. Defaults to that of the environment or the profile. */
  readonly region?: string | undefined;
}

/** An account to ask. */
export interface Target {
  /** Its id, or how it is reached where that is not known: `profile "audit"`. */
  readonly name: string;
  /** Absent where it is not known before it is asked. */
  readonly accountId?: string;
  readonly access: Access;
}

/** Whose the credentials at hand are. */
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
