import type { LogBucketAnswers } from "../../../live/accountSight";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { cloudTrail, isForEverybody } from "../../../rules/iam/policyMatch";
import type { PolicyStatement } from "../../../rules/iam/policyStatement";
import { cloudtrailS3BucketPolicySourceArn } from "../../../rules/logBucket/cloudtrailS3BucketPolicySourceArn";
import { partitionOfArn } from "../../../rules/arns";
import { letIntoBucket } from "../delivery/letIntoBucket";
import { nothing, type Plan } from "../plan";
import { breaksRule } from "../policies/breaksRule";
import { forPrincipals, onCondition, type Source, type Statement } from "../policies/editedPolicy";
import { changingStatements } from "../policies/changingStatements";

/** The folder of an account in the ARN of log files. */
const accountFolder = /\/AWSLogs\/(\d{12})\//;

/**
 * Limits every statement that lets CloudTrail use a bucket to trails of the accounts that deliver there: those of the trails
 * seen, and those whose folders the statement names.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function nameTrails(bucket: LogBucketAnswers, trails: readonly DeliveringTrail[]): Plan {
  const owners = trails.flatMap(({ accountId }) => (accountId.known ? [accountId.value] : []));
  const limited = (source: Source, { resources }: PolicyStatement): Source => {
    const folders = resources.flatMap((resource) => accountFolder.exec(resource)?.[1] ?? []);
    const anyTrails = [...new Set([...owners, ...folders])].map(
      (account) => `arn:${partitionOfArn(bucket.arn)}:cloudtrail:*:${account}:trail/*`,
    );
    return onCondition(source, "ArnLike", "aws:SourceArn", anyTrails);
  };
  const changed = (statement: Statement): readonly Source[] => {
    // Everybody includes CloudTrail, and no statement says everybody but CloudTrail.
    if (isForEverybody(statement.read)) {
      return [];
    }
    const ours = forPrincipals(statement, (principal) => principal === cloudTrail);
    const others = forPrincipals(statement, (principal) => principal !== cloudTrail);
    return [...(ours === undefined ? [] : [limited(ours, statement.read)]), ...(others === undefined ? [] : [others])];
  };
  const isAtFault = breaksRule(cloudtrailS3BucketPolicySourceArn);
  const edits = changingStatements(bucket.policy, isAtFault, changed);
  return edits === undefined ? nothing : letIntoBucket(bucket, trails, edits);
}
