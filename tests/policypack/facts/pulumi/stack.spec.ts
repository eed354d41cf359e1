import assert from "node:assert/strict";
import { known } from "../../../../policypack/facts/fact";
import { accountFromStack } from "../../../../policypack/facts/pulumi/stack";
import { classicTrail, nativeTrail, resource } from "../../preview";

const none = new Map<string, object>();

describe("the account as a stack leaves it", () => {
  it("is not in use without resources of AWS", () => {
    for (const type of [
      "pulumi:pulumi:Stack",
      "pulumi:providers:aws",
      "pulumi:providers:aws-native",
      "awsx:ec2:Vpc",
      "random:index/randomId:RandomId",
      "app:index:aws:Thing",
    ]) {
      assert.deepEqual(accountFromStack([resource(type, {})], none), { isInUse: false, trails: [] }, type);
    }
  });

  it("is in use with any resource of aws or aws-native", () => {
    for (const type of ["aws:s3/bucket:Bucket", "aws-native:s3:Bucket"]) {
      assert.equal(accountFromStack([resource("pulumi:pulumi:Stack", {}), resource(type, {})], none).isInUse, true);
    }
  });

  it("has the trails of both packages", () => {
    const { trails } = accountFromStack(
      [classicTrail({ isMultiRegionTrail: true }), nativeTrail({ isLogging: true })],
      none,
    );
    assert.deepEqual(
      trails.map(({ isMultiRegion }) => isMultiRegion),
      [known(true), known(false)],
    );
  });

  it("takes what the program registered for a trail whose outputs are not given", () => {
    const withoutOutputs = classicTrail({});
    const registered = new Map([[withoutOutputs.urn, { isMultiRegionTrail: true }]]);
    assert.deepEqual(accountFromStack([withoutOutputs], registered).trails[0]?.isMultiRegion, known(true));
  });

  it("prefers outputs to what the program registered", () => {
    const withOutputs = classicTrail({ isMultiRegionTrail: false });
    const registered = new Map([[withOutputs.urn, { isMultiRegionTrail: true }]]);
    assert.deepEqual(accountFromStack([withOutputs], registered).trails[0]?.isMultiRegion, known(false));
  });
});
