import assert from "node:assert/strict";
import { accountsIn, mostSeers, shownTrails } from "../../../live/inquiry/whoToAsk";

const [owner, one, two] = ["111111111111", "222222222222", "333333333333"] as const;

describe("who is asked about a thing of another account", () => {
  it("are the first accounts that see a trail, of which there are few", () => {
    const trail = { TrailARN: `arn:aws:cloudtrail:us-east-1:${owner}:trail/main` };
    const own = { TrailARN: `arn:aws:cloudtrail:us-east-1:${two}:trail/own` };
    const others = Array.from({ length: 10 }, (_, index) => String(500_000_000_000 + index));
    const accounts = [
      { accountId: one, trails: [{ trail }] },
      { accountId: owner, trails: [{ trail }] },
      { accountId: two, trails: [{ trail }, { trail: own }] },
      ...others.map((accountId) => ({ accountId, trails: [{ trail }] })),
    ];
    const shown = [...shownTrails(accounts)];
    assert.deepEqual(
      shown.map((each) => [each.trail, each.seers]),
      [
        [trail, [one, two, others[0]]],
        [own, []],
      ],
    );
    assert.equal(shown[0]?.seers.length, mostSeers);
  });

  it("is an account in the name of a bucket", () => {
    assert.deepEqual(accountsIn(`aws-controltower-logs-${one}-us-east-1`), [one]);
    assert.deepEqual(accountsIn("logs-1234567890123-20260101"), []);
  });
});
