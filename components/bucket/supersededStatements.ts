import { cloudTrailPrincipal, type PolicyStatement } from "../policyDocument";
import { texts } from "./trailStatements";
import { deliveryStatements, type LogBucketPolicyScope } from "./logBucketPolicy";

/** A statement that somebody wrote, of which nothing is certain. */
type AnyStatement = Readonly<Record<string, unknown>>;

/** The statements of a policy, by what becomes of them in a log bucket. */
export interface SortedStatements {
  /** Those that the statements of the component say as well, for its trails and folders. */
  readonly superseded: readonly unknown[];
  readonly kept: readonly unknown[];
}

/**
 * Tells apart what the policy of a bucket that is taken over lets its trails do already, often without saying for which
 * trails, and what it says of anything else. Reading the ACL is left to every trail as long as other trails may write.
 *
 * @param policy - the bucket's policy as JSON
 * @param scope - what the component's own policy depends on
 * @throws Error when the policy is not a JSON object
 */
export function sortedStatements(policy: string, scope: LogBucketPolicyScope): SortedStatements {
  const { Statement = [] } = JSON.parse(policy) as { readonly Statement?: unknown };
  const statements: unknown[] = [Statement].flat();
  const ours = deliveryStatements(scope);
  const writes = statements.filter(isOfCloudTrail).filter((statement) => actionsOf(statement).includes(write));
  const othersWrite = writes.some((statement) => !isSaidBy(ours, statement));
  const isSuperseded = (statement: unknown): boolean =>
    isOfCloudTrail(statement) &&
    isSaidBy(ours, statement) &&
    (sourcesOf(statement).length > 0 || (writes as readonly unknown[]).includes(statement) || !othersWrite);
  return {
    superseded: statements.filter(isSuperseded),
    kept: statements.filter((statement) => !isSuperseded(statement)),
  };
}

/**
 * A policy without the statements that the component's own supersede.
 *
 * @param policy - as JSON
 */
export function withoutSuperseded(policy: string, scope: LogBucketPolicyScope): string {
  const document = JSON.parse(policy) as object;
  return JSON.stringify({ ...document, Statement: sortedStatements(policy, scope).kept });
}

/** What CloudTrail does in a log bucket, in lower case. */
const write = "s3:putobject";
const deliveryActions = [write, "s3:getbucketacl"];

/** Whether a statement allows CloudTrail, and nobody else, to deliver or a part of it, and nothing more. */
function isOfCloudTrail(statement: unknown): statement is AnyStatement {
  if (typeof statement !== "object" || statement === null) return false;
  const { Effect, Principal, NotResource } = statement as AnyStatement;
  const services = typeof Principal === "object" && Principal !== null ? Object.entries(Principal).flat(2) : [];
  const allowed = actionsOf(statement as AnyStatement);
  return (
    Effect === "Allow" &&
    NotResource === undefined &&
    services.join() === ["Service", cloudTrailPrincipal.Service].join() &&
    allowed.length > 0 &&
    allowed.every((action) => deliveryActions.includes(action))
  );
}

function actionsOf({ Action }: AnyStatement): string[] {
  return texts(Action).map((action) => action.toLowerCase());
}

/** Whether these statements allow the same: for its trails where it names some, for its resources otherwise. */
function isSaidBy(ours: readonly PolicyStatement[], statement: AnyStatement): boolean {
  const sources = sourcesOf(statement);
  const ourSources = ours.flatMap(sourcesOf);
  if (sources.length > 0) return sources.every((source) => ourSources.includes(source));
  const ourResources = ours.flatMap(({ Resource }) => texts(Resource));
  return texts(statement["Resource"]).every((resource) => ourResources.includes(resource));
}

/** The trails that a statement is for, as ARNs; none where it does not say. */
function sourcesOf(statement: object): string[] {
  const { Condition } = statement as AnyStatement;
  if (typeof Condition !== "object" || Condition === null) return [];
  return Object.values(Condition as Readonly<Record<string, unknown>>).flatMap((block) =>
    typeof block !== "object" || block === null
      ? []
      : Object.entries(block).flatMap(([key, value]) => (key.toLowerCase() === "aws:sourcearn" ? texts(value) : [])),
  );
}
