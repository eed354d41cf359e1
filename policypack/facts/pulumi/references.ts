import { known } from "../fact";
import { propertiesOf } from "./explain";
import type { Origin, Resource } from "./resource";

/** How resources of a type are referred to. */
export interface Referable {
  /** The properties that hold what others call it. */
  readonly names: readonly string[];
  /** The property that says what it stands for, such as the key of an alias. Absent when it stands for itself. */
  readonly standsFor?: string;
}

/** More steps than any chain of references has that does not go round in circles. */
const mostSteps = 8;

/** Resources of a stack that others refer to, by what they are called or, while that is not known, by origin. */
export class References {
  readonly #types: ReadonlyMap<string, Referable>;
  readonly #byName = new Map<string, Resource[]>();
  readonly #byOrigin = new Map<string, Resource>();

  /** @param types how resources are referred to, by type */
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
          this.#byName.set(name.value, [...(this.#byName.get(name.value) ?? []), resource]);
        }
      }
    }
  }

  /** The resources that a property of a resource refers to; more than one where that is not certain. */
  of(resource: Resource, property: string): readonly Resource[] {
    return [...new Set(this.#follow(resource, property, mostSteps))];
  }

  #follow(resource: Resource, property: string, steps: number): readonly Resource[] {
    const name = propertiesOf(resource).get(property).asString(known(""));
    const found =
      name.known && name.value !== ""
        ? namesIn(name.value).flatMap((text) => this.#byName.get(text) ?? [])
        : (resource.propertyDependencies?.[property] ?? []).flatMap((origin) => this.#origin(origin));
    return found.flatMap((referable) => {
      const standsFor = this.#types.get(referable.type)?.standsFor;
      if (standsFor === undefined) {
        return [referable];
      }
      return steps === 0 ? [] : this.#follow(referable, standsFor, steps - 1);
    });
  }

  #origin(origin: Origin): readonly Resource[] {
    const resource = this.#byOrigin.get(origin.urn ?? keyOf(origin));
    return resource === undefined ? [] : [resource];
  }
}

function keyOf({ type, name }: Origin): string {
  return `${type}\n${name}`;
}

/** What a text names: an ARN of a key or an alias also says its id or name. */
function namesIn(text: string): string[] {
  const id = /^arn:[^:]*:kms:[^:]*:[^:]*:(?:key\/)?(.+)$/s.exec(text)?.[1];
  return id === undefined ? [text] : [text, id];
}
