import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { keyFindings } from "../../../components/before/existingKeys";
import { trailKeyPolicy } from "../../../components/encryption/trailKeyPolicy";
import type { MultiRegionTrailArgs } from "../../../components/index";
import { policyDocument, type PolicyStatement } from "../../../components/policyDocument";
import { known } from "../../../rules/facts/fact";
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

describe("keyFindings", () => {
  const warningsOf = (policy: Parameters<typeof keyFindings>[1], args: MultiRegionTrailArgs = {}, given = {}) =>
    keyFindings(liveComponent({ args: { kmsKeyArn, ...args }, ...(given satisfies LiveComponent) }), policy).warnings;

  const told = (actions: string): string[] => [
    `The policy of the key "${kmsKeyArn}" does not allow CloudTrail ${actions} for the trail, and CloudTrail refuses such a key with InsufficientEncryptionPolicyException. The output kmsKeyPolicy, which a preview shows too, has the statements that the key's owner adds to its policy.`,
  ];

  it("finds nothing wrong with a policy that lets CloudTrail use the key", () => {
    assert.equal(warningsOf(policyOf(...Statement)), undefined);
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
    assert.equal(warningsOf(without("kms:Decrypt"), { existingBucketName: "their-logs" }), undefined);
  });

  it("claims nothing of what it does not know: a policy, a condition, the name of the trail", () => {
    const condition = { StringEquals: { "aws:SourceOrgID": "o-exampleorgid" } };
    const organization = Statement.map((statement) => ({ ...statement, Condition: condition }));
    assert.equal(warningsOf(doubtful), undefined);
    assert.equal(warningsOf(policyOf(...organization)), undefined);
    assert.equal(warningsOf(policyOf(administer), {}, { args: { kmsKeyArn, trailName: pulumi.unknown } }), undefined);
  });

  it("does not show a secret ARN", () => {
    const [warning = ""] = warningsOf(policyOf(administer), {}, { shownArgs: {} }) ?? [];
    assert.match(warning, /^The policy of the key of kmsKeyArn does not/);
  });
});
