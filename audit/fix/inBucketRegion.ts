import type { LogBucketAnswers } from "../../live/accountSight";
import { quote } from "../../rules/text";
import { obstacle, type Plan } from "./plan";

/** A plan for a bucket, whose commands go to its region. */
export function inBucketRegion({ name, region }: LogBucketAnswers, planIn: (region: string) => Plan): Plan {
  return region === undefined
    ? obstacle(`The region of bucket ${quote(name)} is not known: allow s3:GetBucketPolicy, and audit again.`)
    : planIn(region);
}
