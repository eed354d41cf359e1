/** What facts are read from: the part of a Pulumi resource that both resource policies and stack policies see. */
export interface Resource {
  /** Its type token, for example `aws:cloudtrail/trail:Trail`. */
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Its properties; reading one that a preview does not know throws. */
  readonly props: object;
  /** The resources that each property comes from. Resource policies do not get them. */
  readonly propertyDependencies?: Readonly<Record<string, readonly Origin[]>>;
}

/** A resource that a property comes from. */
export interface Origin {
  readonly type: string;
  readonly name: string;
  readonly urn?: string;
}

/**
 * Whether a resource comes without properties: `--target` or `--exclude` keeps it from being created, or, in outputs, its
 * provider's own configuration is not known yet. Keys that begin with two underscores are internal to providers.
 */
export function hasNoProperties(properties: object): boolean {
  return Object.keys(properties).every((key) => key.startsWith("__"));
}
