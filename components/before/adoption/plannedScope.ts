import { trailArnOf } from "../../trailArn";
import type { LogBucketPolicyScope } from "../../bucket/logBucketPolicy";
import type { Inspected } from "../inspection";
import { isOpen } from "./planned";

/** A component as it is planned. */
export type Planned = Pick<Inspected, "name" | "args" | "place">;

/** The ARN that the trail will have; `undefined` while it is not known. */
export function plannedTrailArn({ name, args, place }: Planned): string | undefined {
  if (isOpen(args, "trailName", "organizationManagementAccountId")) return undefined;
  const accountId = (args.organizationManagementAccountId ?? place.accountId) as string;
  const trailName = (args.trailName ?? name) as string;
  return (args.adoptTrailArn as string | undefined) ?? trailArnOf({ ...place, accountId, trailName });
}

/**
 * What the policy of a log bucket will depend on, as far as delivery goes; `undefined` while it is not known.
 *
 * @param bucketName - name of the bucket
 */
export function plannedScope(planned: Planned, bucketName: string): LogBucketPolicyScope | undefined {
  const { args, place } = planned;
  const trailArn = plannedTrailArn(planned);
  if (trailArn === undefined || isOpen(args, "organizationId", "additionalTrailArns", "s3KeyPrefix")) return undefined;
  return {
    bucketArn: `arn:${place.partition}:s3:::${bucketName}`,
    trailArn,
    s3KeyPrefix: args.s3KeyPrefix as string | undefined,
    organizationId: args.organizationId as string | undefined,
    additionalTrailArns: args.additionalTrailArns as readonly string[] | undefined,
  };
}
