import { type Fact, known } from "../../rules/facts/fact";
import type { Property } from "../../rules/facts/property";

/**
 * Whether a property is set that names another resource. Where only a preview does not know the name, it is set: a program
 * takes it from a resource that is still to be made.
 *
 * @param name the property's
 */
export function isSet(properties: Property, name: string): Fact<boolean> {
  const property = properties.getInput(name);
  if (property.isPending) {
    return known(true);
  }
  const value = property.asString(known(""));
  return value.known ? known(value.value !== "") : value;
}
