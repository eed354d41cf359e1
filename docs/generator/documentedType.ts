/** One value of a finite set. */
export interface Choice {
  readonly value: string;
  /** What the value means, in prose. */
  readonly meaning: string;
}

/** Property of an interface, with everything its declaration and its comment say. */
export interface Property {
  readonly name: string;
  readonly optional: boolean;
  readonly type: DocumentedType;
  /** The comment without its tags, on one line. */
  readonly comment: string;
  /** Addresses of the pages that its `@see` tags name. */
  readonly pages: readonly string[];
  /** File and line, for messages. */
  readonly place: string;
}

/** Type of a property, and what its name alone does not say. */
export interface DocumentedType {
  /** As it is written in the sources, without the name of Pulumi's module. */
  readonly written: string;
  /** Values of the finite set that it is, or is a list of; none for other types. */
  readonly choices: readonly Choice[];
  /** Properties of the interface that it is, or is a list of; none for other types. */
  readonly properties: readonly Property[];
}

/** An interface of arguments. */
export interface DocumentedInterface {
  readonly comment: string;
  /** Its properties in their order; a blank line begins a new section. */
  readonly sections: readonly (readonly Property[])[];
}
