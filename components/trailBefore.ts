import { ownerOf } from "../rules/cloudtrail/trailOwner";
import { withoutStreams } from "./arguments/aws/logGroupArnCheck";
import type { Deployed, DeployedOutputs } from "./before/deployed";
import { bucketPolicyType, bucketType, keyType, roleType, trailType } from "./before/partTypes";
import { isOrganizationFolder, logFolderIn, type LogFolder } from "./bucket/logFolders";
import { logBucketName } from "./bucket/logBucketName";
import { sids } from "./bucket/logBucketPolicy";
import { ownNames } from "./bucket/statementOwners";
import { resourcesOf, statementsOf } from "./bucket/trailStatements";
import { logGroupSid } from "./encryption/trailKeyPolicy";

/** What the last deployment has left of a trail, as far as policies and tables still have to serve it. */
export interface TrailBefore {
  /** ARN of the trail that is there, where it is not the one that is wanted; `undefined` otherwise. */
  readonly formerTrailArn: string | undefined;
  /** ARN of the log group that the trail writes to with the created role, without `:*`; `undefined` where it does not. */
  readonly logGroupArnBefore: string | undefined;
  /**
   * Whether the created key may have encrypted events in a log group. CloudWatch Logs needs it whenever they are read, also
   * when the group has another key or is no longer managed.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DisassociateKmsKey.html
   */
  readonly keyEncryptedEvents: boolean;
  /** Folders that the trail wrote into, the one of its last deployment first. */
  readonly foldersBefore: readonly LogFolder[];
}

/**
 * What the last deployment has left of a trail. The trail that is there shows the folder it writes into; those before it
 * stand in the policy of its bucket, in the statement that keeps them open.
 *
 * @param name - the component's name
 * @param trailArn - ARN of the trail that is wanted
 * @param deployed - what the last deployment has left of the component
 */
export function trailBefore(name: string, trailArn: string, deployed: Deployed): TrailBefore {
  const trail = deployed.part(trailType, name);
  const deployedArn = textIn(trail, "arn");
  const resources = resourcesIn(name, [trailArn, ...(deployedArn === undefined ? [] : [deployedArn])], deployed);
  const foldersOf = (sid: string): LogFolder[] => resources(sid).flatMap((resource) => logFolderIn(resource) ?? []);
  const bucketName = textIn(trail, "s3BucketName");
  const owner =
    trail?.["isOrganizationTrail"] === true
      ? foldersOf(sids.write).find(isOrganizationFolder)?.owner
      : deployedArn && ownerOf(deployedArn);
  const s3KeyPrefix = textIn(trail, "s3KeyPrefix");
  const last = bucketName === undefined || owner === undefined ? [] : [{ bucketName, s3KeyPrefix, owner }];
  const logGroupArn = textIn(trail, "cloudWatchLogsGroupArn");
  const writesWithOwnRole = textIn(trail, "cloudWatchLogsRoleArn") === textIn(deployed.part(roleType, name), "arn");
  return {
    formerTrailArn: deployedArn === trailArn ? undefined : deployedArn,
    logGroupArnBefore: writesWithOwnRole && logGroupArn !== undefined ? withoutStreams(logGroupArn) : undefined,
    keyEncryptedEvents: statementsOf(textIn(deployed.part(keyType, name), "policy") ?? "{}").some(
      ({ Sid }) => Sid === logGroupSid,
    ),
    foldersBefore: [...last, ...foldersOf(sids.writeEarlierFolders)],
  };
}

/** Resources of the trail's own statement of a name, in the policy that the last deployment wrote or told. */
function resourcesIn(
  name: string,
  trailArns: readonly string[],
  deployed: Deployed,
): (sid: string) => readonly string[] {
  const bucket = logBucketName(name);
  const policy = textIn(deployed.part(bucketPolicyType, bucket), "policy");
  const statements = statementsOf(policy ?? textIn(deployed.outputs, "bucketPolicy") ?? "{}");
  // In the policy of the bucket that was created for it, those without a mark are the trail's.
  const created = deployed.part(bucketType, bucket) !== undefined;
  const names = created ? statements.map(({ Sid }) => Sid) : ownNames(statements, trailArns);
  return (sid) => statements.filter((_, index) => names[index] === sid).flatMap(resourcesOf);
}

/** A text that is not empty; `undefined` for anything else. */
function textIn(outputs: DeployedOutputs | undefined, property: string): string | undefined {
  const value = outputs?.[property];
  return typeof value === "string" && value !== "" ? value : undefined;
}
