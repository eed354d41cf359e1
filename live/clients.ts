import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { Access } from "./access";
import type { Caller } from "./caller";
import type { ClientConfiguration } from "./clientConfiguration";
import { Connections } from "./connections";
import { sdk } from "./sdk";

/** Clients of one account. */
export interface Clients extends Pick<Caller, "assumedRole" | "sts"> {
  /** @param region - defaults to the region of the access */
  cloudTrail(region?: string): CloudTrailClient;
  /**
   * What clients of other services are opened with.
   *
   * @param region - defaults to the region of the access
   */
  configuration(region?: string): ClientConfiguration;
}

/**
 * Opens clients with this access, as Pulumi's AWS provider does. The SDK is slow to load, so only this loads it.
 *
 * @param connections - those of the run that the clients are for
 */
export async function clientsOf(access: Access, connections: Connections = new Connections()): Promise<Clients> {
  // Which versions of Node.js are supported is said by the packages of this project; the SDK would say it on stderr.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const { CloudTrailClient } = await sdk.cloudTrail();
  const region = access.region ?? process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"];
  const common: ClientConfiguration = {
    ...(await connections.settingsOf(access)),
    ...(region !== undefined && { region }),
    requestHandler: await connections.requestHandlerFor(access),
    retryMode: "adaptive",
  };
  const caller = await connections.callerOf(access, common);
  const configuration = (itsRegion = region): ClientConfiguration => ({
    ...common,
    credentials: caller.credentials,
    ...(itsRegion !== undefined && { region: itsRegion }),
  });
  const cloudTrails = new Map<string, CloudTrailClient>();
  return {
    get sts() {
      return caller.sts;
    },
    assumedRole: caller.assumedRole,
    cloudTrail: (home = region) => {
      const open =
        cloudTrails.get(home ?? "") ??
        new CloudTrailClient({
          ...configuration(home),
          ...(access.cloudTrailEndpoint !== undefined && { endpoint: access.cloudTrailEndpoint }),
        });
      cloudTrails.set(home ?? "", open);
      return open;
    },
    configuration,
  };
}
