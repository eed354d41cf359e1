import { byOurReading, none } from "../controls";
import { known } from "../facts/fact";
import type { KeyFacts } from "../facts/keyFacts";
import type { DeliveringTrail } from "../facts/logBucketFacts";
import { isAbout } from "../iam/evaluatePolicy";
import { cloudTrail, isForService, isLimitedToTrails, isPositive } from "../iam/policyMatch";
import type { PolicyStatement } from "../iam/policyStatement";
import { keyRequests } from "../requirements/deliveryRequests";
import {
  conclude,
  type Examination,
  examineStatements,
  nameStatements,
  publicFaults,
} from "../requirements/examination";
import { type Refusal, refusalsOf, thisKey } from "../requirements/refusals";
import type { Rule } from "../rule";
import { quote } from "../text";

const question = "has a policy that lets CloudTrail encrypt for named accounts only and names all other principals";
const encryptionContext = "kms:encryptioncontext:aws:cloudtrail:arn";

/** The policy of the key lets CloudTrail encrypt for trails of named accounts only, and grants no public access. */
export const cloudtrailKmsKeyPolicy: Rule<KeyFacts> = {
  name: "cloudtrail-kms-key-policy",
  displayName: "Log key policy fits CloudTrail",
  description:
    "The policy of the KMS key of an AWS CloudTrail trail should let CloudTrail encrypt for named accounts only.",
  severity: "high",
  controls: {
    nist80053Rev4: byOurReading(["AC-3", "AC-6"]),
    nist80053Rev5: byOurReading(["AC-3", "AC-6"]),
    cisAwsFoundations: none,
    pciDss: none,
  },
  remediation: {
    program:
      "Allow cloudtrail.amazonaws.com to call kms:GenerateDataKey* on the condition that aws:SourceArn is the ARN of the trail " +
      "or that kms:EncryptionContext:aws:cloudtrail:arn is like arn:PARTITION:cloudtrail:*:ACCOUNT:trail/*, and name " +
      "principals in all other statements of the policy (policy, keyPolicy in aws-native).",
    account:
      "Allow cloudtrail.amazonaws.com to call kms:GenerateDataKey* on the condition that aws:SourceArn is the ARN of the trail " +
      "or that kms:EncryptionContext:aws:cloudtrail:arn is like arn:PARTITION:cloudtrail:*:ACCOUNT:trail/*, and name " +
      "principals in all other statements (`aws kms get-key-policy --key-id KEY`, then `put-key-policy`).",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html",
  evaluate(key) {
    return conclude(
      { kind: "key", name: key.name },
      "a policy that lets CloudTrail generate data keys for the trails that use it, limited to named accounts, and names all " +
        "other principals",
      examineStatements(key.policy, question, (statements) => {
        const { faults, doubts } = examineEncryption(key.trails, statements);
        return { faults: [...faults, ...publicFaults(statements)], doubts };
      }),
    );
  },
};

function examineEncryption(trails: readonly DeliveringTrail[], statements: readonly PolicyStatement[]): Examination {
  const encrypting = statements.filter(
    (statement) => statement.allows && isForService(statement, cloudTrail) && isAbout(statement, "kms:GenerateDataKey"),
  );
  if (encrypting.length === 0) {
    return { faults: ["has a policy that does not let CloudTrail generate data keys"], doubts: [] };
  }
  // One limited statement is enough: where the key also serves an encrypted topic, AWS asks for one without conditions.
  const isLimited = encrypting.some((statement) => isLimitedToTrails(statement) || isLimitedByContext(statement));
  const examined = trails.map((trail) => ({
    trail,
    ...refusalsOf(trail, statements, (identity) =>
      keyRequests(identity, thisKey, known(false)).filter(({ request }) => request.action === "kms:GenerateDataKey"),
    ),
  }));
  const unlimited = `lets CloudTrail generate data keys in ${nameStatements(encrypting)} without naming trails`;
  return {
    faults: [
      ...(isLimited ? [] : [unlimited]),
      ...examined.flatMap(({ trail, refused }) => refused.map((refusal) => faultOf(trail, refusal))),
    ],
    doubts: [...new Set(examined.flatMap(({ doubts }) => doubts))].map((reason) => ({ question, reason })),
  };
}

function faultOf({ name }: DeliveringTrail, { answer }: Refusal): string {
  return answer.answer === "denied"
    ? `keeps CloudTrail from generating data keys for trail ${quote(name)} by statement ${answer.by.number} of its policy`
    : `does not let CloudTrail generate data keys for trail ${quote(name)}`;
}

function isLimitedByContext({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    (condition) =>
      isPositive(condition) &&
      condition.key === encryptionContext &&
      condition.values.every((value) => /^arn:[^:]+:cloudtrail:[^:]+:\d{12}:trail\/./.test(value)),
  );
}
