import assert from "node:assert/strict";
import { bucketFindings, type PresentBucket } from "../../../components/before/existingBucket";
import { statementsFor } from "../../../components/bucket/logBucketPolicy";
import { policyDocument } from "../../../components/policyDocument";
import type { MultiRegionTrailArgs } from "../../../components/index";
import { known } from "../../../rules/facts/fact";
import { doubtful } from "../../rules/trails";
import { liveComponent, type LiveComponent } from "./liveComponent";

const name = "their-logs";
const scope = {
  bucketArn: `arn:aws:s3:::${name}`,
  trailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit",
};
const policy = (trail: object = scope) =>
  known(JSON.stringify(policyDocument(...statementsFor({ ...scope, ...trail }))));

describe("bucketFindings", () => {
  const findingsOf = (args: MultiRegionTrailArgs, bucket: Partial<PresentBucket>, given: LiveComponent = {}) =>
    bucketFindings(liveComponent({ args: { existingBucketName: name, ...args }, ...given }), {
      name,
      policy: policy(),
      ...bucket,
    });
  const remedy =
    "The output bucketPolicy, which a preview shows too, has the statements that the bucket's owner adds to its policy; where you may change the policy yourself, mergeBucketPolicy adds them.";

  it("finds nothing wrong with a policy that lets the trail in", () => {
    assert.deepEqual(findingsOf({}, {}), { faults: [], warnings: [] });
    const organization = { organizationId: "o-exampleorgid", organizationManagementAccountId: "210987654321" };
    const trailArn = scope.trailArn.replace("123456789012", "210987654321");
    const open = policy({ trailArn, organizationId: "o-exampleorgid" });
    assert.deepEqual(findingsOf(organization, { policy: open }), { faults: [], warnings: [] });
  });

  for (const [title, args, present] of [
    ["none", {}, known(undefined)],
    ["one for another trail", { trailName: "other" }, policy()],
    ["one for another key prefix", { s3KeyPrefix: "audit" }, policy()],
    ["one for the account alone", { organizationId: "o-exampleorgid" }, policy()],
  ] as const) {
    it(`warns of what CloudTrail will say, and of both ways out, where the policy is ${title}`, () => {
      assert.deepEqual(findingsOf(args, { policy: present }).warnings, [
        `The policy of the bucket "their-logs" does not let the trail in, and CloudTrail refuses such a trail with InsufficientS3BucketPolicyException. ${remedy}`,
      ]);
    });
  }

  it("has nothing to warn of where the statements are added", () => {
    assert.deepEqual(findingsOf({ mergeBucketPolicy: true }, { policy: known(undefined) }).warnings, []);
  });

  it("says that it could not be asked, until the trail is there", () => {
    assert.deepEqual(findingsOf({}, { policy: doubtful }).warnings, [
      `Whether the policy of the bucket "their-logs" lets the trail in could not be asked: nobody knows. If it does not, CloudTrail refuses the trail with InsufficientS3BucketPolicyException. ${remedy}`,
    ]);
    const parts = { "aws:cloudtrail/trail:Trail": ["audit", { s3BucketName: name }] } as const;
    assert.deepEqual(findingsOf({}, { policy: doubtful }, { parts }).warnings, []);
  });

  it("does not show a secret name", () => {
    const { warnings = [] } = findingsOf({}, { policy: known(undefined) }, { shownArgs: {} });
    assert.match(warnings.join(), /^The policy of the bucket of existingBucketName does not/);
  });

  it("refuses a bucket of another region where that cannot do", () => {
    const key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const faultsOf = (args: MultiRegionTrailArgs, region: string) =>
      (findingsOf(args, { region }).faults ?? []).map(({ property, reason }) => `${property}: ${reason}`);
    const there = 'the bucket "their-logs" is in the region "us-east-1"';
    assert.deepEqual(faultsOf({ mergeBucketPolicy: true, createKmsKey: true }, "us-east-1"), [
      `mergeBucketPolicy: cannot be done from the region "eu-central-1": ${there}, and S3 takes changes of a bucket in its own region alone. Leave mergeBucketPolicy out and let the bucket's owner add the statements of the output bucketPolicy, or deploy in "us-east-1".`,
      `createKmsKey: creates a key in the region "eu-central-1", but ${there}, and S3 encrypts with keys of the bucket's region. Set kmsKeyArn to a key of that region instead, or deploy in "us-east-1".`,
    ]);
    assert.deepEqual(faultsOf({ kmsKeyArn: key }, "us-east-1"), [
      `kmsKeyArn: names a key of the region "eu-central-1", but ${there}, and S3 encrypts with keys of the bucket's region. Give a key of that region.`,
    ]);
    assert.deepEqual(faultsOf({}, "us-east-1"), [], "the bucket may be anywhere else");
    assert.deepEqual(faultsOf({ mergeBucketPolicy: true, kmsKeyArn: key }, "eu-central-1"), []);
  });
});
