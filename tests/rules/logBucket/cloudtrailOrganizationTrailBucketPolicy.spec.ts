import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { cloudtrailOrganizationTrailBucketPolicy as rule } from "../../../rules/logBucket/cloudtrailOrganizationTrailBucketPolicy";
import { assertDoubtful, delivery, deliveringTrail, faultsOf, logBucket, policy } from "../logBuckets";
import { doubtful } from "../trails";

const [, write] = delivery;
const organization = deliveringTrail({ name: "org", isOrganizationTrail: known(true) });
const account = "arn:aws:s3:::logs-210987654321/AWSLogs/123456789012/*";
const members = "arn:aws:s3:::logs-210987654321/AWSLogs/o-1234567890/*";

function faults(differences: object, ...trails: readonly DeliveringTrail[]): readonly string[] {
  const facts = { trails: trails.length === 0 ? [organization] : trails, policy: policy({ ...write, ...differences }) };
  return faultsOf(rule, logBucket(facts));
}

const neither = ["ACCOUNT", "ORGANIZATION"].map((of) => `does not let trail "org" write to AWSLogs/${of}-ID/`);

describe("cloudtrail-organization-trail-bucket-policy", () => {
  it("does not apply where no organization trail delivers", () => {
    assert.equal(rule.evaluate(logBucket({ policy: known("absent") }), {}).answer, "notApplicable");
  });

  it("is met by a policy with the folders of the account and of the organization", () => {
    const facts = logBucket({ trails: [organization], policy: policy({ ...write, Resource: [account, members] }) });
    assert.deepEqual(rule.evaluate(facts, {}), { answer: "compliant" });
    const separate = [
      { ...write, Resource: account },
      { ...write, Resource: members },
    ];
    assert.deepEqual(faultsOf(rule, logBucket({ trails: [organization], policy: policy(...separate) })), []);
    assert.deepEqual(faults({ Resource: "arn:aws:s3:::logs/AWSLogs/*" }), []);
    assert.deepEqual(faults({ Resource: "*", Action: "s3:*", Condition: {} }), []);
  });

  it("is violated by a policy without one of them", () => {
    assert.deepEqual(faults({ Resource: account }), neither.slice(1));
    assert.deepEqual(faults({ Resource: members }), neither.slice(0, 1));
    assert.deepEqual(faultsOf(rule, logBucket({ trails: [organization], policy: known("absent") })), neither);
  });

  it("is violated by a policy for another key prefix", () => {
    const trail = { ...organization, keyPrefix: known("audit") };
    const prefixed = [account, members].map((resource) => resource.replace("AWSLogs", "audit/AWSLogs"));
    assert.deepEqual(faults({ Resource: prefixed }, trail), []);
    assert.deepEqual(faults({ Resource: prefixed }), neither);
    assert.deepEqual(
      faults({ Resource: [account, members] }, trail),
      neither.map((fault) => `${fault} below its s3KeyPrefix`),
    );
  });

  it("is violated by statements that are not CloudTrail's, do not write or name other trails", () => {
    const Resource = [account, members];
    const others = [
      { Principal: { Service: "config.amazonaws.com" } },
      { Action: "s3:GetObject" },
      { Condition: { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:123456789012:trail/other" } } },
    ];
    for (const other of others) {
      assert.deepEqual(faults({ Resource, ...other }), neither, JSON.stringify(other));
    }
  });

  it("is violated by a policy for a trail of the same name in another account or region", () => {
    const Resource = [account, members];
    for (const place of ["eu-west-1:210987654321", "us-east-1:123456789012"]) {
      const Condition = { StringEquals: { "aws:SourceArn": `arn:aws:cloudtrail:${place}:trail/audit` } };
      assert.deepEqual(faults({ Resource, Condition }), neither, place);
      const elsewhere = { ...organization, accountId: doubtful, region: doubtful };
      assert.deepEqual(faults({ Resource, Condition }, elsewhere), [], place);
    }
    const folder = account.replace("123456789012", "210987654321");
    assert.deepEqual(faults({ Resource: [folder, members] }), neither.slice(0, 1));
    assert.deepEqual(faults({ Resource: [folder, members] }, { ...organization, accountId: doubtful }), []);
    assert.deepEqual(faults({ Resource: [account, members.replace("o-1", "o-2")] }), neither.slice(1));
  });

  it("is violated by a policy that denies what it also allows", () => {
    const allow = { ...write, Resource: [account, members] };
    const deny = { ...write, Effect: "Deny", Principal: "*", Action: "s3:*", Condition: undefined };
    const facts = (statement: object) => ({ trails: [organization], policy: policy(allow, statement) });
    assert.deepEqual(faultsOf(rule, logBucket(facts({ ...deny, Resource: members }))), [
      'keeps trail "org" from writing to AWSLogs/ORGANIZATION-ID/ by statement 2 of its policy',
    ]);
    assert.deepEqual(
      faults({ Resource: [account, members], Effect: "Deny" }),
      ["ACCOUNT", "ORGANIZATION"].map(
        (of) => `keeps trail "org" from writing to AWSLogs/${of}-ID/ by statement 1 of its policy`,
      ),
    );
    const unsure = { ...organization, partition: doubtful, region: doubtful, accountId: doubtful };
    const denied = { trails: [unsure], policy: policy(allow, { ...deny, Resource: members }) };
    assert.deepEqual(faultsOf(rule, logBucket(denied)), [
      'keeps trail "org" from writing to AWSLogs/ORGANIZATION-ID/ by statement 2 of its policy',
    ]);
    const Condition = { Bool: { "aws:SecureTransport": "false" } };
    assert.deepEqual(faultsOf(rule, logBucket(facts({ ...deny, Resource: "*", Condition }))), []);
    const odd = { ...deny, Resource: "*", Condition: { StringResembles: { a: "b" } } };
    assert.equal(rule.evaluate(logBucket(facts(odd)), {}).answer, "unknown");
  });

  it("requires the same for ordinary trails that share the bucket, for their accounts only", () => {
    const ordinary = deliveringTrail({ name: "own" });
    assert.deepEqual(faults({ Resource: [account, members] }, organization, ordinary), []);
    assert.deepEqual(faults({ Resource: members }, organization, ordinary), [
      neither[0],
      'does not let trail "own" write to AWSLogs/ACCOUNT-ID/',
    ]);
  });

  it("is unknown while the policy, or a value that it depends on, is not known", () => {
    assertDoubtful(
      rule,
      logBucket({ trails: [organization], policy: doubtful }),
      'lets trail "org" write to every folder that it delivers to',
    );
    for (const unsure of [{ keyPrefix: doubtful }, { trailName: doubtful }]) {
      const trails = [organization, deliveringTrail({ name: "own", ...unsure })];
      const facts = logBucket({ trails, policy: policy({ ...write, Resource: [account, members] }) });
      assertDoubtful(rule, facts, 'lets trail "own" write to every folder that it delivers to');
    }
    const unsure = deliveringTrail({ isOrganizationTrail: doubtful });
    const narrow = policy({ ...write, Resource: account });
    assertDoubtful(
      rule,
      logBucket({ trails: [unsure], policy: narrow }),
      'lets trail "trail" write to every folder that it delivers to',
    );
    assertDoubtful(
      rule,
      logBucket({ trails: [unsure], policy: known("absent") }),
      'lets trail "trail" write to every folder that it delivers to',
    );
  });

  it("is certain where the unknown makes no difference", () => {
    const unsure = { trailName: doubtful, keyPrefix: doubtful };
    const trails = [{ ...organization, ...unsure }, deliveringTrail({ isOrganizationTrail: doubtful, ...unsure })];
    const wide = policy({ ...write, Resource: "*", Condition: {} });
    assert.deepEqual(rule.evaluate(logBucket({ trails, policy: wide }), {}), { answer: "compliant" });
    assert.equal(rule.evaluate(logBucket({ trails, policy: known("absent") }), {}).answer, "violation");
  });
});
