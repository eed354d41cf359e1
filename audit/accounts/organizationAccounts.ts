import type { Organization, OrganizationAnswer } from "../../live/organization/organization";
import type { Member } from "../../live/organization/member";
import type { Fact, Unknown } from "../../rules/facts/fact";
import { capitalized, enumerate, quote } from "../../rules/text";
import type { LeftOutAccount, OrganizationAccount } from "../auditReport";
import { convertedAhead } from "../iterables";
import { type Narrowing, type Tag, wantedTags, whyLeftOut } from "./narrowing";

/** Who lists the accounts of an organization. */
export type Lister = Pick<Organization, "describe" | "accounts" | "accountsIn" | "unitsFrom" | "tagsOf">;

/** The accounts of an organization, which are found one after the other. */
export interface FoundAccounts {
  readonly organization: OrganizationAnswer;
  /** Those to ask, while AWS lists them. It can be gone through once. */
  readonly accounts: AsyncIterable<FoundAccount>;
  /** Those found by now that are not asked. */
  readonly leftOut: readonly LeftOutAccount[];
  /** What users should know, sentences, when all were found. */
  readonly notes: () => readonly string[];
}

/** An account to ask, or one, or the rest of the list, about which AWS says too little to ask it. */
export type FoundAccount = Member | { readonly name: string; readonly refusal: Unknown };

/**
 * Begins to list the accounts of an organization.
 *
 * @param accountId - that of whoever lists
 * @returns the accounts, or what keeps them from being listed, as sentences without their full stop
 */
export async function organizationAccounts(
  lister: Lister,
  accountId: string,
  narrowing: Narrowing,
): Promise<FoundAccounts | { readonly faults: readonly string[] }> {
  const organization = await lister.describe();
  if (!organization.known) {
    return { faults: [`--organization: ${sentences(organization)}`] };
  }
  const places = await placesOf(lister, organization.value, accountId, narrowing);
  if ("faults" in places) {
    return places;
  }
  const listing = new Listing(lister, places, narrowing);
  const accounts = listing.accounts();
  const first = await accounts.next();
  if (first.done === true) {
    return { faults: [nobody(organization.value, narrowing)] };
  }
  if ("refusal" in first.value) {
    return { faults: [`--organization: ${whyRefused(first.value.refusal, organization.value, accountId)}`] };
  }
  return {
    organization: organization.value,
    accounts: withFirst(first.value, accounts),
    leftOut: listing.leftOut,
    notes: () => [...(organization.value.hasAllFeatures ? [] : [withoutFeatures]), ...listing.notes()],
  };
}

/** How an account is named in a report. */
export function organizationAccount({ id, name, units }: Member): OrganizationAccount {
  return { accountId: id, name, ...(units !== undefined && { organizationalUnits: units }) };
}

const withoutFeatures =
  "The organization has not all features enabled: it cannot have a trail for all of its accounts before it has.";

/**
 * How many accounts AWS is asked for the tags of at the same time, a call each. It refuses some calls that are made side by
 * side, and takes them when they are made again: more accounts would wait longer for that than they save.
 */
const mostAskedForTags = 5;

/** Where accounts are listed. */
interface Place {
  /** What users named; absent for the whole organization. */
  readonly named?: string;
  /** Roots and organizational units. */
  readonly units: readonly string[];
}

async function placesOf(
  lister: Lister,
  organization: OrganizationAnswer,
  accountId: string,
  { units = [] }: Narrowing,
): Promise<readonly Place[] | { readonly faults: readonly string[] }> {
  const places: Place[] = [];
  const faults: string[] = [];
  for (const named of new Set(units)) {
    const found = await lister.unitsFrom(named);
    if (!found.known) {
      return { faults: [`--ou: ${whyRefused(found, organization, accountId)}`] };
    }
    if (found.value === undefined) {
      faults.push(`--ou: ${quote(named)} is not a root or an organizational unit of organization ${organization.id}`);
    } else {
      places.push({ named, units: found.value });
    }
  }
  return faults.length > 0 ? { faults } : places;
}

/** Goes through the accounts of an organization once. */
class Listing {
  readonly leftOut: LeftOutAccount[] = [];
  readonly #seen = new Set<string>();
  readonly #tagsMet = new Set<Tag>();
  readonly #placesMet = new Set<Place>();
  #isWhole = false;

  constructor(
    private readonly lister: Lister,
    private readonly places: readonly Place[],
    private readonly narrowing: Narrowing,
  ) {}

  async *accounts(): AsyncGenerator<FoundAccount, void, undefined> {
    for await (const account of this.#wanted()) {
      const why = "refusal" in account ? undefined : whyLeftOut(account, this.narrowing);
      if ("refusal" in account || why === undefined) {
        yield account;
      } else {
        this.leftOut.push({ ...organizationAccount(account), why });
      }
    }
  }

  /** The accounts that have the tags that are wanted. */
  async *#wanted(): AsyncGenerator<FoundAccount, void, undefined> {
    const { tags = [] } = this.narrowing;
    if (tags.length === 0) {
      yield* this.#listed();
      return;
    }
    const tagged = convertedAhead(this.#listed(), mostAskedForTags, (account) => this.#tagged(account, tags));
    for await (const account of tagged) {
      if (account !== undefined) yield account;
    }
  }

  /** All accounts, each once, and that AWS refuses the rest. */
  async *#listed(): AsyncGenerator<FoundAccount, void, undefined> {
    for await (const page of this.#pages()) {
      if (!page.known) {
        yield { name: "the rest of the organization", refusal: page };
        return;
      }
      for (const member of page.value) {
        // Accounts come and go while they are listed, and units stand in one another.
        if (!this.#seen.has(member.id)) {
          this.#seen.add(member.id);
          yield member;
        }
      }
    }
    this.#isWhole = true;
  }

  async *#pages(): AsyncGenerator<Fact<readonly Member[]>, void, undefined> {
    if (this.places.length === 0) {
      yield* this.lister.accounts();
    }
    for (const place of this.places) {
      for (const unit of place.units) {
        for await (const page of this.lister.accountsIn(unit)) {
          if (page.known && page.value.length > 0) this.#placesMet.add(place);
          yield page;
        }
      }
    }
  }

  /** An account that has the tags that are wanted, or whose tags AWS does not tell; `undefined` where it has them not. */
  async #tagged(account: FoundAccount, wanted: readonly Tag[]): Promise<FoundAccount | undefined> {
    if ("refusal" in account) {
      return account;
    }
    const its = await this.lister.tagsOf(account.id);
    if (!its.known) {
      return { name: account.id, refusal: its };
    }
    const met = wantedTags(its.value, wanted);
    for (const tag of met ?? []) this.#tagsMet.add(tag);
    return met === undefined ? undefined : account;
  }

  /** What was named and is not there, when all accounts were listed. */
  notes(): readonly string[] {
    if (!this.#isWhole) {
      return [];
    }
    const { excluded = [], tags = [] } = this.narrowing;
    return [
      ...this.places
        .filter((place) => !this.#placesMet.has(place))
        .map(({ named = "" }) => `--ou: there is no account in ${quote(named)} and the units below it.`),
      ...tags
        .filter((tag) => !this.#tagsMet.has(tag))
        .map(({ key, value }) => `--tag: no account that was listed has ${quote(`${key}=${value}`)}. ${mend}`),
      ...[...new Set(excluded)]
        .filter((id) => !this.#seen.has(id))
        .map((id) => `--exclude: account ${id} is not among the accounts that were listed. ${mend}`),
    ];
  }
}

const mend = "Correct it or take it out.";

async function* withFirst<T>(first: T, others: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield first;
  yield* others;
}

function nobody({ id }: OrganizationAnswer, { units = [], tags = [], excluded = [] }: Narrowing): string {
  const wanted = [
    ...(units.length > 0 ? ["is in a unit of --ou"] : []),
    ...(tags.length > 0 ? ["has the tags of --tag"] : []),
    ...(excluded.length > 0 ? ["is not among those of --exclude"] : []),
  ];
  return `--organization: no active account of organization ${id}${wanted.length > 0 ? ` ${enumerate(wanted)}` : " was listed"}`;
}

/** Why AWS does not list accounts, and who may: it refuses others in the same words as those who lack a permission. */
function whyRefused(refusal: Unknown, organization: OrganizationAnswer, accountId: string): string {
  const { id, managementAccountId, hasAllFeatures } = organization;
  if (refusal.permission === undefined || accountId === managementAccountId) {
    return sentences(refusal);
  }
  return hasAllFeatures
    ? `account ${accountId} may not list the accounts of organization ${id}. Its management account ${managementAccountId} ` +
        `and its delegated administrators may: name a profile of one of these with --management-profile. ` +
        `If account ${accountId} is a delegated administrator, allow its credentials ${refusal.permission}`
    : `account ${accountId} may not list the accounts of organization ${id}, which has not all features enabled: ` +
        `its management account ${managementAccountId} alone may. Name a profile of that with --management-profile`;
}

function sentences({ why, remedy }: Unknown): string {
  return `${why}. ${capitalized(remedy)}`;
}
