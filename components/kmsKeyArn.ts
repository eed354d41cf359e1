import { shown } from "./fault";

const allowed =
  "The ARN of a KMS key reads `arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID`; " +
  "`aws kms describe-key --key-id KEY --query KeyMetadata.Arn` prints it.";

/**
 * What is wrong with the ARN of a KMS key, or `undefined` for one of the right form.
 *
 * An alias is refused although CloudTrail takes it: CloudTrail answers with the key behind the alias, so that every
 * later preview would show a change that is none.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN
 */
export function kmsKeyArnFault(arn: string): string | undefined {
  const problem = kmsKeyArnProblem(arn);
  return problem === undefined ? undefined : `${shown(arn)} ${problem}. ${allowed}`;
}

function kmsKeyArnProblem(arn: string): string | undefined {
  const [scheme, partition, service, region, account, resource, ...rest] = arn.split(":");
  if (scheme !== "arn" || resource === undefined || rest.length > 0) return "is not an ARN";
  if (!/^aws(-[a-z]+)*$/.test(partition ?? "")) return `has the partition ${shown(partition ?? "")}`;
  if (service !== "kms") return `is an ARN of the service ${shown(service ?? "")}, not of kms`;
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region ?? "")) return `has the region ${shown(region ?? "")}`;
  if (!/^\d{12}$/.test(account ?? "")) return `has the account ${shown(account ?? "")}, not an id of 12 digits`;
  if (resource.startsWith("alias/")) return "is the ARN of an alias, not of a key";
  if (!/^key\/[A-Za-z0-9-]+$/.test(resource)) return `names ${shown(resource)}, not a key`;
  return undefined;
}
