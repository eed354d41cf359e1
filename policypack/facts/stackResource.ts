import type { Resource } from "./resource";
import type { Provider } from "./target";

/** A resource with the provider that deploys it. */
export type StackResource = Resource & { readonly provider?: Provider };
