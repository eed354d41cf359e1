import assert from "node:assert/strict";
import { known } from "../../rules/facts/fact";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { DeliveringTrail, LogBucketFacts } from "../../rules/facts/logBucketFacts";
import { readPolicy } from "../../rules/iam/readPolicy";
import type { PolicyStatement, ResourcePolicy } from "../../rules/iam/policyStatement";
import type { Rule, Settings } from "../../rules/rule";
import { doubtful } from "./trails";

const account = "123456789012";
const trailArn = `arn:aws:cloudtrail:eu-west-1:${account}:trail/audit`;
const bucketArn = "arn:aws:s3:::logs";
const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

/** What CloudTrail needs, limited to one trail. */
export const delivery = [
  {
    Sid: "Acl",
    Effect: "Allow",
    Principal: cloudTrail,
    Action: "s3:GetBucketAcl",
    Resource: bucketArn,
    Condition: { StringEquals: { "aws:SourceArn": trailArn } },
  },
  {
    Sid: "Write",
    Effect: "Allow",
    Principal: cloudTrail,
    Action: "s3:PutObject",
    Resource: `${bucketArn}/AWSLogs/${account}/*`,
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArn } },
  },
];

/** The refusal of everything without TLS. */
export const tlsOnly = {
  Sid: "Tls",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** What CloudTrail needs of a key, limited to the trails of one account. */
export const encryption = {
  Sid: "Encrypt",
  Effect: "Allow",
  Principal: cloudTrail,
  Action: "kms:GenerateDataKey*",
  Resource: "*",
  Condition: {
    StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` },
  },
};

/** A policy of these statements, as AWS writes them. */
export function policy(...statements: readonly object[]): ResourcePolicy {
  return known(readPolicy({ Version: "2012-10-17", Statement: statements }));
}

/** A statement as facts hold it: `s3:GetObject` on all objects for one service, except as said. */
export function statement(differences: object = {}): PolicyStatement {
  const document = readPolicy({
    Statement: {
      Effect: "Allow",
      Principal: { Service: "example.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: `${bucketArn}/*`,
      ...differences,
    },
  });
  assert.ok("statements" in document, JSON.stringify(document));
  const [only] = document.statements;
  assert.ok(only !== undefined);
  return only;
}

/** A bucket that fulfils every rule, except as said. */
export function logBucket(differences: Partial<LogBucketFacts> = {}): LogBucketFacts {
  return {
    name: "logs",
    id: "urn:logs",
    trails: [deliveringTrail()],
    blocksPublicAccess: known(true),
    hasPublicAcl: known(false),
    policy: policy(...delivery, tlsOnly),
    isVersioned: known(true),
    accessLogging: known("elsewhere"),
    locksObjects: known(true),
    expiresAfterDays: known(Infinity),
    isForceDestroyed: known(false),
    ...differences,
  };
}

/** An ordinary trail without key prefix, except as said. */
export function deliveringTrail(differences: Partial<DeliveringTrail> = {}): DeliveringTrail {
  return {
    name: "trail",
    trailName: known("audit"),
    partition: known("aws"),
    region: known("eu-west-1"),
    accountId: known(account),
    organizationId: known("o-1234567890"),
    isOrganizationTrail: known(false),
    keyPrefix: known(""),
    ...differences,
  };
}

/** A key that fulfils every rule, except as said. */
export function logKey(differences: Partial<KeyFacts> = {}): KeyFacts {
  return {
    name: "key",
    id: "urn:key",
    trails: [deliveringTrail()],
    isEnabled: known(true),
    rotation: known("on"),
    deletionWindowDays: known(30),
    policy: policy(encryption),
    ...differences,
  };
}

/** What a rule says is wrong; nothing when it is compliant or does not apply. */
export function faultsOf<Facts>(rule: Rule<Facts>, facts: Facts, settings: Settings = {}): readonly string[] {
  const verdict = rule.evaluate(facts, settings);
  return "findings" in verdict ? verdict.findings.flatMap(({ faults }) => faults) : [];
}

/** Asserts that a rule does not know its answer for one reason, {@link doubtful}, which leaves questions open. */
export function assertDoubtful<Facts>(rule: Rule<Facts>, facts: Facts, ...questions: readonly string[]): void {
  const verdict = rule.evaluate(facts, {});
  assert.equal(verdict.answer, "unknown");
  assert.ok("findings" in verdict);
  assert.deepEqual(
    verdict.findings.map(({ faults, doubts }) => ({ faults, doubts })),
    [{ faults: [], doubts: questions.map((question) => ({ question, reason: doubtful })) }],
  );
}
