import type { Trail } from "@aws-sdk/client-cloudtrail";
import { few, quote } from "../../../rules/text";
import type { LogBucketPolicyScope } from "../../bucket/logBucketPolicy";
import { sortedStatements } from "../../bucket/supersededStatements";
import type { Inspected } from "../inspection";
import type { Loss } from "./loss";
import { keepable } from "./planned";

/**
 * Other trails of the account that deliver to a bucket and that its policy would not let in any more, since it did not say
 * for which trails it is.
 *
 * @param policy - the bucket's policy as JSON
 * @param scope - what the component's own policy depends on
 * @param trails - all that show in the account
 */
export function otherTrailsLoss(
  { args, shownArgs }: Pick<Inspected, "args" | "shownArgs">,
  bucketName: string,
  policy: string,
  scope: LogBucketPolicyScope,
  trails: readonly Trail[],
): Loss[] {
  const drops = ((args.acknowledgeLosses ?? []) as readonly unknown[]).includes("statements");
  const { superseded, kept } = sortedStatements(policy, scope);
  const named = JSON.stringify(drops ? [] : kept);
  const ours = [scope.trailArn, ...(scope.additionalTrailArns ?? [])];
  const lost = trails.flatMap(({ TrailARN = "", S3BucketName }) =>
    S3BucketName === bucketName && !ours.includes(TrailARN) && !named.includes(TrailARN) ? [TrailARN] : [],
  );
  if (lost.length === 0 || (superseded.length === 0 && !drops)) return [];
  const what = `The bucket ${quote(bucketName)} lets ${few(lost.map(quote))} deliver too, and would not any more.`;
  const additionalTrailArns = [...((shownArgs.additionalTrailArns ?? []) as readonly unknown[]), ...lost];
  return [{ name: "other-trails", property: "additionalTrailArns", what, ...keepable({ additionalTrailArns }) }];
}
