import type { AccountFacts } from "../accountFacts";
import { hasNoProperties, type Resource } from "./resource";
import { trailFromResource } from "./trail";

/**
 * What a stack leaves in its account. It is in use when the stack holds any resource of the packages `aws` or
 * `aws-native`; providers and components deploy nothing to AWS by themselves.
 *
 * @param registered properties of trails by URN, as the program registered them: they stand in for outputs that a
 *   preview cannot give because the configuration of the trail's provider is not known before deployment.
 */
export function accountFromStack(
  resources: readonly Resource[],
  registered: ReadonlyMap<string, object>,
): AccountFacts {
  return {
    isInUse: resources.some(({ type }) => type.startsWith("aws:") || type.startsWith("aws-native:")),
    trails: resources.flatMap((resource) => {
      const props = hasNoProperties(resource.props) ? registered.get(resource.urn) : undefined;
      return trailFromResource(props === undefined ? resource : { ...resource, props }) ?? [];
    }),
  };
}
