import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isScalar, parseDocument } from "yaml";
import type { Property } from "./documentedType";
import { optionOf } from "./option";

/**
 * Pulumi.yaml with the description of each key that is an option written anew from the option's comment. Which keys it
 * describes, and whatever else it has, is written by hand.
 *
 * @param options - all options of the component
 */
export function projectFile(repository: string, options: readonly Property[]): string {
  const project = parseDocument(readFileSync(join(repository, "Pulumi.yaml"), "utf8"));
  for (const option of options) {
    const description: unknown = project.getIn(["config", option.name, "description"], true);
    if (isScalar(description)) description.value = descriptionOf(option, String(project.get("name")));
  }
  return project.toString({ lineWidth: 0 });
}

/** What a key means, in the words of the option's comment. An empty text means the default there. */
function descriptionOf(option: Property, component: string): string {
  const { meaning, takes, defaultsTo } = optionOf(option);
  const empty = defaultsTo.replace("the name of the component", component);
  return [meaning, ...(takes === undefined ? [] : [`Takes ${takes}.`]), `Empty: ${empty}.`].join(" ");
}
