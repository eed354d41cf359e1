import assert from "node:assert/strict";
import { trailArnOf } from "../../components/trailArn";

describe("trailArnOf", () => {
  it("keeps the partition", () => {
    assert.equal(
      trailArnOf({ partition: "aws-cn", region: "cn-north-1", accountId: "123456789012", trailName: "audit" }),
      "arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/audit",
    );
  });
});
