import type { DeliveringTrail, LogBucketFacts } from "../facts/logBucketFacts";
import { isAbout } from "../iam/evaluatePolicy";
import { admitsTrail, cloudTrail, isAboutObject, isForService } from "../iam/policyMatch";
import type { PolicyStatement } from "../iam/policyStatement";
import { quote } from "../text";
import { type Examination, examineFact, examinePolicy } from "./examination";

/** Folders whose exact names are not known: what the ids of accounts and organizations look like. */
const accountFolder = { of: "ACCOUNT-ID", pattern: /(?<=AWSLogs\/)\d{12}/, example: "000000000000" };
const organizationFolder = {
  of: "ORGANIZATION-ID",
  pattern: /(?<=AWSLogs\/)o-[a-z0-9]{10,32}/,
  example: "o-0000000000",
};

/** Stands for a name that is not known: only what is true of every name is true of it. */
const anyName = "\u{10FFFF}";

/**
 * Whether the policy of a bucket lets a trail write below its key prefix, to the folder of its account and of its
 * organization. A trail that may be an organization trail is examined as one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function examineDelivery(trail: DeliveringTrail, policy: LogBucketFacts["policy"]): Examination {
  const { isOrganizationTrail, keyPrefix, trailName } = trail;
  const isOrdinary = isOrganizationTrail.known && !isOrganizationTrail.value;
  const folders = isOrdinary ? [accountFolder] : [accountFolder, organizationFolder];
  const prefix = keyPrefix.known ? keyPrefix.value : anyName;
  const examination = examinePolicy(policy, questionOf(trail), (statements) => {
    const writing = statements.filter(letsCloudTrailWrite);
    const admitting = writing.filter((statement) =>
      admitsTrail(statement, trailName.known ? trailName.value : anyName),
    );
    return folders
      .filter((folder) => !admitting.some((statement) => isAboutFolder(statement, prefix, folder)))
      .map(({ of }) => faultOf(trail, of, prefix));
  });
  const doubts = [isOrganizationTrail, keyPrefix, trailName].flatMap(
    (fact) => examineFact<unknown>(fact, questionOf(trail), () => undefined).doubts,
  );
  const isHopeless = examinePolicy(policy, "", (statements) => (statements.some(letsCloudTrailWrite) ? [] : ["never"]));
  const isDecidedLater = examination.faults.length > 0 && doubts.length > 0 && isHopeless.faults.length === 0;
  return isDecidedLater ? { faults: [], doubts } : examination;
}

/** What must be true of a bucket that a trail delivers to, a predicate. */
export function questionOf({ name }: DeliveringTrail): string {
  return `lets trail ${quote(name)} write to every folder that it delivers to`;
}

function faultOf({ name }: DeliveringTrail, folder: string, prefix: string): string {
  return `does not let trail ${quote(name)} write to AWSLogs/${folder}/${prefix === "" ? "" : " below its s3KeyPrefix"}`;
}

function letsCloudTrailWrite(statement: PolicyStatement): boolean {
  return statement.allows && isForService(statement, cloudTrail) && isAbout(statement, "s3:PutObject");
}

/** More than fit into a bucket policy of 20 KB, the most that S3 accepts. Each folder is looked for in all resources. */
const mostFolders = 500;

function isAboutFolder(statement: PolicyStatement, prefix: string, folder: typeof accountFolder): boolean {
  const named = new Set(statement.resources.flatMap((resource) => folder.pattern.exec(resource) ?? []));
  const root = prefix === "" ? "AWSLogs" : `${prefix}/AWSLogs`;
  return [folder.example, ...[...named].slice(0, mostFolders)].some((name) =>
    isAboutObject(statement, `${root}/${name}/CloudTrail/file`),
  );
}
