import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import { printable } from "../../rules/text";
import { sdk } from "../inquiry/sdk";
import type { CallOptions, Session } from "../session";
import { listingCalls, type ListingCall } from "./listingCalls";
import { type Member, memberFrom } from "./member";

/** What AWS says about an organization itself. */
export interface OrganizationAnswer {
  readonly id: string;
  readonly managementAccountId: string;
  /** Whether all features are enabled: without them it can neither have a trail nor delegate its administration. */
  readonly hasAllFeatures: boolean;
}

/** How often a call is tried: Organizations throttles whoever else asks in the organization along with us. */
const mostAttempts = 10;

/**
 * The organization of an account, as the management account and delegated administrators may see it. Organizations refuses
 * calls side by side now and then; each client slows down by itself when it does.
 */
export class Organization {
  #client: OrganizationsClient | undefined;

  constructor(private readonly session: Session) {}

  /** What the organization is. Every account in one may ask. */
  async describe(): Promise<Fact<OrganizationAnswer>> {
    const { DescribeOrganizationCommand } = await sdk.organizations();
    return this.#ask(
      "describeOrganization",
      async (client, options) => {
        const { Organization } = await client.send(new DescribeOrganizationCommand({}), options);
        const { Id = "", MasterAccountId = "", FeatureSet } = Organization ?? {};
        return {
          id: printable(Id, 40),
          managementAccountId: printable(MasterAccountId, 20),
          hasAllFeatures: FeatureSet === "ALL",
        };
      },
      inNone,
    );
  }

  /** All accounts, a page at a time. A page that AWS refuses is the last one; an empty one is not. */
  async *accounts(): AsyncGenerator<Fact<readonly Member[]>, void, undefined> {
    const { ListAccountsCommand } = await sdk.organizations();
    yield* this.#pages("listAccounts", async (client, NextToken, options) => {
      const { Accounts = [], NextToken: next } = await client.send(new ListAccountsCommand({ NextToken }), options);
      return { items: Accounts.map(memberFrom), next };
    });
  }

  /** The same of the accounts that are directly in a root or an organizational unit. */
  async *accountsIn(ParentId: string): AsyncGenerator<Fact<readonly Member[]>, void, undefined> {
    const { ListAccountsForParentCommand } = await sdk.organizations();
    yield* this.#pages("listAccountsForParent", async (client, NextToken, options) => {
      const command = new ListAccountsForParentCommand({ ParentId, NextToken });
      const { Accounts = [], NextToken: next } = await client.send(command, options);
      return { items: Accounts.map(memberFrom), next };
    });
  }

  /** A root or an organizational unit with all units below it; `undefined` where there is none of this id. */
  async unitsFrom(parentId: string): Promise<Fact<readonly string[] | undefined>> {
    const found = [parentId];
    // The list grows while it is gone through.
    for (const unit of found) {
      for await (const page of this.#unitsIn(unit)) {
        if (page === noSuchUnit) {
          return known(undefined);
        }
        if (!page.known) {
          return page;
        }
        found.push(...page.value);
      }
    }
    return known(found);
  }

  /** The tags of an account, by their keys. */
  async tagsOf(accountId: string): Promise<Fact<ReadonlyMap<string, string>>> {
    const { ListTagsForResourceCommand } = await sdk.organizations();
    const tags = new Map<string, string>();
    const pages = this.#pages("listTagsForResource", async (client, NextToken, options) => {
      const command = new ListTagsForResourceCommand({ ResourceId: accountId, NextToken });
      const { Tags = [], NextToken: next } = await client.send(command, options);
      return { items: Tags, next };
    });
    for await (const page of pages) {
      if (!page.known) {
        return page;
      }
      for (const { Key = "", Value = "" } of page.value) tags.set(Key, Value);
    }
    return known(tags);
  }

  async *#unitsIn(ParentId: string): AsyncGenerator<Fact<readonly string[]>, void, undefined> {
    const { ListOrganizationalUnitsForParentCommand } = await sdk.organizations();
    yield* this.#pages("listOrganizationalUnitsForParent", async (client, NextToken, options) => {
      const command = new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken });
      const { OrganizationalUnits = [], NextToken: next } = await client.send(command, options);
      return { items: OrganizationalUnits.flatMap(({ Id = [] }) => Id), next };
    });
  }

  async *#pages<T>(
    call: ListingCall,
    send: (client: OrganizationsClient, token: string | undefined, options: CallOptions) => Promise<Page<T>>,
  ): AsyncGenerator<Fact<readonly T[]>, void, undefined> {
    let token: string | undefined;
    do {
      const sent = token;
      const page = await this.#ask(call, (client, options) => send(client, sent, options), unitMissing);
      if (!page.known) {
        yield page;
        return;
      }
      yield known(page.value.items);
      token = page.value.next;
    } while (token !== undefined && token !== "");
  }

  async #ask<T>(
    call: ListingCall,
    send: (client: OrganizationsClient, options: CallOptions) => Promise<T>,
    explain: (error: unknown) => Fact<never> | undefined,
  ): Promise<Fact<T>> {
    const { OrganizationsClient } = await sdk.organizations();
    const { region } = this.session;
    const client = (this.#client ??= new OrganizationsClient({
      ...this.session.configuration(region),
      maxAttempts: mostAttempts,
    }));
    return this.session.askFor(listingCalls[call].permission, region, (options) => send(client, options), explain);
  }
}

/** A part of a list. */
interface Page<T> {
  readonly items: readonly T[];
  /** What to ask the next part with; absent where there is none. */
  readonly next: string | undefined;
}

/** That an account is in no organization. */
export const notInOrganization = unknown(
  "the credentials in use are of an account that is in no organization",
  "name credentials of the management account or of a delegated administrator with --management-profile",
);

const noSuchUnit = unknown("the organization has no such unit", "correct its id");

function inNone(error: unknown): Fact<never> | undefined {
  return error instanceof Error && error.name === "AWSOrganizationsNotInUseException" ? notInOrganization : undefined;
}

function unitMissing(error: unknown): Fact<never> | undefined {
  return error instanceof Error && error.name === "ParentNotFoundException" ? noSuchUnit : undefined;
}
