import type { PolicyStatement } from "../policyDocument";
import { markOf, statementsOf, texts, type PresentStatement } from "./trailStatements";

/** Stands for the name of the log bucket, which is not known before the bucket exists. No name of a bucket has capitals. */
export const bucketPlaceholder = "BUCKET";

const s3Resource = /^arn:(?<partition>[^:]*):s3:::(?<bucket>[^/]*)(?<key>\/[^]*)?$/;

/** A resource of S3 apart. */
export interface S3Resource {
  readonly partition: string;
  /** Name of the bucket. */
  readonly bucket: string;
  /** What follows the name: empty for the bucket itself, `/KEY` for objects. */
  readonly key: string;
}

/** A resource of a policy apart; `undefined` for anything but a bucket or objects in one. */
export function readS3Resource(resource: string): S3Resource | undefined {
  const { partition, bucket, key = "" } = s3Resource.exec(resource)?.groups ?? {};
  return partition === undefined || bucket === undefined ? undefined : { partition, bucket, key };
}

/**
 * The statements of policy documents for a log bucket, in their order.
 *
 * @param documents - as JSON, each of which `bucketPolicyDocumentCheck` lets through
 * @param bucketArn - ARN of the bucket, in place of {@link bucketPlaceholder} in any partition
 */
export function additionalStatements(documents: readonly string[], bucketArn: string): PolicyStatement[] {
  // AWS takes more in a statement than this package writes, and all of it is passed on.
  return documents.flatMap(statementsOf).map((statement) => inBucket(statement, bucketArn) as PolicyStatement);
}

function inBucket(statement: PresentStatement, bucketArn: string): PresentStatement {
  const elements = Object.entries(statement)
    // A program that leaves an element out may write null, which S3 does not take.
    .filter(([, value]) => value !== null)
    .map(([element, value]: [string, unknown]) => [
      element,
      element === "Resource" || element === "NotResource" ? resolved(value, bucketArn) : value,
    ]);
  return Object.fromEntries(elements) as PresentStatement;
}

function resolved(value: unknown, bucketArn: string): unknown {
  const each = texts(value).map((resource) => {
    const { bucket, key = "" } = readS3Resource(resource) ?? {};
    return bucket === bucketPlaceholder ? `${bucketArn}${key}` : resource;
  });
  return Array.isArray(value) ? each : each[0];
}

/** The end of the `Sid` of additional statements in a policy that also has those of others. */
const additionalMark = markOf(["additionalBucketPolicyDocuments"]);

/**
 * Additional statements for a policy that also has those of others, which are told apart by the end of their `Sid`: they go
 * when they are not wanted any more.
 */
export function markedAsAdditional(statements: readonly PolicyStatement[]): PolicyStatement[] {
  return statements.map((statement, index) => {
    const { Sid = `Statement${index + 1}` } = statement as PresentStatement;
    return { ...statement, Sid: `${String(Sid)}${additionalMark}` };
  });
}

/** Whether a `Sid` is one of those that {@link markedAsAdditional} makes. */
export function isMarkedAsAdditional(sid: unknown): sid is string {
  return typeof sid === "string" && sid.endsWith(additionalMark);
}
