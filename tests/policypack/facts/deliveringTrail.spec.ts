import assert from "node:assert/strict";
import { known, unknown } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { deliveringTrails } from "../../../policypack/facts/deliveringTrail";
import type { StackResource } from "../../../policypack/facts/stackResource";
import type { Provider } from "../../../policypack/facts/target";
import { asInPreview, classicTrail, nativeTrail, notYetKnown } from "../preview";
import type { ClassicTrail } from "../propertiesOf";

function provider(props: object): Provider {
  return { type: "pulumi:providers:aws", name: "ireland", urn: "urn:ireland", props: asInPreview(props) };
}

function factsOf(trail: StackResource, ...others: readonly StackResource[]): DeliveringTrail {
  return deliveringTrails([trail, ...others])(trail);
}

function places({ partition, region, accountId }: DeliveringTrail): readonly unknown[] {
  return [partition, region, accountId].map((fact) => (fact.known ? fact.value : fact.why));
}

/** Before it is deployed. */
function planned(inputs: object, properties: ClassicTrail = {}): StackResource {
  return { ...classicTrail({ name: "audit", arn: notYetKnown, ...properties }), provider: provider(inputs) };
}

const deployed = { name: "audit", arn: "arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/audit" };

describe("what a bucket or a key is asked about a trail that uses it", () => {
  it("is where its ARN says it is, of whichever provider it is", () => {
    const expected = ["aws-cn", "cn-north-1", "123456789012"];
    assert.deepEqual(places(factsOf(classicTrail(deployed))), expected);
    const { name: trailName, arn } = deployed;
    assert.deepEqual(places(factsOf(nativeTrail({ trailName, arn }))), expected);
    const elsewhere = provider({ region: "eu-west-1", allowedAccountIds: ["210987654321"] });
    assert.deepEqual(places(factsOf({ ...classicTrail(deployed), provider: elsewhere })), expected);
    assert.deepEqual(places(factsOf(classicTrail({ ...deployed, isOrganizationTrail: true }))), expected);
  });

  it("is where its provider is, before it is deployed", () => {
    const inputs = { region: "us-gov-west-1", allowedAccountIds: ["123456789012"] };
    assert.deepEqual(places(factsOf(planned(inputs))), ["aws-us-gov", "us-gov-west-1", "123456789012"]);
    assert.deepEqual(places(factsOf(planned(inputs, { arn: "odd" }))).slice(0, 1), ["aws-us-gov"]);
  });

  it("is in the region that it sets itself", () => {
    const inputs = { region: "eu-west-1", allowedAccountIds: ["123456789012"] };
    assert.deepEqual(places(factsOf(planned(inputs, { region: "cn-north-1" }))), [
      "aws-cn",
      "cn-north-1",
      "123456789012",
    ]);
    const trail = factsOf(planned(inputs, { region: notYetKnown }));
    assert.deepEqual(trail.region, unknown("region is not known before deployment", "give region a plain value"));
    assert.deepEqual(trail.partition, trail.region);
  });

  it("is in the account that another provider with the same credentials names", () => {
    const role = { assumeRoles: [{ roleArn: "arn:aws:iam::123456789012:role/deploy" }] };
    assert.deepEqual(factsOf(planned(role)).accountId, known("123456789012"));
    const profile = { profile: "audit" };
    const other = planned({ ...profile, allowedAccountIds: ["123456789012"] });
    const named = {
      ...other,
      provider: { ...provider({ ...profile, allowedAccountIds: ["123456789012"] }), urn: "x" },
    };
    assert.deepEqual(factsOf(planned(profile), named).accountId, known("123456789012"));
  });

  it("is not known where neither tells, and says how to make it known", () => {
    const { partition, region, accountId } = factsOf(planned({}));
    const noRegion = unknown(
      'the region of provider "ireland" is not known before deployment',
      'set region of provider "ireland"',
    );
    assert.deepEqual([partition, region], [noRegion, noRegion]);
    assert.deepEqual(
      accountId,
      unknown(
        'the account of provider "ireland" is not known before deployment',
        'set allowedAccountIds of provider "ireland" to the id of its account',
      ),
    );
    assert.deepEqual(places(factsOf(classicTrail({ name: "audit" }))).slice(1), [
      'the region of provider "default" is not known before deployment',
      'the account of provider "default" is not known before deployment',
    ]);
    assert.deepEqual(places(factsOf(planned({ region: "moon-1" }))).slice(0, 2), [
      'the partition of region "moon-1" is not known',
      "moon-1",
    ]);
  });

  it("is not known to be in its provider's account where it is an organization trail, or may be one", () => {
    const inputs = { region: "eu-west-1", allowedAccountIds: ["123456789012"] };
    assert.deepEqual(
      factsOf(planned(inputs, { isOrganizationTrail: true })).accountId,
      unknown(
        "the management account, which an organization trail belongs to, is not known before deployment",
        "deploy the trail first",
      ),
    );
    assert.equal(factsOf(planned(inputs, { isOrganizationTrail: notYetKnown })).accountId.known, false);
  });
});
