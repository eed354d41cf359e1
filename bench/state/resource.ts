import type { Classic } from "../../tests/policypack/classic";
import type { PropertiesOf } from "../../tests/policypack/propertiesOf";

/** What a state says of one resource. */
export interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly properties: object;
  /** The resource that a property comes from, by type and name. */
  readonly from?: Readonly<Record<string, readonly [type: string, name: string]>>;
}

/** A resource with properties that its type has. */
export function resource<Type extends string>(
  type: Type,
  name: string,
  properties: PropertiesOf<Type>,
  from: StateResource["from"] = {},
): StateResource {
  return { type, name, properties, from };
}

/** Where all of it is. */
export const region = "eu-west-1";

/** Whose all of it is. */
export const account = "123456789012";

/** The ARN of something in this account and region. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

/** Tags as a team puts them on everything. */
export function tags(name: string): Readonly<Record<string, string>> {
  return { Name: name, team: "payments", costCenter: "4711", environment: "production", repository: "payments/infra" };
}

/** The arguments of a bucket's public access block. */
export function publicAccessBlock(bucket: string): Classic<"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"> {
  return {
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  };
}
