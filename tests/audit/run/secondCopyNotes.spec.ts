import assert from "node:assert/strict";
import { secondCopyNotes } from "../../../audit/run/secondCopyNotes";
import { known } from "../../../rules/facts/fact";
import { one, seen, type SeenTrail, silent, three, two } from "../seenAccounts";
import type { AskedAccount } from "../../../audit/judge/seenAccount";

const main = { name: "main", owner: one };

/** An account that sees the trail of its organization, which is the first. */
function member(accountId: string, ...trails: readonly SeenTrail[]): AskedAccount {
  const account = seen(accountId, [main, ...trails]);
  assert.ok(account.seen.known);
  const { sight, facts } = account.seen.value;
  const [first, ...others] = sight.trails;
  assert.ok(first !== undefined);
  const organizations = { ...first, trail: { ...first.trail, IsOrganizationTrail: true } };
  return { accountId, seen: known({ sight: { ...sight, trails: [organizations, ...others] }, facts }) };
}

describe("a note on second copies", () => {
  it("names the accounts whose own trail records what their organization's does, once", () => {
    assert.deepEqual(
      secondCopyNotes([member(one), member(two, {}), silent(three), member(three, { name: "own" }, {})]),
      [
        `Management events of accounts ${two} and ${three} are billed twice: trail "main" of the organization records them, and ` +
          "so does a trail of each account itself. AWS charges 2.00 USD for each 100,000 events of the second copy. Delete these " +
          "trails, or let them select other events only: cloudtrail-management-events-recorded-once has the commands.",
      ],
    );
  });

  it("is not about trails that are stopped, nor about those of an account without an organization's", () => {
    assert.deepEqual(secondCopyNotes([member(two, { facts: { isLogging: known(false) } }), seen(three, [{}, {}])]), []);
  });
});
