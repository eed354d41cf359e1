import { Organization } from "../live/organization/organization";
import { Session, type SessionOptions } from "../live/session";
import { capitalized, quote } from "../rules/text";
import {
  type FoundAccount,
  type FoundAccounts,
  organizationAccount,
  organizationAccounts,
} from "./accounts/organizationAccounts";
import type { AuditedOrganization, OrganizationAccount } from "./auditReport";
import {
  accessAtHand,
  type Caller,
  listingAccess,
  memberTarget,
  type Target,
  type TargetOptions,
  type Unreachable,
} from "./targets";

/** The accounts of an organization as targets, which are found one after the other. */
export interface OrganizationTargets {
  readonly targets: AsyncIterable<Target | Unreachable>;
  readonly organizationId: string;
  /** Whose the credentials at hand are. */
  readonly caller: Caller;
  /** The organization as far as it was listed by now. */
  readonly organization: () => AuditedOrganization;
  /** What users should know, sentences, when all accounts were listed. */
  readonly notes: () => readonly string[];
}

/** Begins to list the accounts of an organization, or says why not, as sentences without their full stop. */
export async function organizationTargets(
  options: TargetOptions,
  sessionOptions: SessionOptions,
): Promise<OrganizationTargets | { readonly faults: readonly string[] }> {
  const profile = options.organization?.managementProfile;
  const [caller, lister] = await Promise.all([
    Session.open(accessAtHand(options), sessionOptions),
    profile === undefined ? undefined : Session.open(listingAccess(options), sessionOptions),
  ]);
  const faults = [
    ...(caller.known ? [] : [`--organization: ${caller.why}. ${capitalized(caller.remedy)}`]),
    ...(profile === undefined || lister === undefined || lister.known
      ? []
      : [`--management-profile ${quote(profile)}: ${lister.why}. ${capitalized(lister.remedy)}`]),
  ];
  if (!caller.known || lister?.known === false) {
    return { faults };
  }
  const listing = lister?.value ?? caller.value;
  const found = await organizationAccounts(new Organization(listing), listing.accountId, options.organization ?? {});
  return "faults" in found ? found : targetsFrom(found, options, caller.value, listing);
}

function targetsFrom(
  found: FoundAccounts,
  options: TargetOptions,
  caller: Caller,
  lister: Caller,
): OrganizationTargets {
  const { id, managementAccountId } = found.organization;
  const accounts: OrganizationAccount[] = [];
  const targetOf = (account: FoundAccount): Target | Unreachable => {
    if ("refusal" in account) {
      return account;
    }
    accounts.push(organizationAccount(account));
    return memberTarget(account, options, caller, lister);
  };
  return {
    targets: mapped(found.accounts, targetOf),
    organizationId: id,
    caller,
    organization: () => ({ id, managementAccountId, accounts, leftOut: found.leftOut }),
    notes: found.notes,
  };
}

async function* mapped<T, R>(items: AsyncIterable<T>, convert: (item: T) => R): AsyncGenerator<R, void, undefined> {
  for await (const item of items) yield convert(item);
}
