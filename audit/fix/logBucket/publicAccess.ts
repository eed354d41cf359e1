import type { LogBucketAnswers } from "../../../live/accountSight";
import { publicFaults } from "../../../rules/requirements/examination";
import { awsCommand, type CommandOptions } from "../../../rules/awsCommand";
import { inBucketRegion } from "../inBucketRegion";
import { inTurn, nothing, type Plan, run } from "../plan";
import { changingStatements } from "../policies/changingStatements";
import { letIntoBucket } from "../delivery/letIntoBucket";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";

/**
 * The command that turns all four settings of a public access block on.
 *
 * @param bucket - the options that name the bucket
 */
export function blockPublicAccess(region: string, bucket: CommandOptions): string {
  return awsCommand("s3api put-public-access-block", region, {
    ...bucket,
    "public-access-block-configuration": {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  });
}

/** The groups of everybody, and of everybody with an AWS account. */
const publicGroup = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

/** Closes a bucket to the public: its policy, its ACL, and what later mistakes could open. */
export function closeToPublic(bucket: LogBucketAnswers, trails: readonly DeliveringTrail[]): Plan {
  const { name, acl, policy } = bucket;
  const grants = acl.known ? (acl.value.Grants ?? []) : [];
  const isPublic = grants.some(({ Grantee }) => publicGroup.test(Grantee?.URI ?? ""));
  const edits = changingStatements(policy, (statement) => publicFaults([statement]).length > 0);
  return inBucketRegion(bucket, (region) =>
    inTurn(
      edits === undefined ? nothing : letIntoBucket(bucket, trails, edits),
      isPublic
        ? run(
            awsCommand("s3api put-bucket-acl", region, { bucket: name, acl: "private" }),
            "All grants of the bucket's ACL are removed, also those to named accounts.",
          )
        : nothing,
      run(blockPublicAccess(region, { bucket: name }), "Whoever has public access loses it."),
    ),
  );
}
