import assert from "node:assert/strict";
import type { Narrowing } from "../../../audit/accounts/narrowing";
import { type FoundAccounts, type Lister, organizationAccounts } from "../../../audit/accounts/organizationAccounts";
import type { Member } from "../../../live/organization/member";
import { notInOrganization } from "../../../live/organization/organization";
import { type Fact, known, unknown } from "../../../rules/facts/fact";

const management = "111111111111";
const [one, two, three] = ["222222222222", "333333333333", "444444444444"] as const;
const [parent, child] = ["ou-ab12-11111111", "ou-ab12-22222222"] as const;
const organization = { id: "o-a1b2c3d4e5", managementAccountId: management, hasAllFeatures: true };
const denied = { ...unknown("AWS denies it", "allow it"), permission: "organizations:ListAccounts" };
const throttled = unknown("AWS throttles it", "run again later");

const active = (id: string): Member => ({ id, name: `name ${id}`, state: "ACTIVE" });
const suspended: Member = { id: "555555555555", name: "old", state: "SUSPENDED", units: [parent] };

/** An organization that answers these pages, or those of its units. */
function listing(
  pages: readonly (readonly Member[] | Fact<never>)[],
  differences: Partial<Lister> = {},
): Lister & { readonly asked: string[] } {
  const asked: string[] = [];
  async function* answers(): AsyncGenerator<Fact<readonly Member[]>, void, undefined> {
    for (const [index, page] of pages.entries()) {
      asked.push(`page ${index + 1}`);
      await Promise.resolve();
      yield "known" in page ? page : known(page);
    }
  }
  return {
    asked,
    describe: () => Promise.resolve(known(organization)),
    accounts: answers,
    accountsIn: answers,
    unitsFrom: (unit) => Promise.resolve(known([unit])),
    tagsOf: () => Promise.resolve(known(new Map())),
    ...differences,
  };
}

async function begun(lister: Lister, narrowing: Narrowing = {}): Promise<FoundAccounts> {
  const found = await organizationAccounts(lister, management, narrowing);
  assert.ok("accounts" in found, JSON.stringify(found));
  return found;
}

async function faultsOf(lister: Lister, narrowing: Narrowing = {}, accountId: string = management) {
  const found = await organizationAccounts(lister, accountId, narrowing);
  return "faults" in found ? found.faults : [];
}

/** The accounts found, and why others, or the rest, could not be. */
async function allOf({ accounts }: FoundAccounts): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const account of accounts) {
    all.push("refusal" in account ? `${account.name}: ${account.refusal.why}` : account.id);
  }
  return all;
}

describe("the accounts of an organization", () => {
  it("are those of every page, behind empty ones too, each once", async () => {
    const found = await begun(listing([[active(one)], [], [active(two), active(one)], []]));
    assert.deepEqual(await allOf(found), [one, two]);
    assert.deepEqual(found.organization, organization);
    assert.deepEqual(found.notes(), []);
  });

  it("are there before later pages are asked for", async () => {
    const lister = listing([[active(one)], [active(two)]]);
    const { accounts } = await begun(lister);
    const iterator = accounts[Symbol.asyncIterator]();
    await iterator.next();
    assert.deepEqual(lister.asked, ["page 1"]);
    await iterator.next();
    assert.deepEqual(lister.asked, ["page 1", "page 2"]);
  });

  it("are those in units and below them, each unit asked for once", async () => {
    const units: Readonly<Record<string, readonly Member[]>> = { [parent]: [active(one)], [child]: [active(two)] };
    const found = await begun(
      listing([], {
        unitsFrom: (unit) => Promise.resolve(known(unit === parent ? [parent, child] : [unit])),
        accountsIn: async function* (unit) {
          await Promise.resolve();
          yield known(units[unit] ?? []);
        },
      }),
      { units: [parent, child, "ou-ab12-33333333", parent] },
    );
    assert.deepEqual(await allOf(found), [one, two]);
    assert.deepEqual(found.notes(), ['--ou: there is no account in "ou-ab12-33333333" and the units below it.']);
  });

  it("are those with the tags that are wanted", async () => {
    const found = await begun(
      listing([[active(one), active(two), suspended]], {
        tagsOf: (id) => Promise.resolve(known(new Map(id === one ? [["stage", "prod"]] : []))),
      }),
      {
        tags: [
          { key: "stage", value: "prod" },
          { key: "stage", value: "test" },
        ],
      },
    );
    assert.deepEqual(await allOf(found), [one]);
    assert.deepEqual(found.leftOut, []);
    assert.deepEqual(found.notes(), ['--tag: no account that was listed has "stage=test". Correct it or take it out.']);
  });

  it("are asked for their tags several at a time, and come in the order in which AWS lists them", async () => {
    const ids = Array.from({ length: 12 }, (_, index) => String(200_000_000_000 + index));
    const waiting: (() => void)[] = [];
    let most = 0;
    const tagsOf: Lister["tagsOf"] = async (id) => {
      await new Promise<void>((resolve) => {
        most = Math.max(most, waiting.push(resolve));
        // The last that was asked answers first.
        setImmediate(() => waiting.pop()?.());
      });
      return known(new Map([["stage", id.endsWith("3") ? "test" : "prod"]]));
    };
    const pages = [ids.slice(0, 7), [], ids.slice(7)].map((page) => page.map(active));
    const found = await begun(listing(pages, { tagsOf }), { tags: [{ key: "stage", value: "prod" }] });
    assert.deepEqual(
      await allOf(found),
      ids.filter((id) => !id.endsWith("3")),
    );
    assert.equal(most, 5);
  });

  it("are named with why where they are not asked, and what is excluded in vain is", async () => {
    const found = await begun(listing([[suspended, active(one), active(two)]]), { excluded: [two, three, three] });
    assert.deepEqual(await allOf(found), [one]);
    assert.deepEqual(found.leftOut, [
      { accountId: "555555555555", name: "old", organizationalUnits: [parent], why: "it is suspended" },
      { accountId: two, name: `name ${two}`, why: "it is excluded" },
    ]);
    assert.deepEqual(found.notes(), [
      `--exclude: account ${three} is not among the accounts that were listed. Correct it or take it out.`,
    ]);
  });

  it("end with the rest of the organization where AWS stops listing, and nothing is said to be named in vain", async () => {
    const found = await begun(listing([[active(one)], throttled]), { excluded: [three] });
    assert.deepEqual(await allOf(found), [one, "the rest of the organization: AWS throttles it"]);
    assert.deepEqual(found.notes(), []);
  });

  it("are not taken for untagged where AWS does not tell their tags", async () => {
    const tagsOf: Lister["tagsOf"] = (id) =>
      Promise.resolve(id === one ? known(new Map([["stage", "prod"]])) : throttled);
    const found = await begun(listing([[active(one), active(two)]], { tagsOf }), {
      tags: [{ key: "stage", value: "prod" }],
    });
    assert.deepEqual(await allOf(found), [one, `${two}: AWS throttles it`]);
  });

  it("come with a word on an organization that cannot have a trail", async () => {
    const describe = () => Promise.resolve(known({ ...organization, hasAllFeatures: false }));
    const found = await begun(listing([[active(one)]], { describe }));
    assert.deepEqual(await allOf(found), [one]);
    assert.match(found.notes().join(), /^The organization has not all features enabled: it cannot have a trail/);
  });

  it("are not asked where there are none, or none are left", async () => {
    assert.deepEqual(await faultsOf(listing([[], []])), [
      "--organization: no active account of organization o-a1b2c3d4e5 was listed",
    ]);
    const narrowing = { units: [parent], tags: [{ key: "a", value: "b" }], excluded: [one] };
    assert.deepEqual(await faultsOf(listing([[active(one)]]), narrowing), [
      "--organization: no active account of organization o-a1b2c3d4e5 is in a unit of --ou, has the tags of --tag and is not among those of --exclude",
    ]);
  });

  it("are not asked where a unit is not there: all such are told", async () => {
    const unitsFrom: Lister["unitsFrom"] = (unit) => Promise.resolve(known(unit === parent ? [unit] : undefined));
    assert.deepEqual(
      await faultsOf(listing([[active(one)]], { unitsFrom }), { units: [child, parent, "r-none"] }),
      [child, "r-none"].map(
        (unit) => `--ou: "${unit}" is not a root or an organizational unit of organization o-a1b2c3d4e5`,
      ),
    );
  });
});

describe("who may not list accounts", () => {
  const unlisted = listing([denied]);

  it("is told what the management account lacks", async () => {
    assert.deepEqual(await faultsOf(unlisted), ["--organization: AWS denies it. Allow it"]);
  });

  it("is told who may, where it is a member, also by its units", async () => {
    const sentence =
      `account ${one} may not list the accounts of organization o-a1b2c3d4e5. Its management account ${management} and its ` +
      "delegated administrators may: name a profile of one of these with --management-profile. " +
      `If account ${one} is a delegated administrator, allow its credentials organizations:ListAccounts`;
    assert.deepEqual(await faultsOf(unlisted, {}, one), [`--organization: ${sentence}`]);
    const unitsFrom = () => Promise.resolve(denied);
    assert.deepEqual(await faultsOf(listing([], { unitsFrom }), { units: [parent] }, one), [`--ou: ${sentence}`]);
  });

  it("is told that nobody but the management account may, where features are missing", async () => {
    const describe = () => Promise.resolve(known({ ...organization, hasAllFeatures: false }));
    assert.deepEqual(await faultsOf(listing([denied], { describe }), {}, one), [
      `--organization: account ${one} may not list the accounts of organization o-a1b2c3d4e5, which has not all features ` +
        `enabled: its management account ${management} alone may. Name a profile of that with --management-profile`,
    ]);
  });

  it("is told that there is no organization, and what else keeps AWS from answering", async () => {
    assert.deepEqual(await faultsOf(listing([], { describe: () => Promise.resolve(notInOrganization) }), {}, one), [
      "--organization: the credentials in use are of an account that is in no organization. Name credentials of the " +
        "management account or of a delegated administrator with --management-profile",
    ]);
    assert.deepEqual(await faultsOf(listing([throttled]), {}, one), [
      "--organization: AWS throttles it. Run again later",
    ]);
  });
});
