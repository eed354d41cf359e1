import { generatedName } from "../generatedName";

/**
 * Pulumi name of a component's log bucket.
 *
 * @param name - the component's name
 */
export function logBucketName(name: string): string {
  return `${name}-logs`;
}

/**
 * Pulumi name of the bucket that receives the access logs of another one.
 *
 * @param name - Pulumi name of the bucket whose access is logged
 */
export function accessLogBucketNameOf(name: string): string {
  return `${name}-access`;
}

/**
 * A name like the one that Pulumi generates for the bucket.
 *
 * @param name - the component's name
 */
export function generatedBucketName(name: string): string {
  return generatedName(logBucketName(name));
}
