import { readTrailArn } from "../../rules/cloudtrail/trailArn";
import { known, unknown } from "../../rules/facts/fact";
import { type Explain, Property } from "../../rules/facts/property";
import { partitionOf } from "../../rules/partitions";
import type { Resource } from "./resource";

/** The ARN and name of a trail in AWS, as far as they are known before deployment. */
export interface TrailNames {
  readonly arn: string | undefined;
  readonly name: string | undefined;
}

const unexplained: Explain = () => unknown("", "");

/** The ARN and name in AWS of a trail of a stack. The two providers spell the name `name` and `trailName`. */
export function trailNamesOf({ props }: Pick<Resource, "props">): TrailNames {
  const trail = Property.ofResource(props, unexplained);
  const textOf = (name: string): string | undefined => {
    const text = trail.get(name).asString(known(""));
    return text.known && text.value !== "" ? text.value : undefined;
  };
  return { arn: textOf("arn"), name: textOf("name") ?? textOf("trailName") };
}

/**
 * Whether an ARN is that of a trail of a stack, as far as is known: by the trail's ARN, or while that is not known yet, by
 * its name.
 *
 * @param place - its account, where that is known, and what stands for its home region
 */
export function hasArn(
  { arn, name }: TrailNames,
  trailArn: string,
  place: { readonly accountId: string | undefined; readonly homeRegion: string | undefined },
): boolean {
  if (arn !== undefined) {
    return arn === trailArn;
  }
  const wanted = readTrailArn(trailArn);
  const region = partitionOf(place.homeRegion ?? "") === undefined ? wanted.region : place.homeRegion;
  return name === wanted.name && (place.accountId ?? wanted.account) === wanted.account && region === wanted.region;
}
