import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { partitionOf } from "../../rules/partitions";

/** AWS's own list, in the core of its SDK. */
const requireOfSdk = createRequire(require.resolve("@aws-sdk/client-cloudtrail"));
const { partition: publishedOf } = requireOfSdk("@aws-sdk/core/client") as {
  partition: (region: string) => { readonly name: string };
};

/** Regions that are there, and ones that there may be some day. */
const regions = [
  ..."us-east-1 eu-west-1 ap-southeast-7 sa-west-1 ca-west-1 me-south-1 af-south-1 il-central-1 mx-central-1".split(
    " ",
  ),
  ..."cn-north-1 cn-northwest-1 eusc-de-east-1 us-iso-east-1 us-isob-west-1 eu-isoe-west-1 us-isof-south-1".split(" "),
  ..."us-gov-west-1 us-gov-north-2 us-north-9 eu-middle-12 cn-south-3 eusc-de-west-2".split(" "),
];

describe("the partition of a region", () => {
  it("is the one that AWS publishes", () => {
    assert.deepEqual(
      regions.map((region) => [region, partitionOf(region)]),
      regions.map((region) => [region, publishedOf(region).name]),
    );
  });

  it("is none for what is not the name of a region, or of one that AWS has not published", () => {
    const others = ["", "eu", "us-east-1a", "us-east", "US-EAST-1", "aws-global", "xx-west-1", " us-east-1"];
    assert.deepEqual(
      others.filter((region) => partitionOf(region) !== undefined),
      [],
    );
  });
});
