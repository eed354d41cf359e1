import assert from "node:assert/strict";
import { partitionOf, regionCheck } from "../../../../components/arguments/aws/region";
import { judges } from "../judges";

describe("regionCheck", () => {
  judges(regionCheck, {
    allowed: "The name of a region looks like `eu-central-1`; `aws account list-regions` prints them.",
    accepted: ["us-east-1", "ap-southeast-5", "us-gov-west-1", "us-isob-east-1", "eusc-de-east-1"],
    refused: [
      ["us-east-1a", "is not the name of a region"],
      ["global", "is not the name of a region"],
      ["US-EAST-1", "is not the name of a region"],
      ["Frankfurt", "is not the name of a region"],
    ],
  });

  it("knows which partition a region is in", () => {
    const regions = ["us-east-1", "cn-north-1", "us-gov-east-1", "us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"];
    assert.deepEqual(regions.map(partitionOf), ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-eusc"]);
  });
});
