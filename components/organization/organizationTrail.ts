import * as pulumi from "@pulumi/pulumi";
import { bucketArnOf } from "../bucket/bucketArn";
import type { Place } from "../place";
import { refusal } from "../refusal";
import type { TrailOutputs } from "../trailOutputs";
import { lookUpTrail, type FoundTrail } from "./lookUpTrail";

/**
 * Looks up the trail of the organization from a member account and fails the deployment, even a preview, unless it
 * covers the account.
 *
 * It calls CloudTrail itself, with the credentials of the environment, because the AWS provider also reads event selectors
 * and tags of a trail, which AWS refuses to member accounts. For the same reason the selectors are not checked: only the
 * management account and delegated administrators see them.
 *
 * @param trailArn - ARN of the organization's trail
 * @param place - where the component is, once its arguments are checked
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export function checkOrganizationTrail(trailArn: pulumi.Input<string>, place: Place): TrailOutputs {
  const trail = pulumi.all([place.region, trailArn]).apply(async ([region, arn]) => {
    const name = (await pulumi.isSecret(pulumi.output(trailArn))) ? "with a secret ARN" : arn;
    const found = await lookUpTrail(arn, region).catch((error: unknown) => {
      throw refuse(`The trail ${name} could not be looked up: ${String(error)}. ${neededPermissions}`);
    });
    if (found === undefined) throw refuse(`There is no trail ${name} that this account sees in ${region}. ${remedy}`);
    const faults = organizationTrailFaults(found);
    if (faults.length > 0) throw refuse(`The trail ${name} ${faults.join(", ")}. ${remedy}`);
    return found;
  });
  const bucketName = trail.apply((found) => found.bucketName);
  return {
    trailArn: trail.apply(({ arn }) => arn),
    trailName: trail.apply(({ name }) => name),
    homeRegion: trail.apply(({ homeRegion }) => homeRegion),
    bucketName,
    bucketArn: bucketArnOf(place, bucketName),
  };
}

const neededPermissions =
  "The credentials in the environment need the permissions cloudtrail:DescribeTrails and cloudtrail:GetTrailStatus.";

const remedy =
  "Ask whoever manages the organization to fix it, or leave organizationTrailArn out to create a trail in this account.";

const refuse = (reason: string): pulumi.RunError => refusal("organizationTrailArn", reason);

/** Why a trail does not cover the accounts of its organization; nothing for one that does. */
export function organizationTrailFaults(
  trail: Omit<FoundTrail, "arn" | "name" | "homeRegion" | "bucketName">,
): string[] {
  return [
    ...(trail.ofOrganization ? [] : ["is not a trail of the organization"]),
    ...(trail.multiRegion ? [] : ["is not multi-region"]),
    ...(trail.globalServiceEvents ? [] : ["does not record global service events"]),
    ...(trail.logFileValidation ? [] : ["does not validate its log files"]),
    ...(trail.logging ? [] : ["is not logging"]),
  ];
}
