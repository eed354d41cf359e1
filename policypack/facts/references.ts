import { known } from "../../rules/facts/fact";
import { propertiesOf } from "./explain";
import { addTo } from "../../rules/lists";
import type { Origin, Resource } from "./resource";

/** How resources of a type are referred to. */
export interface Referable {
  /** The properties that hold the names by which others refer to it. */
  readonly names: readonly string[];
  /** The property that names the resource it stands for, such as the key of an alias. Absent when it stands for itself. */
  readonly standsFor?: string;
}

/** Resources of a stack that others refer to, by name or, where the name is not known yet, by origin. */
export class References {
  readonly #types: ReadonlyMap<string, Referable>;
  readonly #byName = new Map<string, Resource[]>();
  readonly #byOrigin = new Map<string, Resource>();

  /** @param types - how resources are referred to, by type */
  constructor(resources: readonly Resource[], types: ReadonlyMap<string, Referable>) {
    this.#types = types;
    for (const resource of resources) {
      const referable = types.get(resource.type);
      if (referable === undefined) {
        continue;
      }
      this.#byOrigin.set(keyOf(resource), resource).set(resource.urn, resource);
      for (const property of referable.names) {
        const name = propertiesOf(resource).get(property).asString(known(""));
        if (name.known && name.value !== "") {
          addTo(this.#byName, name.value, resource);
        }
      }
    }
  }

  /** The resources that a property of a resource refers to; more than one where that is not certain. */
  of(resource: Resource, property: string): readonly Resource[] {
    const found = new Set<Resource>();
    // Each is followed once, as references may be circular. Iterating a set also visits what is added meanwhile.
    const followed = new Set(this.#named(resource, property));
    for (const next of followed) {
      const standsFor = this.#types.get(next.type)?.standsFor;
      if (standsFor === undefined) {
        found.add(next);
      } else {
        this.#named(next, standsFor).forEach((other) => followed.add(other));
      }
    }
    return [...found];
  }

  /** The resources that a property names, by its value or else by its origin. */
  #named(resource: Resource, property: string): readonly Resource[] {
    const name = propertiesOf(resource).get(property).asString(known(""));
    return name.known && name.value !== ""
      ? namesIn(name.value).flatMap((text) => this.#byName.get(text) ?? [])
      : (resource.propertyDependencies?.[property] ?? []).flatMap((origin) => this.#origin(origin));
  }

  #origin(origin: Origin): readonly Resource[] {
    const resource = this.#byOrigin.get(origin.urn ?? keyOf(origin));
    return resource === undefined ? [] : [resource];
  }
}

function keyOf({ type, name }: Origin): string {
  return `${type}\n${name}`;
}

/** The names in a text: the ARN of a key or an alias also holds its id or name. */
function namesIn(text: string): string[] {
  const id = /^arn:[^:]*:kms:[^:]*:[^:]*:(?:key\/)?(.+)$/s.exec(text)?.[1];
  return id === undefined ? [text] : [text, id];
}
