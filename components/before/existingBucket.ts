import { askBucket } from "../../live/inquiry/askBucket";
import { policyFromAws } from "../../live/facts/policy";
import { notAsked } from "../../live/notAsked";
import type { Fact } from "../../rules/facts/fact";
import { examineDelivery } from "../../rules/requirements/delivery";
import { quote } from "../../rules/text";
import { locationOfArn } from "../arguments/aws/arn";
import { isSet } from "../arguments/conflicts/conflictRules";
import { valueless, type Fault } from "../arguments/schema/fault";
import { bucketRegion } from "./bucketRegion";
import type { Findings, Inspected, Inspection } from "./inspection";
import { trailType } from "./partTypes";
import { plannedTrail } from "./plannedTrail";
import { shownThing } from "./shownThing";

/** Arguments that depend on where the bucket is. */
const regional = ["mergeBucketPolicy", "createKmsKey", "kmsKeyArn"] as const;

/** An existing bucket, as S3 answers. */
export interface PresentBucket {
  readonly name: string;
  /** Where it is; absent where nobody asked or S3 does not say. */
  readonly region?: string;
  /** Its policy as JSON; `undefined` where it has none. */
  readonly policy: Fact<string | undefined>;
}

/**
 * Looks at an existing bucket. CloudTrail refuses one whose policy does not let the trail in only when it creates the trail,
 * and S3 refuses keys and callers of other regions only when the rest is there.
 */
export const existingBucket: Inspection = async (component) => {
  const { args, place } = component;
  const name = args.existingBucketName;
  if (typeof name !== "string" || isSet(args, "organizationTrailArn")) return {};
  const session = await component.ask();
  if (!session.known) return {};
  const answers = await askBucket(
    session.value,
    { name, region: place.region },
    new Set(["getBucketPolicy"] as const),
    () => Promise.resolve(notAsked),
  );
  // The program may be about to create it.
  if (answers.isMissing === true) return {};
  const isAboutRegion = regional.some((argument) => isSet(args, argument));
  const region = isAboutRegion ? ((await bucketRegion(component, name)) ?? answers.region) : undefined;
  return bucketFindings(component, { name, policy: answers.policy, ...(region !== undefined && { region }) });
};

/**
 * What is said of an existing bucket.
 *
 * @param bucket - the bucket
 */
export function bucketFindings(component: Inspected, bucket: PresentBucket): Findings {
  return { faults: regionFaults(component, bucket), warnings: policyWarnings(component, bucket) };
}

function regionFaults(component: Inspected, { name, region }: PresentBucket): Fault[] {
  const { args, place } = component;
  if (region === undefined) return [];
  const bucket = `the ${shownThing(component, "existingBucketName", "bucket", name)} is in the region ${quote(region)}`;
  const key = typeof args.kmsKeyArn === "string" ? locationOfArn(args.kmsKeyArn)?.region : undefined;
  const isElsewhere = region !== place.region;
  return [
    ...(isElsewhere && isSet(args, "mergeBucketPolicy")
      ? [
          valueless(
            "mergeBucketPolicy",
            `cannot be done from the region ${quote(place.region)}: ${bucket}, and S3 takes changes of a bucket in its own ` +
              "region alone. Leave mergeBucketPolicy out and let the bucket's owner add the statements of the output " +
              `bucketPolicy, or deploy in ${quote(region)}.`,
          ),
        ]
      : []),
    ...(isElsewhere && isSet(args, "createKmsKey")
      ? [
          valueless(
            "createKmsKey",
            `creates a key in the region ${quote(place.region)}, but ${bucket}, and S3 encrypts with keys of the bucket's ` +
              `region. Set kmsKeyArn to a key of that region instead, or deploy in ${quote(region)}.`,
          ),
        ]
      : []),
    ...(key !== undefined && key !== region
      ? [
          valueless(
            "kmsKeyArn",
            `names a key of the region ${quote(key)}, but ${bucket}, and S3 encrypts with keys of the bucket's region. Give a ` +
              "key of that region.",
          ),
        ]
      : []),
  ];
}

/** What CloudTrail will say of the policy, for a trail that is yet to be created or to move to the bucket. */
function policyWarnings(component: Inspected, { name, policy }: PresentBucket): string[] {
  const { args, deployed } = component;
  if (isSet(args, "mergeBucketPolicy")) return [];
  const remedy =
    "The output bucketPolicy, which a preview shows too, has the statements that the bucket's owner adds to its policy; " +
    "where you may change the policy yourself, mergeBucketPolicy adds them.";
  const bucket = shownThing(component, "existingBucketName", "bucket", name);
  if (!policy.known) {
    if (deployed.part(trailType, component.name)?.["s3BucketName"] === name) return [];
    return [
      `Whether the policy of the ${bucket} lets the trail in could not be asked: ${policy.why}. If it does not, CloudTrail ` +
        `refuses the trail with InsufficientS3BucketPolicyException. ${remedy}`,
    ];
  }
  const trail = plannedTrail(component);
  if (trail === undefined || examineDelivery(trail, policyFromAws(policy)).faults.length === 0) return [];
  return [
    `The policy of the ${bucket} does not let the trail in, and CloudTrail refuses such a trail with ` +
      `InsufficientS3BucketPolicyException. ${remedy}`,
  ];
}
