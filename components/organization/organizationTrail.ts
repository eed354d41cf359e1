import * as cloudtrail from "@pulumi/aws/cloudtrail";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../place";
import type { TrailOutputs } from "../trailOutputs";

/** The settings of a trail that decide whether it covers an account. */
export interface TrailSettings {
  readonly isOrganizationTrail: boolean | undefined;
  readonly isMultiRegionTrail: boolean | undefined;
  readonly includeGlobalServiceEvents: boolean | undefined;
  readonly enableLogFileValidation: boolean | undefined;
  readonly enableLogging: boolean | undefined;
}

const wanted: Readonly<Record<keyof TrailSettings, string>> = {
  isOrganizationTrail: "is not a trail of the organization",
  isMultiRegionTrail: "is not multi-region",
  includeGlobalServiceEvents: "does not record global service events",
  enableLogFileValidation: "does not validate its log files",
  enableLogging: "is not logging",
};

/**
 * Looks up the trail of the organization from a member account and fails the deployment, at preview already, unless it
 * covers the account: a trail of the member's own would record everything a second time.
 *
 * AWS lets a member account see the trail's settings and status by its ARN, and its event selectors too.
 *
 * @param opts - options of the look-up, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export function checkOrganizationTrail(
  name: string,
  trailArn: pulumi.Input<string>,
  place: Place,
  opts: pulumi.CustomResourceOptions,
): TrailOutputs {
  // Waits for the check of what the constructor could not check.
  const checked = pulumi.all([place.region, trailArn]).apply(([, arn]) => arn);
  const trail = cloudtrail.Trail.get(name, checked, undefined, opts);
  const arn = pulumi
    .output({
      arn: trail.arn,
      isOrganizationTrail: trail.isOrganizationTrail,
      isMultiRegionTrail: trail.isMultiRegionTrail,
      includeGlobalServiceEvents: trail.includeGlobalServiceEvents,
      enableLogFileValidation: trail.enableLogFileValidation,
      enableLogging: trail.enableLogging,
    })
    .apply((found) => {
      const faults = organizationTrailFaults(found);
      if (faults.length > 0) {
        const reason = `The trail ${found.arn} ${faults.join(", ")}. Ask those who manage the organization to mend it, or leave organizationTrailArn out to have a trail of this account.`;
        throw new pulumi.InputPropertyError({ propertyPath: "organizationTrailArn", reason });
      }
      return found.arn;
    });
  return {
    trailArn: arn,
    trailName: trail.name,
    homeRegion: trail.homeRegion,
    bucketName: trail.s3BucketName,
    bucketArn: pulumi.interpolate`arn:${place.partition}:s3:::${trail.s3BucketName}`,
  };
}

/** What keeps a trail from covering the accounts of its organization; nothing for one that does. */
export function organizationTrailFaults(settings: TrailSettings): string[] {
  return Object.entries(wanted).flatMap(([setting, fault]) =>
    settings[setting as keyof TrailSettings] === true ? [] : [fault],
  );
}
