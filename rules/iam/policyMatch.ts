import type { PolicyCondition, PolicyStatement } from "./policyStatement";
import { matches } from "./wildcards";

/** The service principal of CloudTrail, the same in every partition. */
export const cloudTrail = "cloudtrail.amazonaws.com";

/** Object keys so unlikely that only a pattern for all keys matches them both. */
const uncommonKeys = ["\uFFFF", "\uFFFF".repeat(1_024)];

/** Operators of conditions that hold only where their key is present and has one of the values. */
const positiveOperators = ["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"];

/**
 * Keys that say who calls or on whose behalf. A condition with fixed values for one of them rules out public access.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
const identifyingKeys = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
];

/** Keys that only the principals of accounts have, not AWS services. */
const principalKeys = ["aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:userid"];

/** Whether a statement is about all actions of a service, for example `s3`. */
export function isAboutAllActions(statement: PolicyStatement, service: string): boolean {
  return (
    !statement.exceptActions && statement.actions.some((action) => ["*", `${service}:*`].includes(action.toLowerCase()))
  );
}

/** Whether a statement applies to every principal, or to all but some. */
export function isForEverybody(statement: PolicyStatement): boolean {
  return statement.exceptPrincipals || Object.values(statement.principals).flat().includes("*");
}

/** Whether a statement applies to a service, for example `cloudtrail.amazonaws.com`. */
export function isForService(statement: PolicyStatement, service: string): boolean {
  const isNamed = (statement.principals["Service"] ?? []).includes(service);
  return statement.exceptPrincipals ? !isNamed : isNamed || isForEverybody(statement);
}

/**
 * Whether a statement's conditions require keys that requests by AWS services do not have, because no principal of an
 * account makes these requests.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function excludesServices(statement: PolicyStatement): boolean {
  return statement.conditions.some((condition) => isPositive(condition) && principalKeys.includes(condition.key));
}

/** Whether a statement grants public access: it allows everybody, and no condition says who calls. */
export function letsEverybodyIn(statement: PolicyStatement): boolean {
  return statement.allows && isForEverybody(statement) && !statement.conditions.some(saysWhoCalls);
}

/** Whether a statement is about a bucket itself or, where a key is given, about the object with this key. */
export function isAboutObject(statement: PolicyStatement, key?: string): boolean {
  return statement.resources.some((resource) => covers(resource, key)) !== statement.exceptResources;
}

/** Whether a statement is about every object of a bucket. One with NotResource may leave objects out. */
export function isAboutAllObjects(statement: PolicyStatement): boolean {
  return (
    !statement.exceptResources &&
    statement.resources.some((resource) => uncommonKeys.every((key) => covers(resource, key)))
  );
}

/**
 * Whether a statement applies only on behalf of trails of named accounts. Conditions with ForAllValues or IfExists also
 * hold for requests without the key, and so do not count.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function isLimitedToTrails(statement: PolicyStatement): boolean {
  const sources = statement.conditions.filter(
    (condition) => isPositive(condition) && condition.key === "aws:sourcearn",
  );
  const isAccountSaid = saysAccount(statement);
  return sources.some(({ values }) =>
    values.every((value) => {
      const account = accountOfTrail(value);
      return account !== undefined && (isAccountSaid || /^\d{12}$/.test(account));
    }),
  );
}

/** Whether a condition fails where its key is absent. */
export function isPositive({ operator }: PolicyCondition): boolean {
  return positiveOperators.includes(operator);
}

/** The account in the ARN of a trail; `undefined` where it is not an ARN of trails. */
function accountOfTrail(sourceArn: string): string | undefined {
  return /^arn:[^:]+:cloudtrail:[^:]+:([^:]+):trail\/./.exec(sourceArn)?.[1];
}

/** Whether a statement's conditions name the account or the organization that an AWS service acts for. */
function saysAccount(statement: PolicyStatement): boolean {
  return statement.conditions.some(
    (condition) =>
      isPositive(condition) &&
      ["aws:sourceaccount", "aws:sourceorgid"].includes(condition.key) &&
      condition.values.every(isFixed),
  );
}

function saysWhoCalls(condition: PolicyCondition): boolean {
  if (condition.operator === "ipaddress" && condition.key === "aws:sourceip") {
    return condition.values.every(isNarrowRange);
  }
  return (
    isPositive(condition) &&
    identifyingKeys.includes(condition.key) &&
    condition.values.every((value) => isFixed(value) || (condition.key === "aws:sourcearn" && hasFixedAccount(value)))
  );
}

/** Whether S3 does not count a range of addresses as public. */
function isNarrowRange(range: string): boolean {
  const bits = Number(/\/(\d+)$/.exec(range)?.[1] ?? Infinity);
  return bits >= (range.includes(":") ? 32 : 8);
}

function isFixed(value: string): boolean {
  return value !== "" && !/[*?]|\$\{/.test(value);
}

function hasFixedAccount(arn: string): boolean {
  return /^arn:[^:]+:[^:*?]+:[^:]*:\d{12}:/.test(arn);
}

/**
 * Whether a resource in a bucket's policy means the bucket or an object in it. S3 refuses policies about other buckets, so
 * the bucket that the resource names is this one.
 */
function covers(resource: string, key?: string): boolean {
  if (resource === "*") {
    return true;
  }
  const [, partition, bucket] = /^arn:([^:]*):s3:::([^/]*)/.exec(resource) ?? [];
  if (partition === undefined || bucket === undefined) {
    return false;
  }
  const arn = `arn:${withoutWildcards(partition)}:s3:::${withoutWildcards(bucket)}`;
  return matches(resource, key === undefined ? arn : `${arn}/${key}`);
}

function withoutWildcards(pattern: string): string {
  return pattern.replaceAll(/\*/g, "").replaceAll("?", "x");
}
