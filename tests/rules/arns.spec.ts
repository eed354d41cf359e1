import assert from "node:assert/strict";
import { accountOfArn, nameInArn, partitionOfArn, regionOfArn } from "../../rules/arns";

describe("an ARN", () => {
  it("names a partition, a region, an account and a thing", () => {
    const key = "arn:aws-cn:kms:cn-north-1:111111111111:key/1";
    assert.deepEqual(
      [partitionOfArn(key), regionOfArn(key), accountOfArn(key), nameInArn(key)],
      ["aws-cn", "cn-north-1", "111111111111", "1"],
    );
  });

  it("may leave out region and account, and what is none names neither", () => {
    const bucket = "arn:aws:s3:::logs";
    assert.deepEqual([regionOfArn(bucket), accountOfArn(bucket), nameInArn(bucket)], ["", "", "logs"]);
    assert.deepEqual([regionOfArn("alias/audit"), accountOfArn("alias/audit")], ["", ""]);
  });
});
