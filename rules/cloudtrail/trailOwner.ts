import { readTrailArn } from "./trailArn";

/** The id of the account that a trail belongs to, by its ARN; empty for what is no ARN. */
export function ownerOf(trailArn: string): string {
  return readTrailArn(trailArn).account;
}
