/** Resources as a policy sees them during a preview: reading an unknown value throws. */
import { createRequire } from "node:module";
import type { Resource } from "../../policypack/facts/resource";
import type { OddText } from "./odd";
import type { ClassicTrail, NativeTrail, PropertiesOf } from "./propertiesOf";

interface ProxyModule {
  readonly unknownCheckingProxy: (properties: object) => object;
  readonly unknownStringValue: OddText;
}

/** The SDK's own, which its types do not declare. */
const proxy = createRequire(__filename)("@pulumi/policy/proxy") as ProxyModule;

/** What stands for a value that is not known before deployment. */
export const notYetKnown = proxy.unknownStringValue;

/** Properties wrapped as the SDK wraps them. */
export function asInPreview(properties: object): object {
  return proxy.unknownCheckingProxy(properties);
}

/** A trail of `@pulumi/aws`. */
export function classicTrail(properties: ClassicTrail, more: Partial<Resource> = {}): Resource {
  return resource("aws:cloudtrail/trail:Trail", properties, more);
}

/** A trail of `@pulumi/aws-native`. */
export function nativeTrail(properties: NativeTrail, more: Partial<Resource> = {}): Resource {
  return resource("aws-native:cloudtrail:Trail", properties, more);
}

/** A resource of any type, named `audit`. */
export function resource<Type extends string>(
  type: Type,
  properties: PropertiesOf<Type>,
  more: Partial<Resource> = {},
): Resource {
  return { type, name: "audit", urn: `urn:pulumi:dev::app::${type}::audit`, props: asInPreview(properties), ...more };
}
