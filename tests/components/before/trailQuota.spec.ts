import assert from "node:assert/strict";
import { trailQuotaFaults } from "../../../components/before/trailQuota";

describe("trailQuotaFaults", () => {
  const account = "123456789012";
  const trails = (count: number, owner = account) =>
    Array.from({ length: count }, (_, index) => ({
      Name: `trail-${index}`,
      TrailARN: `arn:aws:cloudtrail:us-east-1:${owner}:trail/trail-${index}`,
    }));

  it("takes a fifth trail", () => {
    assert.deepEqual(trailQuotaFaults(account, "us-east-1", trails(4)), []);
  });

  it("refuses a sixth, with the ways out", () => {
    assert.deepEqual(
      trailQuotaFaults(account, "us-east-1", trails(5)).map(({ property, reason }) => `${property}: ${reason}`),
      [
        'trailName: would be trail 6 in the region "us-east-1", where AWS takes 5: there are "trail-0", "trail-1", "trail-2" and 2 more. Take one of them over with adoptTrailArn, or delete one that is not needed.',
      ],
    );
  });

  it("does not count those of other accounts", () => {
    assert.deepEqual(trailQuotaFaults(account, "us-east-1", [...trails(4), ...trails(3, "210987654321")]), []);
  });
});
