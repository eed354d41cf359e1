import assert from "node:assert/strict";
import type { AskedAccount } from "../../../audit/judge/seenAccount";
import { planOf } from "../../../rollout/plan/plan";
import { one, seen } from "../../audit/seenAccounts";
import { terms } from "../accounts";
import { organizationPlan } from "../plans";

describe("a plan", () => {
  it("has every account once, by id, with what its organization calls it, and those that were not asked", () => {
    const { accounts, counts, organization } = organizationPlan();
    assert.deepEqual(
      accounts.map(({ accountId, name = "-", action }) => `${accountId} ${name} ${action}`),
      [
        "111111111111 payments compliant",
        "222222222222 web unknown",
        "333333333333 search repair",
        "444444444444  create",
        "555555555555  create",
        "666666666666 older leftOut",
        "777777777777 old leftOut",
      ],
    );
    assert.deepEqual(counts, {
      create: 2,
      repair: 1,
      adopt: 0,
      update: 0,
      unknown: 1,
      leftOut: 2,
      compliant: 1,
      covered: 0,
    });
    assert.deepEqual(organization, { id: "o-example1234", managementAccountId: "999999999999" });
    assert.deepEqual(accounts[5], {
      accountId: "666666666666",
      name: "older",
      action: "leftOut",
      why: "It is suspended.",
    });
    assert.deepEqual(accounts[0]?.organizationalUnits, ["ou-1"]);
  });

  it("says when it was made, by what, and all notes", () => {
    const { schemaVersion, version, startedAt, isComplete, notes } = organizationPlan();
    assert.deepEqual([schemaVersion, version, startedAt, isComplete], [1, "1.2.3", "2027-03-31T12:00:00.000Z", true]);
    assert.deepEqual(notes, ["a note of the finding.", "a note.", "a note of the survey."]);
  });

  it("knows nothing of an account about which code of ours fails, and all of the others", () => {
    const broken: AskedAccount = {
      accountId: "888888888888",
      get seen(): never {
        throw new TypeError("hunter2");
      },
    };
    const surveyed = { accounts: [broken, seen(one, [{}])], isComplete: true, notes: [], findingNotes: [] };
    const options = { version: "1.2.3", startedAt: new Date(), notes: [] };
    const { accounts, organization } = planOf(surveyed, terms, options);
    assert.deepEqual(
      accounts.map(({ action }) => action),
      ["compliant", "unknown"],
    );
    assert.match(accounts[1]?.why ?? "", /^Nothing is known of it: a defect of cloudtrail-baseline is in the way/);
    assert.doesNotMatch(JSON.stringify(accounts), /hunter2/);
    assert.equal(organization, undefined);
  });
});
