import type { CloudTrailClient, CloudTrailClientConfig } from "@aws-sdk/client-cloudtrail";
import type { AssumeRoleResponse, Credentials, STSClient } from "@aws-sdk/client-sts";
import { readFile } from "node:fs/promises";
import type { Access, Keys, Role, WebIdentity } from "./access";
import { Connections } from "./connections";
import { fromHome } from "./fromHome";
import { once } from "./once";
import { sdk } from "./sdk";

/** Clients of one account. */
export interface Clients {
  readonly sts: STSClient;
  /** @param region - defaults to the region of the access */
  cloudTrail(region?: string): CloudTrailClient;
  /**
   * What clients of other services are opened with.
   *
   * @param region - defaults to the region of the access
   */
  configuration(region?: string): ClientConfiguration;
  /** The ARN of the role that is assumed, which AWS answers when it is; `undefined` where none is. */
  assumedRole(): Promise<string | undefined>;
}

/** What clients of every service have in common. */
export type ClientConfiguration = Pick<
  CloudTrailClientConfig,
  | "region"
  | "profile"
  | "credentials"
  | "useFipsEndpoint"
  | "useDualstackEndpoint"
  | "requestHandler"
  | "retryMode"
  | "logger"
>;

/**
 * Opens clients with this access, as Pulumi's AWS provider does. The SDK is slow to load, so only this loads it.
 *
 * @param connections - those of the run that the clients are for
 */
export async function clientsOf(access: Access, connections: Connections = new Connections()): Promise<Clients> {
  // Which versions of Node.js are supported is said by the packages of this project; the SDK would say it on stderr.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const { CloudTrailClient } = await sdk.cloudTrail();
  const { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, STSClient } = await sdk.sts();
  const region = access.region ?? process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"];
  const connection = {
    ...(region !== undefined && { region }),
    ...(access.profile !== undefined && { profile: access.profile }),
    ...(access.usesFipsEndpoint && { useFipsEndpoint: true }),
    ...(access.usesDualstackEndpoint && { useDualstackEndpoint: true }),
    requestHandler: await connections.requestHandlerFor(access),
    retryMode: "adaptive",
  };
  const stsWith = (credentials: () => Promise<Keys>): STSClient =>
    new STSClient({
      ...connection,
      credentials,
      ...(access.stsRegion !== undefined && { region: access.stsRegion }),
      ...(access.stsEndpoint !== undefined && { endpoint: access.stsEndpoint }),
    });
  let assumed: AssumeRoleResponse["AssumedRoleUser"];
  const webIdentity = access.webIdentity;
  const base =
    webIdentity === undefined
      ? await baseCredentials(access, connection)
      : async () => {
          const anonymous = stsWith(() => Promise.resolve({ accessKeyId: "", secretAccessKey: "" }));
          const answer = await anonymous.send(
            new AssumeRoleWithWebIdentityCommand(await webIdentityInput(webIdentity)),
          );
          assumed = answer.AssumedRoleUser;
          return keysOf(answer.Credentials);
        };
  const credentials = access.roles.reduce<() => Promise<Keys>>(
    (outer, role) =>
      once(async () => {
        const answer = await stsWith(outer).send(new AssumeRoleCommand(roleInput(role)));
        assumed = answer.AssumedRoleUser;
        return keysOf(answer.Credentials);
      }),
    once(base),
  );
  const configuration = (itsRegion = region): ClientConfiguration => ({
    ...connection,
    credentials,
    ...(itsRegion !== undefined && { region: itsRegion }),
  });
  const cloudTrails = new Map<string, CloudTrailClient>();
  return {
    sts: stsWith(credentials),
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
    assumedRole: async () => {
      await credentials();
      return assumed?.Arn;
    },
  };
}

/** Without it the SDK warns when there are both keys and a profile, though it is clear which of them counts. */
const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * The credentials to begin with. Unlike this SDK, Pulumi's provider prefers keys in the environment to AWS_PROFILE, but not
 * to a profile in its own settings.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
async function baseCredentials(access: Access, clientConfig: object): Promise<() => Promise<Keys>> {
  const { keys, profile, sharedCredentialsFile, sharedConfigFile } = access;
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (keys !== undefined) {
    return () => Promise.resolve(keys);
  }
  if (profile === undefined && accessKeyId && secretAccessKey) {
    return () => Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) });
  }
  const { fromNodeProviderChain } = await sdk.credentialProviders();
  return fromNodeProviderChain({
    clientConfig,
    logger: silent,
    ...(profile !== undefined && { profile }),
    ...(sharedCredentialsFile !== undefined && { filepath: fromHome(sharedCredentialsFile) }),
    ...(sharedConfigFile !== undefined && { configFilepath: fromHome(sharedConfigFile) }),
  });
}

function roleInput(role: Role) {
  return {
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName ?? "cloudtrail-baseline",
    ExternalId: role.externalId,
    SourceIdentity: role.sourceIdentity,
    ...sessionPolicies(role),
    Tags: Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })),
    TransitiveTagKeys: [...role.transitiveTagKeys],
  };
}

async function webIdentityInput(role: WebIdentity) {
  const { token, tokenFile } = role;
  return {
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName ?? "cloudtrail-baseline",
    WebIdentityToken: token ?? (tokenFile === undefined ? "" : (await readFile(fromHome(tokenFile), "utf8")).trim()),
    ...sessionPolicies(role),
  };
}

function sessionPolicies({ policy, policyArns }: Pick<Role, "policy" | "policyArns">) {
  return {
    Policy: policy,
    PolicyArns: policyArns.length === 0 ? undefined : policyArns.map((arn) => ({ arn })),
  };
}

function keysOf(session: Credentials | undefined): Keys {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = session ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
