import { isSet } from "../arguments/conflicts/conflictRules";
import { logBucketName } from "../bucket/logBucketName";
import { printable, quote } from "../../rules/text";
import { shellWord } from "../../rules/shellWord";
import type { DeployedOutputs } from "./deployed";
import type { Inspection } from "./inspection";

const lockType = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";

/**
 * Object Lock that the stack has deployed and its arguments no longer ask for. S3 cannot turn it off, and a protected
 * component refuses to let go of the part that holds its rule.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
 */
export const objectLockTakenOut: Inspection = ({ name, args, isProtected, deployed }) => {
  const lock = deployed.part(lockType, logBucketName(name));
  const losesBucket = isSet(args, "existingBucketName") || isSet(args, "organizationTrailArn");
  if (lock === undefined || args.objectLockMode !== undefined || losesBucket) return {};
  const { bucket, mode, days } = ruleOf(lock);
  const stays = `AWS cannot turn Object Lock off: log bucket ${quote(bucket)} keeps it, and log files that are locked stay so`;
  if (!isProtected) {
    const warning =
      `objectLockMode is left out. ${stays}. Unless retainOnDelete is false, S3 also goes on locking new log files for ` +
      `${days} days in mode ${mode}; this stack no longer says so.`;
    return { warnings: [warning] };
  }
  const reason =
    `is left out, but ${stays}. Set it to ${mode} again, with objectLockRetentionDays ${days}. Or let this stack forget ` +
    "it while S3 goes on locking new log files: " +
    `\`pulumi state unprotect ${shellWord(deployed.urn(lockType, logBucketName(name)))}\`, then \`pulumi up\` once with ` +
    "protect set to false, then set protect back.";
  return { faults: [{ property: "objectLockMode", reason }] };
};

/** The rule as its part has it. */
function ruleOf(lock: DeployedOutputs): Readonly<Record<"bucket" | "mode" | "days", string>> {
  const { bucket, rule } = lock as {
    readonly bucket?: unknown;
    readonly rule?: { readonly defaultRetention?: { readonly mode?: unknown; readonly days?: unknown } };
  };
  const { mode, days } = rule?.defaultRetention ?? {};
  return { bucket: String(bucket), mode: printable(String(mode), 20), days: String(days) };
}
