import { type Fact, known, mapFact } from "../../rules/facts/fact";
import type { Property } from "../../rules/facts/property";

/**
 * Whether a property that names another resource is set. It also counts as set where a preview does not know the name yet:
 * the program then takes it from a resource that is not created yet.
 *
 * @param name - name of the property
 */
export function isSet(properties: Property, name: string): Fact<boolean> {
  const property = properties.getInput(name);
  if (property.isPending) {
    return known(true);
  }
  return mapFact(property.asString(known("")), (value) => value !== "");
}
