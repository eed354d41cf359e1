import assert from "node:assert/strict";
import { readTrailArn } from "../../../rules/cloudtrail/trailArn";
import { ownerOf } from "../../../rules/cloudtrail/trailOwner";

const arn = "arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/audit";

describe("the ARN of a trail", () => {
  it("says where the trail is, whose it is and its name", () => {
    const read = { partition: "aws-cn", region: "cn-north-1", account: "123456789012", name: "audit" };
    assert.deepEqual(readTrailArn(arn), read);
    assert.equal(ownerOf(arn), "123456789012");
  });

  it("says nothing where it is none", () => {
    assert.deepEqual(readTrailArn("audit"), { partition: "", region: "", account: "", name: "" });
    assert.equal(ownerOf("audit"), "");
  });
});
