import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailKmsKeyPolicy as rule } from "../../../rules/key/cloudtrailKmsKeyPolicy";
import { assertDoubtful, deliveringTrail, encryption, faultsOf, logKey, policy } from "../logBuckets";
import { doubtful } from "../trails";

function faults(...statements: readonly object[]): readonly string[] {
  return faultsOf(rule, logKey({ policy: policy(...statements) }));
}

const admin = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  Action: "kms:*",
  Resource: "*",
};

describe("cloudtrail-kms-key-policy", () => {
  it("is met by a policy that lets CloudTrail encrypt for trails of named accounts", () => {
    assert.deepEqual(rule.evaluate(logKey(), {}), { answer: "compliant" });
    const SourceArn = { "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit" };
    assert.deepEqual(faults(admin, { ...encryption, Condition: { StringEquals: SourceArn } }), []);
    assert.deepEqual(faults({ ...encryption, Action: "kms:GenerateDataKey" }), []);
  });

  it("is met together with the statement that AWS asks for where the key serves an encrypted topic", () => {
    const topic = { ...encryption, Action: ["kms:GenerateDataKey*", "kms:Decrypt"], Condition: undefined };
    assert.deepEqual(faults(admin, encryption, topic), []);
  });

  it("is violated by a policy that does not let CloudTrail encrypt", () => {
    const fault = ["has a policy that does not let CloudTrail generate data keys"];
    assert.deepEqual(faults(admin), fault);
    assert.deepEqual(faults({ ...encryption, Action: "kms:Decrypt" }), fault);
    assert.deepEqual(faults({ ...encryption, Effect: "Deny" }), fault);
    assert.deepEqual(faultsOf(rule, logKey({ policy: known("absent") })), fault);
  });

  it("is violated by a policy that lets CloudTrail encrypt for any trail", () => {
    const fault = ["lets CloudTrail generate data keys in statement 1 of its policy without naming trails"];
    const key = "kms:EncryptionContext:aws:cloudtrail:arn";
    const conditions = [
      undefined,
      { StringLike: { [key]: "arn:aws:cloudtrail:*:*:trail/*" } },
      { StringLike: { [key]: "*" } },
      { StringLikeIfExists: { [key]: "arn:aws:cloudtrail:*:123456789012:trail/*" } },
      { Null: { [key]: "false" } },
      { StringLike: { "aws:SourceArn": "*" } },
    ];
    for (const Condition of conditions) {
      assert.deepEqual(faults({ ...encryption, Condition }), fault, JSON.stringify(Condition));
    }
  });

  it("is violated by a policy that grants public access", () => {
    assert.deepEqual(faults(encryption, { ...admin, Sid: "Open", Principal: { AWS: "*" } }), [
      "is open to the public, as S3 defines it, in statement 2 of its policy",
    ]);
    const Condition = { StringEquals: { "kms:CallerAccount": "123456789012" } };
    assert.deepEqual(faults(encryption, { ...admin, Principal: { AWS: "*" }, Condition }), []);
  });

  it("is violated by a policy that names another trail or account than the key's trails", () => {
    const fault = ['does not let CloudTrail generate data keys for trail "trail"'];
    const conditions = [
      { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:123456789012:trail/other" } },
      { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit" } },
      { StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:210987654321:trail/*" } },
      { ...encryption.Condition, StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:*:123456789012:trail/*" } },
    ];
    for (const Condition of conditions) {
      assert.deepEqual(faults(admin, { ...encryption, Condition }), fault, JSON.stringify(Condition));
    }
    const trails = [deliveringTrail(), deliveringTrail({ name: "second", trailName: known("second") })];
    const Condition = { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit" } };
    assert.deepEqual(faultsOf(rule, logKey({ trails, policy: policy({ ...encryption, Condition }) })), [
      'does not let CloudTrail generate data keys for trail "second"',
    ]);
  });

  it("is violated by a policy that denies what it also allows", () => {
    const deny = { ...admin, Effect: "Deny", Principal: "*" };
    const fault = ['keeps CloudTrail from generating data keys for trail "trail" by statement 2 of its policy'];
    assert.deepEqual(faults(encryption, deny), fault);
    const Condition = { StringNotEquals: { "aws:PrincipalOrgID": "o-1234567890" } };
    assert.deepEqual(faults(encryption, { ...deny, Condition }), fault);
    const spared = { ...Condition, Bool: { "aws:PrincipalIsAWSService": "false" } };
    assert.deepEqual(faults(encryption, { ...deny, Condition: spared }), []);
  });

  it("trusts a policy that names an account, region or partition, where the trail's is not known", () => {
    const trails = [deliveringTrail({ accountId: doubtful, region: doubtful, partition: doubtful })];
    const naming = (...arns: readonly string[]) => {
      const Condition = { StringEquals: { "aws:SourceArn": arns } };
      return rule.evaluate(logKey({ trails, policy: policy({ ...encryption, Condition }) }), {}).answer;
    };
    assert.equal(naming("arn:aws-cn:cloudtrail:cn-north-1:210987654321:trail/audit"), "compliant");
    assert.equal(naming("arn:aws-cn:cloudtrail:cn-north-1:210987654321:trail/other"), "violation");
  });

  it("is unknown where a name, or what a statement means, decides and is not known", () => {
    const question = "has a policy that lets CloudTrail encrypt for named accounts only and names all other principals";
    const Condition = { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit" } };
    const trails = [deliveringTrail({ trailName: doubtful })];
    assertDoubtful(rule, logKey({ trails, policy: policy({ ...encryption, Condition }) }), question);
    const odd = { ...admin, Effect: "Deny", Principal: "*", Condition: { StringResembles: { a: "b" } } };
    assert.equal(rule.evaluate(logKey({ policy: policy(encryption, odd) }), {}).answer, "unknown");
  });

  it("is violated by a malformed policy", () => {
    assert.deepEqual(faultsOf(rule, logKey({ policy: known({ malformed: "is odd" }) })), ["is odd"]);
  });

  it("is unknown while the policy is not known", () => {
    const question = "has a policy that lets CloudTrail encrypt for named accounts only and names all other principals";
    assertDoubtful(rule, logKey({ policy: doubtful }), question);
  });
});
