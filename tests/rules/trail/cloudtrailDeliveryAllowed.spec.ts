import assert from "node:assert/strict";
import type { DeliveryFacts } from "../../../rules/facts/deliveryFacts";
import { known } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import type { TrailFacts } from "../../../rules/facts/trailFacts";
import { cloudtrailDeliveryAllowed } from "../../../rules/trail/cloudtrailDeliveryAllowed";
import { account, deliveryBucket, deliveryFacts, deliveryKey, look, trailArn } from "../deliveries";
import { assertDoubtful, deliveringTrail, delivery, encryption, faultsOf, policy, tlsOnly } from "../logBuckets";
import { doubtful, trail } from "../trails";

const [readAcl, write] = delivery;

function delivering(differences: Partial<DeliveryFacts> = {}, more: Partial<TrailFacts> = {}): TrailFacts {
  return trail({ ...more, delivery: known(deliveryFacts(differences)) });
}

/** With these statements in the bucket's policy. */
function bucketWith(...statements: readonly object[]): TrailFacts {
  return delivering({ bucket: deliveryBucket({ policy: policy(...statements) }) });
}

/** With these statements in the key's policy. */
function keyWith(...statements: readonly object[]): TrailFacts {
  return delivering({ key: deliveryKey({ policy: policy(...statements) }) });
}

function faults(facts: TrailFacts): readonly string[] {
  return faultsOf(cloudtrailDeliveryAllowed, facts);
}

function answer(facts: TrailFacts): string {
  return cloudtrailDeliveryAllowed.evaluate(facts, {}).answer;
}

const allowsToWrite =
  '{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject",' +
  '"Resource":"BUCKET-ARN/AWSLogs/ACCOUNT-ID/*","Condition":{"StringEquals":{"aws:SourceArn":"TRAIL-ARN",' +
  '"s3:x-amz-acl":"bucket-owner-full-control"}}}';

describe("cloudtrail-delivery-allowed", () => {
  it("is met where bucket and key let CloudTrail deliver for the trail", () => {
    assert.equal(answer(delivering()), "compliant");
  });

  it("does not apply where nothing that the trail delivers to is in the stack", () => {
    assert.deepEqual(cloudtrailDeliveryAllowed.evaluate(trail(), {}), {
      answer: "notApplicable",
      why: "nothing that the trail delivers to is in the stack",
    });
  });

  it("names the request that no statement allows, and one that would", () => {
    assert.deepEqual(faults(bucketWith(tlsOnly, readAcl ?? {})), [
      `cannot deliver to bucket "logs": no statement of its policy allows s3:PutObject on AWSLogs/ACCOUNT-ID/ (this one ` +
        `would: ${allowsToWrite})`,
    ]);
  });

  it("names the statement that is near, and what keeps it from allowing the request", () => {
    const other = { StringEquals: { "aws:SourceArn": `${trailArn}-2`, "s3:x-amz-acl": "bucket-owner-full-control" } };
    assert.deepEqual(faults(bucketWith(readAcl ?? {}, { ...write, Condition: other })), [
      `cannot deliver to bucket "logs": no statement of its policy allows s3:PutObject on AWSLogs/ACCOUNT-ID/, as ` +
        `statement 2 has a condition on aws:SourceArn that does not hold (this one would: ${allowsToWrite})`,
    ]);
    const elsewhere = { ...write, Resource: "arn:aws:s3:::logs/team/*" };
    assert.match(
      faults(bucketWith(readAcl ?? {}, elsewhere)).join("\n"),
      /, as statement 2 is about another resource \(/,
    );
    const secret = { ...write, Condition: { StringEquals: { hunter2: "hunter2" } } };
    assert.equal(answer(bucketWith(readAcl ?? {}, secret)), "unknown");
  });

  it("names the statement that denies a request, and a condition that would not", () => {
    const denial = { ...write, Effect: "Deny", Condition: {} };
    assert.deepEqual(faults(bucketWith(...delivery, tlsOnly, denial)), [
      `cannot deliver to bucket "logs": statement 4 of its policy denies s3:PutObject on AWSLogs/ACCOUNT-ID/ (not with this ` +
        'condition: {"Bool":{"aws:PrincipalIsAWSService":"false"}})',
    ]);
    const exempting = { ...denial, Principal: "*", Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } } };
    assert.equal(answer(bucketWith(...delivery, exempting)), "compliant");
  });

  it("is violated by a bucket without policy, and by a policy that AWS would refuse", () => {
    const absent = delivering({ bucket: deliveryBucket({ policy: known("absent") }) });
    assert.match(
      faults(absent).join("\n"),
      /allows s3:GetBucketAcl \(.*\n.*allows s3:PutObject on AWSLogs\/ACCOUNT-ID\/ \(/,
    );
    const malformed = known({ malformed: "has a policy that is not JSON" });
    assert.deepEqual(faults(delivering({ bucket: deliveryBucket({ policy: malformed }) })), [
      'cannot deliver to bucket "logs", which has a policy that is not JSON',
    ]);
  });

  it("asks for the folder of the organization where the trail is an organization trail", () => {
    const organization = { trail: deliveringTrail({ isOrganizationTrail: known(true) }) };
    assert.match(faults(delivering(organization)).join("\n"), /^[^\n]* on AWSLogs\/ORGANIZATION-ID\/, [^\n]*$/);
    const both = ["123456789012", "o-1234567890"].map((owner) => `arn:aws:s3:::logs/AWSLogs/${owner}/*`);
    const bucket = deliveryBucket({ policy: policy(readAcl ?? {}, { ...write, Resource: both }) });
    assert.equal(answer(delivering({ ...organization, bucket })), "compliant");
    const unsure = { trail: deliveringTrail({ isOrganizationTrail: doubtful }) };
    assertDoubtful(cloudtrailDeliveryAllowed, delivering(unsure), 'can deliver to bucket "logs"');
    assert.equal(answer(delivering({ ...unsure, bucket })), "compliant");
  });

  it("asks for the folders of digests and Insights where the trail writes them", () => {
    const Resource = `arn:aws:s3:::logs/AWSLogs/${account}/CloudTrail/*`;
    const bucket = deliveryBucket({ policy: policy(readAcl ?? {}, { ...write, Resource }) });
    const only = { validatesLogFiles: known(false), insightTypes: known([]) };
    assert.equal(answer(delivering({ bucket }, only)), "compliant");
    assert.equal(answer(delivering({ bucket }, { ...only, validatesLogFiles: known(true) })), "violation");
    assert.equal(answer(delivering({ bucket }, { ...only, insightTypes: known(["ApiCallRateInsight"]) })), "violation");
    assertDoubtful(
      cloudtrailDeliveryAllowed,
      delivering({ bucket }, { ...only, validatesLogFiles: doubtful }),
      'can deliver to bucket "logs"',
    );
  });

  it("asks for the key prefix", () => {
    const below = { trail: deliveringTrail({ keyPrefix: known("team") }) };
    assert.match(faults(delivering(below)).join("\n"), / on PREFIX\/AWSLogs\/ACCOUNT-ID\/, /);
    const Resource = `arn:aws:s3:::logs/team/AWSLogs/${account}/*`;
    const bucket = deliveryBucket({ policy: policy(readAcl ?? {}, { ...write, Resource }) });
    assert.equal(answer(delivering({ ...below, bucket })), "compliant");
  });

  it("asks of a key to be enabled, to be looked at and to encrypt in the context of the trail", () => {
    assert.deepEqual(faults(delivering({ key: deliveryKey({ isEnabled: known(false) }) })), [
      'cannot encrypt with key "key", which is disabled',
    ]);
    assert.match(
      faults(keyWith(encryption)).join("\n"),
      /^cannot encrypt with key "key": .* kms:DescribeKey \([^\n]*$/,
    );
    const elsewhere = {
      ...encryption,
      Condition: {
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:999999999999:trail/*" },
      },
    };
    assert.match(
      faults(keyWith(elsewhere, look)).join("\n"),
      /kms:GenerateDataKey, as statement 1 has a condition on kms:EncryptionContext:aws:cloudtrail:arn that does not hold \(/,
    );
    assertDoubtful(
      cloudtrailDeliveryAllowed,
      delivering({ key: deliveryKey({ isEnabled: doubtful }) }),
      'can encrypt with key "key"',
    );
  });

  it("does not take a statement for encrypted topics for one on log files, nor doubts because of it", () => {
    const ofTopics = {
      ...encryption,
      Condition: { ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:aws:sns:eu-west-1:${account}:*` } },
    };
    assert.equal(answer(keyWith(ofTopics, look)), "violation");
    const key = deliveryKey({ policy: policy(ofTopics, encryption, look) });
    const unplaced = deliveringTrail({ region: doubtful, accountId: doubtful });
    assert.equal(answer(delivering({ key, trail: unplaced })), "compliant");
  });

  it("asks of a key to decrypt where S3 uses a Bucket Key", () => {
    const bucket = deliveryBucket({ usesBucketKey: known(true) });
    assert.match(faults(delivering({ bucket })).join("\n"), /^cannot encrypt with key "key": .* kms:Decrypt \([^\n]*$/);
    const key = deliveryKey({ policy: policy(encryption, look, { ...encryption, Action: "kms:Decrypt" }) });
    assert.equal(answer(delivering({ bucket, key })), "compliant");
    assertDoubtful(
      cloudtrailDeliveryAllowed,
      delivering({ bucket: deliveryBucket({ usesBucketKey: doubtful }) }),
      'can encrypt with key "key"',
    );
  });

  it("is not known where nothing is known about the trail, or a policy is not known", () => {
    assertDoubtful(cloudtrailDeliveryAllowed, trail({ delivery: doubtful }), "can deliver its log files");
    assertDoubtful(
      cloudtrailDeliveryAllowed,
      delivering({ bucket: deliveryBucket({ policy: doubtful }) }),
      'can deliver to bucket "logs"',
    );
  });

  it("is violated by what is known, whatever else is not", () => {
    const facts = delivering({
      bucket: deliveryBucket({ policy: doubtful }),
      key: deliveryKey({ isEnabled: known(false) }),
    });
    assert.equal(answer(facts), "violation");
  });

  it("takes a trail whose place is not known for the one that its policies name", () => {
    const unplaced = deliveringTrail({
      partition: doubtful,
      region: doubtful,
      accountId: doubtful,
      organizationId: doubtful,
    });
    assert.equal(answer(delivering({ trail: unplaced })), "compliant");
    const elsewhere = policy(...delivery.map((statement) => ({ ...statement, Principal: { AWS: account } })));
    assert.equal(answer(delivering({ trail: unplaced, bucket: deliveryBucket({ policy: elsewhere }) })), "violation");
  });

  it("takes nothing that AWS did not tell about a deployed trail for what its policies name", () => {
    const ofOrganization = deliveryBucket({
      policy: policy(
        ...delivery.map((statement) => ({
          ...statement,
          Condition: { StringEquals: { "aws:sourceORGid": "o-1234567890" } },
        })),
      ),
    });
    const answerFor = (organizationId: DeliveringTrail["organizationId"], deployed: object): string =>
      answer(delivering({ trail: deliveringTrail({ organizationId, ...deployed }), bucket: ofOrganization }));
    assert.equal(answerFor(doubtful, {}), "compliant");
    assert.equal(answerFor(doubtful, { isDeployed: true }), "unknown");
    assert.equal(answerFor(known("o-1234567890"), { isDeployed: true }), "compliant");
    assert.equal(answerFor(known("o-0000000000"), { isDeployed: true }), "violation");
  });

  it("has no organization to meet a condition or to name a folder where the account is in none", () => {
    const answerWith = (condition: object, isOrganizationTrail = false): string =>
      answer(
        delivering({
          trail: deliveringTrail({
            organizationId: known(undefined),
            isOrganizationTrail: known(isOrganizationTrail),
            isDeployed: true,
          }),
          bucket: deliveryBucket({
            policy: policy(...delivery.map((statement) => ({ ...statement, Condition: condition }))),
          }),
        }),
      );
    assert.equal(answerWith({ StringLike: { "aws:SourceOrgID": "*" } }), "violation");
    assert.equal(answerWith({ "ForAnyValue:StringLike": { "aws:SourceOrgPaths": "*" } }), "violation");
    assert.equal(answerWith({ Null: { "aws:SourceOrgID": "true", "aws:SourceOrgPaths": "true" } }, true), "compliant");
  });

  it("takes the only bucket or key that a policy can be about for its own, where the name is not known", () => {
    const { name, policy, usesBucketKey } = deliveryBucket();
    const { arn, ...key } = deliveryKey();
    assert.ok(arn !== undefined);
    assert.equal(answer(delivering({ bucket: { name, policy, usesBucketKey }, key })), "compliant");
  });

  it("does not guess the name of a trail", () => {
    const unnamed = deliveringTrail({ trailName: doubtful });
    assert.equal(answer(delivering({ trail: unnamed })), "unknown");
  });
});
