import { quote } from "../../../rules/text";
import { isAccountId } from "./accountIdCheck";
import type { Location } from "./locatedCheck";
import { isRegion, partitionOf } from "./region";

/** The parts of an ARN. */
export interface Arn {
  /** AWS partition, for example `aws-cn`. */
  readonly partition: string;
  /** Service, for example `kms`. */
  readonly service: string;
  /** Region; empty in the ARNs of global resources. */
  readonly region: string;
  /** Id of the account; empty in the ARNs of buckets. */
  readonly account: string;
  /** Everything after the account, colons included. */
  readonly resource: string;
}

/** What the ARN of one kind of resource is like. */
export interface ArnForm {
  /** The service it is of, for example `kms`. */
  readonly service: string;
  /** Whether it has a region; those of IAM and S3 have none. */
  readonly hasRegion: boolean;
  /** Whether it has an account; those of buckets have none. */
  readonly hasAccount: boolean;
  /** What is wrong with the part after the account, as a predicate; `undefined` for a good one. */
  readonly resourceProblem: (resource: string) => string | undefined;
}

/**
 * The parts of an ARN; `undefined` for a text that is not an ARN. The parts themselves are not checked.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArn(text: string): Arn | undefined {
  const [scheme, partition, service, region, account, ...resource] = text.split(":");
  if (scheme !== "arn" || partition === undefined || service === undefined) return undefined;
  if (region === undefined || account === undefined || resource.length === 0) return undefined;
  return { partition, service, region, account, resource: resource.join(":") };
}

/**
 * Where the resource of an ARN is; `undefined` for a text that is not an ARN. Short forms for all resources of a
 * service, such as `arn:PARTITION:s3`, have a partition only.
 */
export function locationOfArn(text: string): Location | undefined {
  const [scheme, partition, service, region = "", account = ""] = text.split(":");
  if (scheme !== "arn" || partition === undefined || partition === "" || service === undefined) return undefined;
  return { partition, region, account };
}

/**
 * What is wrong with which part of an ARN, as a predicate; `undefined` for a good one.
 *
 * @param text - the ARN
 * @param form - what it must be like
 */
export function arnProblem(text: string, form: ArnForm): string | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return "is not an ARN";
  return (
    partitionProblem(arn.partition) ??
    (arn.service === form.service
      ? undefined
      : `is an ARN of the service ${quote(arn.service)}, not of ${form.service}`) ??
    (form.hasRegion ? regionProblem(arn) : emptyProblem("region", arn.region)) ??
    (form.hasAccount ? accountProblem(arn.account) : emptyProblem("account", arn.account)) ??
    form.resourceProblem(arn.resource)
  );
}

/** What is wrong with the partition of an ARN, as a predicate. */
export function partitionProblem(partition: string): string | undefined {
  if (/^aws(-[a-z]+)*$/.test(partition)) return undefined;
  return `has the partition ${quote(partition)}, not one such as aws, aws-cn or aws-us-gov`;
}

function regionProblem({ partition, region }: Arn): string | undefined {
  if (!isRegion(region)) return `has the region ${quote(region)}, not one such as eu-central-1`;
  const home = partitionOf(region);
  return partition === home
    ? undefined
    : `has the partition ${quote(partition)}, but its region ${quote(region)} is in ${quote(home)}`;
}

function accountProblem(account: string): string | undefined {
  return isAccountId(account) ? undefined : `has the account ${quote(account)}, not an id of 12 digits`;
}

function emptyProblem(part: string, text: string): string | undefined {
  return text === "" ? undefined : `has the ${part} ${quote(text)}, but an ARN of this kind has none`;
}
