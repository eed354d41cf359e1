import assert from "node:assert/strict";
import { accountRules } from "../../../rules/catalogue";
import { known } from "../../../rules/facts/fact";
import { accountsFromStack, type StackAccount } from "../../../policypack/facts/stack";
import { attest as attestAmong, verdictOn } from "../../../policypack/elsewhere/attest";
import type { Coverage } from "../../../rules/configuration/coverage";
import { asInPreview, classicTrail, notYetKnown, resource } from "../preview";
import type { ClassicTrail } from "../propertiesOf";
import { trail } from "../../rules/trails";

const arn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";

function accountOf(inputs: object): StackAccount {
  const provider = { type: "pulumi:providers:aws", name: "prod", urn: "urn:provider", props: asInPreview(inputs) };
  const [account] = accountsFromStack([{ ...resource("aws:s3/bucket:Bucket", { bucket: "a" }), provider }], new Map());
  assert.ok(account !== undefined);
  return account;
}

const identified = accountOf({ allowedAccountIds: '["111111111111"]' });

/** The only account of a stack whose trails, if it has any, are good. */
function attest(account: StackAccount, coverage: Parameters<typeof attestAmong>[1]) {
  return attestAmong(account, coverage, [account], () => false);
}

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

describe("what a stack shows against an attestation", () => {
  const own = "arn:aws:cloudtrail:us-east-1:111111111111:trail/audit";

  /** The accounts of a stack that has a trail in the first and something in the second. */
  function accountsWith(properties: ClassicTrail, inputs: object = {}): readonly StackAccount[] {
    const provider = (name: string, id: string, more: object) => ({
      type: "pulumi:providers:aws",
      name,
      urn: `urn:${name}`,
      props: asInPreview({ region: "us-east-1", allowedAccountIds: JSON.stringify([id]), ...more }),
    });
    return accountsFromStack(
      [
        { ...classicTrail({ s3BucketName: "logs", ...properties }), provider: provider("one", "111111111111", inputs) },
        { ...resource("aws:s3/bucket:Bucket", { bucket: "a" }), provider: provider("two", "222222222222", {}) },
      ],
      new Map(),
    );
  }

  /** What is said about the first and the second account, where a trail counts as faulty unless said otherwise. */
  function said(accounts: readonly StackAccount[], coverage: Partial<Coverage>, isFaulty = true) {
    return accounts.map((account) => {
      const { facts, attestation } = attestAmong(
        account,
        { coveringTrails: [], accounts: [], ...coverage },
        accounts,
        () => isFaulty,
      );
      return attestation ?? facts.faults?.join();
    });
  }

  it("is that the trail is its own, and faulty, in whichever account", () => {
    for (const names of [{ arn: own }, { name: "audit", arn: notYetKnown }]) {
      const faulty = `is not covered by trail "${own}": that is "audit" of this stack, which shows its faults`;
      assert.deepEqual(said(accountsWith(names), { coveringTrails: [own] }), [faulty, faulty]);
      assert.match(
        said(accountsWith(names), { coveringTrails: [own, arn] })[0] ?? "",
        /is covered by trail "[^"]*56789012:trail\/audit"$/,
      );
    }
  });

  it("is not there where a trail of the same name is another: its ARN, its region or its account differs", () => {
    const others: readonly ClassicTrail[] = [
      { name: "audit", arn },
      { name: "audit", region: "eu-west-1" },
      { name: "other" },
    ];
    for (const properties of others) {
      const [attested] = said(accountsWith(properties), { coveringTrails: [own] });
      assert.match(attested ?? "", /^the configuration attests/, JSON.stringify(properties));
    }
    const [attested] = said(accountsWith({ name: "audit" }), { coveringTrails: [arn] });
    assert.match(attested ?? "", /^the configuration attests/);
  });

  it("is that the trail is no organization trail, to any account but its own", () => {
    const narrow =
      `is not covered by trail "${own}": that is "audit" of this stack, which is not an organization trail and records ` +
      "its own account only";
    const ordinary = said(accountsWith({ arn: own }), { coveringTrails: [own] }, false);
    assert.deepEqual(
      ordinary.map((text) => text === narrow),
      [false, true],
    );
    for (const isOrganizationTrail of [true, notYetKnown]) {
      const [, other] = said(accountsWith({ arn: own, isOrganizationTrail }), { coveringTrails: [own] }, false);
      assert.match(other ?? "", /^the configuration attests/);
    }
  });

  it("is that the account may be vouched for because of its own faulty trail", () => {
    const accounts = ["111111111111", "222222222222"];
    assert.deepEqual(said(accountsWith({}), { accounts }), [
      'is vouched for by the setting accounts, which may mean trail "audit" of this stack: if another trail covers it, name ' +
        "that one in coveringTrails",
      "the configuration attests, without proof, that account 222222222222 has a trail elsewhere",
    ]);
    assert.match(said(accountsWith({}), { accounts }, false)[0] ?? "", /^the configuration attests/);
  });

  it("is that the account is in another partition", () => {
    const chinese = arn.replace("arn:aws:", "arn:aws-cn:");
    assert.deepEqual(said(accountsWith({}, { region: "cn-north-1" }), { coveringTrails: [chinese] }), [
      `the configuration attests, without proof, that account 111111111111 is covered by trail "${chinese}"`,
      `is in partition "aws", where trail "${chinese}" cannot record anything`,
    ]);
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
