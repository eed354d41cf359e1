import assert from "node:assert/strict";
import { accountsIn, mostSeers, ShownTrails } from "../../../live/inquiry/whoToAsk";

const [owner, one, two] = ["111111111111", "222222222222", "333333333333"] as const;

describe("who is asked about a thing of another account", () => {
  it("are the first accounts that see a trail, of which there are few", () => {
    const trail = { TrailARN: `arn:aws:cloudtrail:us-east-1:${owner}:trail/main` };
    const own = { TrailARN: `arn:aws:cloudtrail:us-east-1:${two}:trail/own` };
    const others = Array.from({ length: 10 }, (_, index) => String(500_000_000_000 + index));
    const trails = new ShownTrails();
    trails.add(one, trail);
    trails.add(owner, trail);
    trails.add(two, trail);
    trails.add(two, own);
    for (const other of others) trails.add(other, trail);
    const shown = [...trails];
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
