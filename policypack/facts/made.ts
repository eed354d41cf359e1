import { hasNoProperties, type Resource } from "./resource";
import { isTrail, mayHaveNoInputs } from "./resourceTypes";
import type { Provider } from "./target";

/** The packages whose resources the pack judges. */
const packages = ["aws", "aws-native"];

/** What this needs of a resource. */
export interface Made {
  readonly type: string;
  readonly provider?: Provider;
}

/** Whether a resource is of a package that the pack judges, by its type token. */
export function isOfAws({ type }: Pick<Made, "type">): boolean {
  return packages.includes(packageOf(type));
}

/**
 * Whether a provider of `aws` or `aws-native` makes a resource. Its type token alone proves nothing: components, which have
 * no provider, and resources of other packages may have any.
 */
export function isMadeByAws({ type, provider }: Made): boolean {
  return isOfAws({ type }) && provider?.type === `pulumi:providers:${packageOf(type)}`;
}

/**
 * Whether a stack only reads a resource, as `Trail.get` does, and so does not keep it. A preview and an update leave such
 * resources out; a state has them, with outputs, but without the inputs that all others have.
 *
 * @param registered - inputs by URN
 */
export function isOnlyRead({ type, urn, props }: Resource, registered: ReadonlyMap<string, object>): boolean {
  const inputs = registered.get(urn);
  return inputs !== undefined && isWithoutInputs({ type, props: inputs }) && !hasNoProperties(props);
}

/** Whether what was registered of a resource is not what a program says to make it: it is only read, or left out. */
export function isWithoutInputs({ type, props }: Pick<Resource, "type" | "props">): boolean {
  // What a program reads can be looked up by more than its id. But no trail is made without its bucket.
  return isTrail({ type })
    ? !Object.hasOwn(props, "s3BucketName")
    : Object.keys(props).length === 0 && !mayHaveNoInputs.has(type);
}

function packageOf(type: string): string {
  return type.split(":", 1)[0] ?? "";
}
