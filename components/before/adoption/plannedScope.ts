import { trailArnOf } from "../../trailArn";
import type { LogBucketPolicyScope } from "../../bucket/logBucketPolicy";
import type { Inspected } from "../inspection";
import { isOpen } from "./planned";

/**
 * What the policy of a log bucket will depend on, as far as delivery goes; `undefined` while it is not known.
 *
 * @param bucketName - name of the bucket
 */
export function plannedScope({ name, args, place }: Inspected, bucketName: string): LogBucketPolicyScope | undefined {
  const used = [
    "trailName",
    "organizationId",
    "organizationManagementAccountId",
    "additionalTrailArns",
    "s3KeyPrefix",
  ] as const;
  if (isOpen(args, ...used)) return undefined;
  const accountId = (args.organizationManagementAccountId ?? place.accountId) as string;
  const trailName = (args.trailName ?? name) as string;
  return {
    bucketArn: `arn:${place.partition}:s3:::${bucketName}`,
    trailArn: (args.adoptTrailArn as string | undefined) ?? trailArnOf({ ...place, accountId, trailName }),
    s3KeyPrefix: args.s3KeyPrefix as string | undefined,
    organizationId: args.organizationId as string | undefined,
    additionalTrailArns: args.additionalTrailArns as readonly string[] | undefined,
  };
}
