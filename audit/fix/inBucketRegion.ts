import type { LogBucketAnswers } from "../../live/accountSight";
import { quote } from "../../rules/text";
import { obstacle, type Plan } from "./plan";

/** A plan for a bucket, whose commands go to its region. */
export function inBucketRegion({ name, region }: LogBucketAnswers, planIn: (region: string) => Plan): Plan {
  return region === undefined
    ? obstacle(
        `S3 did not say in which region bucket ${quote(name)} is: audit again once its other questions are answered.`,
      )
    : planIn(region);
}
