import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { existingKeyFindings, type KeyPolicies } from "../../../components/before/existingKeys";
import { topicKeyStatement, trailKeyPolicy } from "../../../components/encryption/trailKeyPolicy";
import type { MultiRegionTrailArgs } from "../../../components/index";
import { policyDocument, type PolicyStatement } from "../../../components/policyDocument";
import { type Fact, known } from "../../../rules/facts/fact";
import { doubtful } from "../../rules/trails";
import { liveComponent, type LiveComponent } from "./liveComponent";

const kmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const use = {
  partition: "aws",
  dnsSuffix: "amazonaws.com",
  region: "eu-central-1",
  accountId: "123456789012",
  trailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit",
  forLogGroup: false,
  forTopics: false,
};
const { Statement } = trailKeyPolicy(use);
const [administer] = Statement;
const policyOf = (...statements: readonly (PolicyStatement | undefined)[]) =>
  known(JSON.stringify(policyDocument(...statements.filter((statement) => statement !== undefined))));
const without = (action: string) => policyOf(...Statement.filter(({ Action }) => Action !== action));

describe("existingKeyFindings", () => {
  const findingsOf = (policies: KeyPolicies, args: object, given: LiveComponent) =>
    existingKeyFindings(liveComponent({ args, ...given }), policies).warnings ?? [];

  const warningsOf = (policy: Fact<string>, args: MultiRegionTrailArgs = {}, given: LiveComponent = {}) =>
    findingsOf({ kmsKeyArn: policy }, { kmsKeyArn, ...args }, given);

  const told = (actions: string): string[] => [
    `The policy of the key "${kmsKeyArn}" does not allow CloudTrail ${actions} for the trail, and CloudTrail refuses such a key with InsufficientEncryptionPolicyException. The output kmsKeyPolicy, which a preview shows too, has the statements that the key's owner adds to its policy.`,
  ];

  it("finds nothing wrong with a policy that lets CloudTrail use the key", () => {
    assert.deepEqual(warningsOf(policyOf(...Statement)), []);
  });

  for (const [title, policy, actions, args] of [
    ["administrators alone", policyOf(administer), "kms:GenerateDataKey, kms:DescribeKey and kms:Decrypt", {}],
    [
      "another trail",
      policyOf(...Statement),
      "kms:GenerateDataKey, kms:DescribeKey and kms:Decrypt",
      { trailName: "b" },
    ],
    ["no encryption", without("kms:GenerateDataKey*"), "kms:GenerateDataKey", {}],
    ["no Bucket Key", without("kms:Decrypt"), "kms:Decrypt", {}],
    [
      "everything, and denies the rest",
      policyOf(...Statement, {
        Sid: "Deny",
        Effect: "Deny",
        Principal: "*",
        Action: "kms:DescribeKey",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      }),
      "kms:DescribeKey",
      {},
    ],
  ] as const) {
    it(`warns of what CloudTrail will say, and of the statements to add, of a policy for ${title}`, () => {
      assert.deepEqual(warningsOf(policy, args), told(actions));
    });
  }

  it("does not ask for decrypting of an existing bucket, which may have no Bucket Key", () => {
    assert.deepEqual(warningsOf(without("kms:Decrypt"), { existingBucketName: "their-logs" }), []);
  });

  it("claims nothing of what it does not know: a policy, a condition, the name of the trail", () => {
    const condition = { StringEquals: { "aws:SourceOrgID": "o-exampleorgid" } };
    const organization = Statement.map((statement) => ({ ...statement, Condition: condition }));
    assert.deepEqual(warningsOf(doubtful), []);
    assert.deepEqual(warningsOf(policyOf(...organization)), []);
    assert.deepEqual(warningsOf(policyOf(administer), {}, { args: { kmsKeyArn, trailName: pulumi.unknown } }), []);
  });

  it("does not show a secret ARN", () => {
    const [warning = ""] = warningsOf(policyOf(administer), {}, { shownArgs: {} });
    assert.match(warning, /^The policy of the key of kmsKeyArn does not/);
  });

  describe("of the key of topics", () => {
    const topics = { createSnsTopic: true, createLogGroup: true, createCisAlarms: true, createTamperAlerts: true };
    const topicKmsKeyArn = kmsKeyArn;
    const statement = topicKeyStatement(use);
    const ofTopics = (policy: Fact<string>, args: MultiRegionTrailArgs = topics, given: LiveComponent = {}) =>
      findingsOf({ topicKmsKeyArn: policy }, { topicKmsKeyArn, ...args }, given);
    const lost = (services: string): string[] => [
      `The policy of the key "${kmsKeyArn}" does not let ${services} publish to topics that it encrypts, and what they publish would be lost without a word. The key's owner adds this statement to its policy, and takes out what denies it: {"Sid":"ServicesMayPublishToEncryptedTopics","Effect":"Allow","Resource":"*","Principal":{"Service":["cloudtrail.amazonaws.com","cloudwatch.amazonaws.com","events.amazonaws.com"]},"Action":["kms:GenerateDataKey*","kms:Decrypt"],"Condition":{"ArnLike":{"kms:EncryptionContext:aws:sns:topicArn":"arn:aws:sns:eu-central-1:123456789012:*"}}}`,
    ];
    const all = "cloudtrail.amazonaws.com, cloudwatch.amazonaws.com and events.amazonaws.com";
    const on = (Condition: PolicyStatement["Condition"] & object): PolicyStatement => ({ ...statement, Condition });
    const elsewhere = {
      ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-central-1:210987654321:*" },
    };
    const ofAccount = { StringEquals: { "aws:SourceAccount": "123456789012" } };

    it("finds nothing wrong with the statement that messages give", () => {
      assert.deepEqual(ofTopics(policyOf(administer, statement)), []);
    });

    for (const [title, policy, services, args] of [
      ["administrators alone", policyOf(administer), all, topics],
      ["topics of another account", policyOf(statement, on(elsewhere)), "", topics],
      ["topics of another account alone", policyOf(on(elsewhere)), all, topics],
      ["encrypting alone", policyOf({ ...statement, Action: "kms:GenerateDataKey*" }), all, topics],
      [
        "one service",
        policyOf({ ...statement, Principal: { Service: "cloudtrail.amazonaws.com" } }),
        all.slice(26),
        topics,
      ],
      ["sources that EventBridge does not name", policyOf(on(ofAccount)), "events.amazonaws.com", topics],
      ["whom nobody publishes for", policyOf(administer), "cloudtrail.amazonaws.com", { createSnsTopic: true }],
      [
        "alerts that go to an existing topic",
        policyOf(administer),
        "",
        { createTamperAlerts: true, alertTopicArn: "arn" },
      ],
    ] as const) {
      it(`warns of what would be lost${services === "" ? ", which is nothing," : ""} with a policy for ${title}`, () => {
        assert.deepEqual(ofTopics(policy, args), services === "" ? [] : lost(services));
      });
    }

    it("claims nothing of what it does not know, and shows no secret ARN", () => {
      const condition = { StringEquals: { "kms:ViaService": "sns.eu-central-1.amazonaws.com" } };
      assert.deepEqual(ofTopics(doubtful), []);
      assert.deepEqual(ofTopics(policyOf(on(condition))), []);
      const [warning = ""] = ofTopics(policyOf(administer), topics, { shownArgs: {} });
      assert.match(warning, /^The policy of the key of topicKmsKeyArn does not/);
    });
  });
});
