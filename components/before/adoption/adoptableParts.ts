import { logBucketName } from "../../bucket/logBucketName";
import { bucketType, logGroupType, trailType } from "../partTypes";

/** Arguments that take over what exists. */
export type Adopting = "adoptTrailArn" | "adoptBucketName" | "adoptLogGroupName";

/** A part of a component. */
interface Part {
  readonly type: string;
  readonly partName: string;
  /** The output that has what the argument names. */
  readonly output: string;
}

/** The part of a component that each of these arguments takes over, by the component's name. */
export const adoptableParts: Readonly<Record<Adopting, (name: string) => Part>> = {
  adoptTrailArn: (name) => ({ type: trailType, partName: name, output: "arn" }),
  adoptBucketName: (name) => ({ type: bucketType, partName: logBucketName(name), output: "bucket" }),
  adoptLogGroupName: (name) => ({ type: logGroupType, partName: name, output: "name" }),
};
