import assert from "node:assert/strict";
import { accountsFromStack, type StackAccount } from "../../../policypack/facts/pulumi/stack";
import { attest } from "../../../policypack/policy/attest";
import { asInPreview, resource } from "../preview";

const arn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";

function accountOf(inputs: object): StackAccount {
  const provider = { name: "prod", urn: "urn:provider", props: asInPreview(inputs) };
  const [account] = accountsFromStack([{ ...resource("aws:s3/bucket:Bucket", { bucket: "a" }), provider }], new Map());
  assert.ok(account !== undefined);
  return account;
}

const known = accountOf({ allowedAccountIds: '["111111111111"]' });

describe("an account with an attestation", () => {
  it("is taken for covered by the trails named, which are told", () => {
    const { attestation } = attest(known, { coveringTrails: [arn], accounts: [] });
    assert.equal(
      attestation,
      `the configuration attests, without proof, that the account is covered by trail "${arn}"`,
    );
    assert.match(attest(known, { coveringTrails: [arn, arn], accounts: [] }).attestation ?? "", / and 1 more$/);
  });

  it("is taken for covered when its id is listed", () => {
    const { attestation } = attest(known, { coveringTrails: [], accounts: ["111111111111"] });
    assert.equal(attestation, "the configuration attests, without proof, that the account has a trail elsewhere");
  });

  it("has a fault when another id is listed", () => {
    const { attestation, faults } = attest(known, { coveringTrails: [arn], accounts: ["222222222222"] });
    assert.equal(attestation, undefined);
    assert.deepEqual(faults, ["is 111111111111, for which accounts of the configuration does not vouch"]);
  });

  it("is not known to be the one listed while its id is not, with the way to make it known", () => {
    const { attestation, notSeen } = attest(accountOf({}), { coveringTrails: [], accounts: ["111111111111"] });
    assert.equal(attestation, undefined);
    assert.match(notSeen?.remedy ?? "", /^set allowedAccountIds of provider "prod" .* coveringTrails/);
  });
});
