import { known, unknown } from "../../rules/facts/fact";
import { type Explain, Property } from "../../rules/facts/property";
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
