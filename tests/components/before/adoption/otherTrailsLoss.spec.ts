import assert from "node:assert/strict";
import { otherTrailsLoss } from "../../../../components/before/adoption/otherTrailsLoss";
import { inspectedWith, shown } from "./inspectedWith";

const bucketArn = "arn:aws:s3:::company-logs";
const arnOf = (name: string) => `arn:aws:cloudtrail:eu-central-1:123456789012:trail/${name}`;
const scope = { bucketArn, trailArn: arnOf("company") };
const trails = ["company", "second"].map((name) => ({ TrailARN: arnOf(name), S3BucketName: "company-logs" }));
const elsewhere = { TrailARN: arnOf("third"), S3BucketName: "elsewhere" };

const policyFor = (...sources: readonly string[]) =>
  JSON.stringify({
    Statement: {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/123456789012/*`,
      ...(sources.length > 0 && { Condition: { StringEquals: { "aws:SourceArn": sources } } }),
    },
  });

describe("otherTrailsLoss", () => {
  const find = (args: object, policy: string) =>
    shown(otherTrailsLoss(inspectedWith(args), "company-logs", policy, scope, [...trails, elsewhere]));
  const lost = [
    [
      "other-trails",
      "additionalTrailArns",
      `The bucket "company-logs" lets "${arnOf("second")}" deliver too, and would not any more.`,
      { additionalTrailArns: [arnOf("second")] },
    ],
  ];

  it("finds a second trail that a policy for no trail in particular let in", () => {
    assert.deepEqual(find({}, policyFor()), lost);
  });

  it("finds none that a statement names, which stays", () => {
    assert.deepEqual(find({}, policyFor(arnOf("company"), arnOf("second"))), []);
  });

  it("finds one whose statement goes because it may", () => {
    const args = { acknowledgeLosses: ["statements"] };
    assert.deepEqual(find(args, policyFor(arnOf("company"), arnOf("second"))), lost);
  });
});
