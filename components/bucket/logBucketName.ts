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
 * A name like the one that Pulumi generates for the bucket.
 *
 * @param name - the component's name
 */
export function generatedBucketName(name: string): string {
  return generatedName(logBucketName(name));
}
