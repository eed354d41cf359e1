import { printable, quote } from "../../rules/text";
import { unknown, type Unknown } from "../../rules/facts/fact";
import { type Explain, Property } from "../../rules/facts/property";
import type { Resource } from "./resource";

/** The properties of a resource, ready to be read. */
export function propertiesOf(resource: Resource): Property {
  return Property.ofResource(resource.props, explainFor(resource), resource.propertyDependencies);
}

const nothingShown = "this operation shows none of its properties";

/** Why nothing is known about a resource that comes without properties. */
export function notGiven(resource: Resource): Unknown {
  return unknown(
    `${nothingShown}: --target or --exclude leaves it out, or the configuration of its provider is not known before ` +
      "deployment",
    `run without --target and --exclude, add --target '${printable(resource.urn, 1000)}', or give its provider plain values`,
  );
}

/** Whether this is why nothing is known about a resource that comes without properties. */
export function isNotGiven({ why }: Unknown): boolean {
  return why.startsWith(`${nothingShown}: `);
}

/** The same in short, where a rule has said it at length. */
export function notGivenAsSaid(rule: string): Unknown {
  return unknown(nothingShown, `do what ${rule} says`);
}

/** Why a thing that several resources set is not known. */
export function setTwice({ type, name }: Resource, count: number): Unknown {
  return unknown(
    `${count} resources such as ${type} ${quote(name)} set the same thing, and the last one deployed wins`,
    "keep one of them",
  );
}

/** Says why a resource's values are not known before deployment: which resources they come from. */
function explainFor(resource: Resource): Explain {
  return (path) => {
    const property = /^[^.[]*/.exec(path)?.[0] ?? path;
    const origins = resource.propertyDependencies?.[property] ?? [];
    const names = origins.map(({ type, name }) => `${type} ${quote(name)}`).sort();
    const source = names.length === 0 ? "" : `, it comes from ${names.join(", ")}`;
    return unknown(`${path} is not known before deployment${source}`, `give ${path} a plain value`);
  };
}
