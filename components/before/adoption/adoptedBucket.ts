import { askBucket } from "../../../live/inquiry/askBucket";
import { notAsked } from "../../../live/notAsked";
import { askBucketTags } from "../../../live/deployment/tags";
import { awsCommand } from "../../../rules/awsCommand";
import type { Fact } from "../../../rules/facts/fact";
import { few, quote } from "../../../rules/text";
import type { LogBucketAnswers } from "../../../live/accountSight";
import type { Fault } from "../../arguments/schema/fault";
import { policyDocument } from "../../policyDocument";
import { bucketRegion } from "../bucketRegion";
import type { Inspected } from "../inspection";
import { bucketLosses } from "./bucketLosses";
import { type Account, type Look, unreadOf } from "./look";
import { otherTrailsLoss } from "./otherTrailsLoss";
import { plannedScope } from "./plannedScope";

const calls = new Set([
  "getBucketPolicy",
  "getBucketAcl",
  "getBucketVersioning",
  "getObjectLockConfiguration",
  "getBucketLifecycleConfiguration",
  "getBucketEncryption",
] as const);

/**
 * Looks at a bucket before it is taken over.
 *
 * @param name - its name
 */
export async function lookAtBucket(component: Inspected, name: string, account: Fact<Account>): Promise<Look> {
  if (!account.known) return { unread: unreadOf(account) };
  const { session, trails } = account.value;
  const { region } = component.place;
  const answers = await askBucket(session, { name, region }, calls, () => Promise.resolve(notAsked));
  if (answers.isMissing === true) {
    return {
      faults: [faultOf(`There is no bucket ${quote(name)}. \`aws s3api list-buckets\` lists those that there are.`)],
    };
  }
  const home = (await bucketRegion(component, name)) ?? answers.region;
  if (home !== undefined && home !== region) {
    const reason = `${quote(name)} is in the region ${quote(home)}, but the provider's is ${quote(region)}.`;
    return { faults: [faultOf(`${reason} Use it with existingBucketName, or deploy there.`)] };
  }
  const tags = await askBucketTags(session, name, region);
  const { policy, acl, versioning, objectLock, lifecycleRules, encryption } = answers;
  const writer = trails.find(({ TrailARN }) => TrailARN === component.args.adoptTrailArn);
  const hasVersions = versioning.known && versioning.value.Status !== undefined;
  const encryptsLogFiles = writer?.KmsKeyId === undefined;
  const losses = bucketLosses(component, {
    name,
    lifecycleRules,
    encryption,
    encryptsLogFiles,
    objectLock,
    hasVersions,
    tags,
  });
  const scope = plannedScope(component, name);
  const present = policy.known ? (policy.value ?? JSON.stringify(policyDocument())) : undefined;
  const others =
    present === undefined || scope === undefined ? [] : otherTrailsLoss(component, name, present, scope, trails);
  return {
    losses: [...losses, ...others],
    faults: [...aclFaults(answers, region), ...mfaFaults(answers)],
    unread: unreadOf(policy, acl, versioning, objectLock, lifecycleRules, encryption, tags),
  };
}

/** S3 turns ACLs off only where they let nobody in but the owner. */
function aclFaults({ name, acl }: LogBucketAnswers, region: string): Fault[] {
  const { Owner, Grants = [] } = acl.known ? acl.value : {};
  if (Grants.every(({ Grantee }) => Grantee?.ID === Owner?.ID)) return [];
  const groups = Grants.flatMap(({ Grantee }) => Grantee?.URI?.split("/").slice(-1) ?? []);
  const others = groups.length === 0 ? "other accounts" : `the group ${few([...new Set(groups)].map(quote))}`;
  const command = awsCommand("s3api put-bucket-acl", region, { bucket: name, acl: "private" });
  const reason =
    `The ACL of the bucket ${quote(name)} lets ${others} in, and S3 does not turn ACLs off, as for a log bucket, while it does ` +
    "(InvalidBucketAclWithObjectOwnership). Say in the bucket's policy what they may do; LogDelivery is the service " +
    `logging.s3.amazonaws.com there. Then run: ${command}`;
  return [faultOf(reason)];
}

/** S3 changes nothing about versions without the device then, and Pulumi has none. */
function mfaFaults({ name, versioning }: LogBucketAnswers): Fault[] {
  if (!versioning.known || versioning.value.MFADelete !== "Enabled") return [];
  const reason =
    `The bucket ${quote(name)} asks for an MFA device to change anything about versions, and Pulumi has none. Use it with ` +
    "existingBucketName, which leaves a bucket as it is.";
  return [faultOf(reason)];
}

function faultOf(reason: string): Fault {
  return { property: "adoptBucketName", reason };
}
