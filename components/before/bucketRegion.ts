import { getBucket } from "@pulumi/aws/s3/getBucket";
import type { Inspected } from "./inspection";

/**
 * The region of a bucket; `undefined` where the provider may not look it up.
 *
 * @param bucket - its name
 */
export async function bucketRegion({ opts }: Pick<Inspected, "opts">, bucket: string): Promise<string | undefined> {
  try {
    return (await getBucket({ bucket }, opts)).bucketRegion;
  } catch {
    return undefined;
  }
}
