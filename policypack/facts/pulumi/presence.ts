import { type Fact, known } from "../fact";
import type { Property } from "./property";

/**
 * Whether a property is set that names another resource. Where only a preview does not know the name, it is set: a program
 * takes it from a resource that is still to be made.
 *
 * @param name the property's
 */
export function isSet(properties: Property, name: string): Fact<boolean> {
  const property = properties.getInput(name);
  if (isPending(property)) {
    return known(true);
  }
  const value = property.asString(known(""));
  return value.known ? known(value.value !== "") : value;
}

/** Whether a property has a value that a preview does not know. */
export function isPending(property: Property): boolean {
  return !property.asDocument().known;
}

/** Whether all facts are true; not known where none is false, but one is not known. */
export function every(facts: readonly Fact<boolean>[]): Fact<boolean> {
  return facts.find((fact) => fact.known && !fact.value) ?? facts.find((fact) => !fact.known) ?? known(true);
}

/** Whether one fact at least is true; not known where none is, but one is not known. */
export function some(facts: readonly Fact<boolean>[]): Fact<boolean> {
  return facts.find((fact) => fact.known && fact.value) ?? facts.find((fact) => !fact.known) ?? known(false);
}
