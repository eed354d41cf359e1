import assert from "node:assert/strict";
import { partitionOf } from "../../../rules/iam/partitions";

describe("the partition of a region", () => {
  it("follows from the region's name", () => {
    const regions = {
      "eu-west-1": "aws",
      "us-east-1": "aws",
      "mx-central-1": "aws",
      "cn-north-1": "aws-cn",
      "eusc-de-east-1": "aws-eusc",
      "us-iso-east-1": "aws-iso",
      "us-isob-east-1": "aws-iso-b",
      "eu-isoe-west-1": "aws-iso-e",
      "us-isof-south-1": "aws-iso-f",
      "us-gov-west-1": "aws-us-gov",
    };
    for (const [region, partition] of Object.entries(regions)) {
      assert.equal(partitionOf(region), partition, region);
    }
  });

  it("is not known for a name that no region has", () => {
    for (const region of ["", "moon-1", "eu-west", "EU-WEST-1", "xx-west-1", "aws-global", "eu-west-1a"]) {
      assert.equal(partitionOf(region), undefined, region);
    }
  });
});
