import type { LifecycleRule, ObjectLockConfiguration, ServerSideEncryptionConfiguration } from "@aws-sdk/client-s3";
import type { Tags } from "../../../live/deployment/tags";
import type { Fact } from "../../../rules/facts/fact";
import { quote } from "../../../rules/text";
import { isSet } from "../../arguments/conflicts/conflictRules";
import type { Inspected } from "../inspection";
import { lifecycleLosses } from "./lifecycleLosses";
import type { Loss } from "./loss";
import { isOpen, keepable } from "./planned";
import { tagLosses } from "./tagLosses";

/** What AWS says of a bucket that is to be taken over. What is not known counts as nothing that could be lost. */
export interface BucketToAdopt {
  readonly name: string;
  readonly lifecycleRules: Fact<readonly LifecycleRule[]>;
  readonly encryption: Fact<ServerSideEncryptionConfiguration | undefined>;
  /** Whether its default encryption is that of log files: the trail names no key. */
  readonly encryptsLogFiles: boolean;
  readonly objectLock: Fact<ObjectLockConfiguration | undefined>;
  /** Whether it has kept versions of objects so far. */
  readonly hasVersions: boolean;
  readonly tags: Fact<Tags>;
}

type Arguments = Pick<Inspected, "args" | "shownArgs">;

/**
 * What taking over a bucket would take away from it, besides what its policy allows. Notifications, replication, access
 * logging, CORS and whatever else the component does not manage stay as they are.
 */
export function bucketLosses(inspected: Arguments, bucket: BucketToAdopt): Loss[] {
  const { lifecycleRules, objectLock, encryption, tags, hasVersions, encryptsLogFiles } = bucket;
  const thing = `The bucket ${quote(bucket.name)}`;
  return [
    ...(lifecycleRules.known ? lifecycleLosses(inspected, thing, lifecycleRules.value, hasVersions) : []),
    ...(objectLock.known ? objectLockLoss(inspected, thing, objectLock.value) : []),
    ...(encryption.known ? encryptionLosses(inspected, thing, encryption.value, encryptsLogFiles) : []),
    ...(tags.known ? tagLosses(inspected, thing, tags.value) : []),
  ];
}

/** Without arguments about it, Object Lock stays as it is. */
function objectLockLoss({ args }: Arguments, thing: string, lock: ObjectLockConfiguration | undefined): Loss[] {
  const { Mode, Days = 0, Years = 0 } = lock?.Rule?.DefaultRetention ?? {};
  const days = Days + 365 * Years;
  if (Mode === undefined || days === 0 || !isSet(args, "objectLockMode")) return [];
  const isWeaker = Mode === "COMPLIANCE" && args.objectLockMode !== "COMPLIANCE";
  if (!isWeaker && Number(args.objectLockRetentionDays) >= days) return [];
  const what = `${thing} locks objects in the mode ${Mode} for ${days} days, and would lock new ones less.`;
  const acknowledged = Mode === "COMPLIANCE" && { acknowledgeComplianceMode: true };
  const keep = keepable({ objectLockMode: Mode, objectLockRetentionDays: days, ...acknowledged });
  return [{ name: "object-lock", property: "objectLockMode", what, ...keep }];
}

/** Log files can stay under a KMS key, which the trail then names for each of them. */
function encryptionLosses(
  { args }: Arguments,
  thing: string,
  encryption: ServerSideEncryptionConfiguration | undefined,
  encryptsLogFiles: boolean,
): Loss[] {
  const { SSEAlgorithm = "AES256", KMSMasterKeyID: kmsKeyArn = "" } =
    encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault ?? {};
  if (SSEAlgorithm === "AES256") return [];
  const key = kmsKeyArn === "" ? "the KMS key of AWS for S3" : `the KMS key ${quote(kmsKeyArn)}`;
  const what =
    `${thing} encrypts new objects with ${key} unless they name another one, and would encrypt them with keys of S3: ` +
    "digest files, and what others write.";
  const loss: Loss = { name: "default-encryption", property: "adoptBucketName", what };
  const isNamed = isOpen(args, "kmsKeyArn") || isSet(args, "kmsKeyArn") || isSet(args, "createKmsKey");
  if (isNamed || !encryptsLogFiles) return [loss];
  const { keep } = keepable({ kmsKeyArn });
  const ofLogFiles = `${thing} encrypts log files with ${key}, and would do so with keys of S3.`;
  return [
    { name: "encryption-key", property: "kmsKeyArn", what: ofLogFiles, ...(keep !== undefined && { keep }) },
    loss,
  ];
}
