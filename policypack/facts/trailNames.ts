import { known, unknown } from "../../rules/facts/fact";
import { type Explain, Property } from "../../rules/facts/property";
import type { Resource } from "./resource";

/** What AWS calls a trail, as far as it is known before deployment. */
export interface TrailNames {
  readonly arn: string | undefined;
  readonly name: string | undefined;
}

const unexplained: Explain = () => unknown("", "");

/** What AWS calls a trail of a stack. The two providers spell it `name` and `trailName`. */
export function trailNamesOf({ props }: Pick<Resource, "props">): TrailNames {
  const trail = Property.ofResource(props, unexplained);
  const textOf = (name: string): string | undefined => {
    const text = trail.get(name).asString(known(""));
    return text.known && text.value !== "" ? text.value : undefined;
  };
  return { arn: textOf("arn"), name: textOf("name") ?? textOf("trailName") };
}
