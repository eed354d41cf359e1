import { quote } from "../../../rules/text";
import { shellWord } from "../../../rules/shellWord";
import type { Fault } from "../../arguments/schema/fault";
import type { Findings, Inspected } from "../inspection";
import { adoptableParts, type Adopting } from "./adoptableParts";

/** What each of them is called. */
const things: Readonly<Record<Adopting, string>> = {
  adoptTrailArn: "trail",
  adoptBucketName: "log bucket",
  adoptLogGroupName: "log group",
};

/**
 * Taking over another trail, bucket or log group than the one that the component has already: Pulumi would import it as a
 * replacement, and the state would keep both.
 */
export function adoptionOfAnother(component: Inspected): Findings {
  const faults = (Object.keys(adoptableParts) as Adopting[]).flatMap((argument) => faultOf(component, argument));
  return { faults };
}

function faultOf({ name, args, deployed }: Inspected, argument: Adopting): Fault[] {
  const wanted = args[argument];
  const { type, partName, output } = adoptableParts[argument](name);
  const present = deployed.part(type, partName)?.[output];
  if (typeof wanted !== "string" || typeof present !== "string" || present === wanted) return [];
  const thing = things[argument];
  const trailArn = trailArnOf({ name, deployed });
  const along =
    argument === "adoptBucketName" && trailArn !== undefined
      ? ` The trail leaves the state along with it and goes on logging: set adoptTrailArn to ${quote(trailArn)}.`
      : "";
  const reason =
    `${quote(wanted)} cannot be taken over, because the component has the ${thing} ${quote(present)}. Leave ${argument} ` +
    `as it was, or take the other one over in a stack or component of its own. To have the other one in this component, ` +
    `let the state forget the one it has, which stays in AWS as it is: ` +
    `pulumi state delete ${shellWord(deployed.urn(type, partName))} --force --target-dependents.${along}`;
  return [{ property: argument, reason }];
}

function trailArnOf({ name, deployed }: Pick<Inspected, "name" | "deployed">): string | undefined {
  const { type, partName, output } = adoptableParts.adoptTrailArn(name);
  const arn = deployed.part(type, partName)?.[output];
  return typeof arn === "string" ? arn : undefined;
}
