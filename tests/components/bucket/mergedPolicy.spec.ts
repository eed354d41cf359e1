import assert from "node:assert/strict";
import { mergedPolicy } from "../../../components/bucket/mergedPolicy";
import type { PolicyStatement } from "../../../components/policyDocument";

const ours: PolicyStatement[] = [
  { Sid: "Ours", Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:GetBucketAcl" },
];
const theirs = { Sid: "Theirs", Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource: "*" };

describe("mergedPolicy", () => {
  it("adds what is missing and keeps the statements of others, in their order", () => {
    const policy = JSON.stringify({ Version: "2012-10-17", Id: "owner", Statement: [theirs, { Effect: "Allow" }] });
    assert.deepEqual(JSON.parse(mergedPolicy(policy, ours)), {
      Version: "2012-10-17",
      Id: "owner",
      Statement: [theirs, { Effect: "Allow" }, ours[0]],
    });
  });

  it("replaces its own statement where it stands, so that merging twice is merging once", () => {
    const outdated = { ...ours[0], Action: "s3:*" };
    const once = mergedPolicy(JSON.stringify({ Statement: [outdated, theirs] }), ours);
    assert.deepEqual(JSON.parse(once), { Statement: [ours[0], theirs] });
    assert.equal(mergedPolicy(once, ours), once);
  });

  it("takes a single statement that stands alone", () => {
    assert.deepEqual(JSON.parse(mergedPolicy(JSON.stringify({ Statement: theirs }), ours)), {
      Statement: [theirs, ours[0]],
    });
  });

  it("takes a policy without statements", () => {
    assert.deepEqual(JSON.parse(mergedPolicy("{}", ours)), { Statement: ours });
  });
});
