import assert from "node:assert/strict";
import { accountRules } from "../../../rules/catalogue";
import { known } from "../../../rules/facts/fact";
import { accountsFromStack, type StackAccount } from "../../../policypack/facts/stack";
import { attest, verdictOn } from "../../../policypack/elsewhere/attest";
import { asInPreview, resource } from "../preview";
import { trail } from "../../rules/trails";

const arn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";

function accountOf(inputs: object): StackAccount {
  const provider = { name: "prod", urn: "urn:provider", props: asInPreview(inputs) };
  const [account] = accountsFromStack([{ ...resource("aws:s3/bucket:Bucket", { bucket: "a" }), provider }], new Map());
  assert.ok(account !== undefined);
  return account;
}

const identified = accountOf({ allowedAccountIds: '["111111111111"]' });

describe("an account with an attestation", () => {
  it("counts as covered by the trails named, which the answer names", () => {
    const { attestation } = attest(identified, { coveringTrails: [arn], accounts: [] });
    assert.equal(
      attestation,
      `the configuration attests, without proof, that the account is covered by trail "${arn}"`,
    );
    assert.match(attest(identified, { coveringTrails: [arn, arn], accounts: [] }).attestation ?? "", / and 1 more$/);
  });

  it("counts as covered when its id is listed", () => {
    const { attestation } = attest(identified, { coveringTrails: [], accounts: ["111111111111"] });
    assert.equal(attestation, "the configuration attests, without proof, that the account has a trail elsewhere");
  });

  it("has a fault when another id is listed", () => {
    const { attestation, facts } = attest(identified, { coveringTrails: [arn], accounts: ["222222222222"] });
    assert.equal(attestation, undefined);
    assert.deepEqual(facts.faults, ["is 111111111111, which the setting accounts does not list"]);
  });

  it("is not known to be listed while its id is unknown, with a way to make it known", () => {
    const { attestation, facts } = attest(accountOf({}), { coveringTrails: [], accounts: ["111111111111"] });
    assert.equal(attestation, undefined);
    assert.match(facts.notSeen?.remedy ?? "", /^set allowedAccountIds of provider "prod" .* coveringTrails/);
  });
});

describe("the verdict on an account with an attestation", () => {
  const attestation = "the configuration attests it";
  const facts = { name: "the account", isInUse: true, trails: [] };
  const partial = trail({ isLogging: known(false), usesKmsKey: known(false), recordsS3DataEvents: known(false) });

  for (const rule of accountRules.filter(({ isMetByOneTrail }) => isMetByOneTrail)) {
    describe(rule.name, () => {
      it("does not apply where no trail meets it, and says what vouches", () => {
        for (const trails of [[], [partial]]) {
          const verdict = verdictOn(rule, { facts: { ...facts, trails }, attestation }, {});
          assert.deepEqual(verdict, { answer: "notApplicable", why: attestation });
        }
      });

      it("is compliant where a listed trail meets it, attested or not", () => {
        const found = { facts: { ...facts, trails: [partial, trail()] }, attestation };
        assert.deepEqual(verdictOn(rule, found, {}), { answer: "compliant" });
      });

      it("says that nothing is deployed, where that is so", () => {
        const verdict = verdictOn(rule, { facts: { ...facts, isInUse: false }, attestation }, {});
        assert.deepEqual(verdict, { answer: "notApplicable", why: "nothing is deployed to AWS" });
      });

      it("stays where nothing vouches", () => {
        const found = { facts: { ...facts, trails: [partial] } };
        assert.deepEqual(verdictOn(rule, found, {}), rule.evaluate(found.facts, {}));
        assert.equal(verdictOn(rule, found, {}).answer, "violation");
      });
    });
  }

  it("stays where a rule is about all trails, whatever is attested", () => {
    const [rule, ...others] = accountRules.filter(({ isMetByOneTrail }) => !isMetByOneTrail);
    assert.ok(rule !== undefined && others.length === 0);
    const trails = [trail(), trail({ id: "urn:copy" })];
    assert.equal(verdictOn(rule, { facts: { ...facts, trails }, attestation }, {}).answer, "violation");
  });
});
