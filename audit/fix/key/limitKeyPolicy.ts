import type { KeyAnswers } from "../../../live/accountSight";
import { known } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { isAbout } from "../../../rules/iam/evaluatePolicy";
import { cloudtrailKmsKeyPolicy } from "../../../rules/key/cloudtrailKmsKeyPolicy";
import { publicFaults } from "../../../rules/requirements/examination";
import { accountOfArn, partitionOfArn } from "../../../rules/arns";
import { keyRequestsOf, letUseKey } from "../delivery/letUseKey";
import type { Plan } from "../plan";
import { changingStatements } from "../policies/changingStatements";
import type { PolicyEdit, Statement } from "../policies/editedPolicy";
import { lettingThrough } from "../policies/lettingThrough";
import { asFarAsKnown, namesOf } from "../policies/trailNames";
import { accountStatement } from "./accountStatement";

/**
 * Lets the policy of a key name everybody that it lets in, and CloudTrail for named trails.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function limitKeyPolicy(key: KeyAnswers, trails: readonly DeliveringTrail[]): Plan {
  const closing = changingStatements(key.policy, (statement) => publicFaults([statement]).length > 0);
  return letUseKey(key, trails, {
    ...closing,
    edits: [...(closing?.edits ?? []), administered(key.arn), limited(key.arn, trails)],
  });
}

/** A key that nobody may administer cannot be changed any more. */
function administered(arn: string): PolicyEdit {
  const [partition, accountId] = [partitionOfArn(arn), accountOfArn(arn)];
  const administers = ({ read }: Statement): boolean =>
    read.allows &&
    isAbout(read, "kms:PutKeyPolicy") &&
    (read.principals["AWS"] ?? []).some((principal) => principal.includes(accountId));
  return (statements) => [
    ...(statements.some(administers) ? [] : [accountStatement({ partition, accountId })]),
    ...statements.map(({ source }) => source),
  ];
}

/** One limited statement is enough: a key that serves an encrypted topic as well needs one without conditions besides. */
function limited(arn: string, trails: readonly DeliveringTrail[]): PolicyEdit {
  const [, allowing] = lettingThrough(trails.map(asFarAsKnown), keyRequestsOf(arn), namesOf);
  return (statements) => {
    const allowed = statements.map(({ read }) => read).filter(({ allows }) => allows);
    const verdict = cloudtrailKmsKeyPolicy.evaluate(
      {
        name: arn,
        id: arn,
        trails,
        isEnabled: known(true),
        rotation: known("on"),
        deletionWindowDays: known(30),
        policy: known({ statements: allowed }),
      },
      {},
    );
    const ours = verdict.answer === "compliant" ? [] : allowing([]);
    return [...statements.map(({ source }) => source), ...ours];
  };
}
