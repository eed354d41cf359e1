/** What facts are read from: the part of a Pulumi resource that policies of resources and of stacks both see. */
export interface Resource {
  /** Its type token, for example `aws:cloudtrail/trail:Trail`. */
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Its properties; reading one that a preview does not know throws. */
  readonly props: object;
  /** The resources each property comes from. Policies of single resources are not told them. */
  readonly propertyDependencies?: Readonly<Record<string, readonly Origin[]>>;
}

/** A resource that a property comes from. */
export interface Origin {
  readonly type: string;
  readonly name: string;
  readonly urn?: string;
}

/**
 * Whether a resource comes without properties, as one that `--target` or `--exclude` keeps from being created, and in
 * outputs also one whose provider's own configuration is not known yet. Keys that begin with two underscores are notes
 * of providers to themselves.
 */
export function hasNoProperties(properties: object): boolean {
  return Object.keys(properties).every((key) => key.startsWith("__"));
}
