import assert from "node:assert/strict";
import { neverDeployed, type DeployedOutputs } from "../../../components/before/deployed";
import { livePlace, placeFaults } from "../../../components/before/placeChanged";

const place = { partition: "aws", region: "us-west-2", accountId: "123456789012" };

/** Where the parts of the component `audit` are that a deployment has left. */
function placeOf(parts: Readonly<Record<string, DeployedOutputs>>) {
  return livePlace("audit", { ...neverDeployed, part: (type, name) => parts[`${type}::${name}`] });
}

describe("livePlace", () => {
  const arn = "arn:aws:cloudtrail:us-west-2:123456789012:trail/audit";

  it("is that of the trail, where there is no other part", () => {
    assert.deepEqual(placeOf({ "aws:cloudtrail/trail:Trail::audit": { arn } }), place);
  });

  it("is told by what a deployment has left that failed before the trail", () => {
    const bucket = { arn: "arn:aws:s3:::audit-logs", region: "us-west-2" };
    assert.deepEqual(placeOf({ "aws:s3/bucket:Bucket::audit-logs": bucket }), {
      partition: "aws",
      region: "us-west-2",
    });
    const role = { arn: "arn:aws:iam::123456789012:role/audit" };
    assert.deepEqual(placeOf({ "aws:iam/role:Role::audit": role }), { partition: "aws", accountId: "123456789012" });
  });

  it("has the account of the key rather than of an organization's trail, which is the management account's", () => {
    const parts = {
      "aws:cloudtrail/trail:Trail::audit": { arn: arn.replace("123456789012", "210987654321") },
      "aws:kms/key:Key::audit": { arn: "arn:aws:kms:us-west-2:123456789012:key/1234" },
    };
    assert.equal(placeOf(parts).accountId, "123456789012");
  });

  it("is not known of a stack without parts", () => {
    assert.deepEqual(placeOf({}), {});
  });
});

describe("placeFaults", () => {
  const cannot =
    "Trail and bucket cannot move, and AWS would refuse to deliver under policies that name another place. Set the " +
    "provider back, ";
  const first =
    ", and run `pulumi up --refresh=false` first: a refresh would look in the wrong place, and drop from the state what " +
    "is not there. For the new place make a stack of its own; if this one is no longer wanted, take it down first, as " +
    "docs/guide.md says.";

  it("finds nothing wrong where the parts are, and with a stack that has none", () => {
    assert.deepEqual(placeFaults(place, place), []);
    assert.deepEqual(placeFaults(place, {}), []);
  });

  for (const [what, live, reason] of [
    [
      "region",
      { region: "eu-west-1" },
      `is now in the region "us-west-2", but what this stack has deployed is in the region "eu-west-1". ${cannot}with \`pulumi config set aws:region eu-west-1\` or where the program says it${first}`,
    ],
    [
      "account",
      { accountId: "210987654321" },
      `is now in the account "123456789012", but what this stack has deployed is in the account "210987654321". ${cannot}with credentials of the account${first}`,
    ],
    [
      "partition and region",
      { partition: "aws-cn", region: "cn-north-1" },
      `is now in the partition "aws" and the region "us-west-2", but what this stack has deployed is in the partition "aws-cn" and the region "cn-north-1". ${cannot}with \`pulumi config set aws:region cn-north-1\` or where the program says it${first}`,
    ],
  ] as const) {
    it(`refuses another ${what}, and names both and the ways on`, () => {
      assert.deepEqual(placeFaults(place, { ...place, ...live }), [{ property: "provider", reason }]);
    });
  }

  it("takes the trail of an organization for its management account's, and no other's", () => {
    const live = { ...place, accountId: "210987654321" };
    assert.deepEqual(placeFaults(place, live, "210987654321"), []);
    assert.equal(placeFaults(place, live, "111122223333").length, 1);
  });
});
