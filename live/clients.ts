import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { Credentials, STSClient } from "@aws-sdk/client-sts";
import { readFile } from "node:fs/promises";
import { Agent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import { homedir } from "node:os";
import type { Access, Keys, Role, WebIdentity } from "./access";

/** Clients of one account. */
export interface Clients {
  readonly sts: STSClient;
  /** @param region - defaults to the region of the access */
  cloudTrail(region?: string): CloudTrailClient;
}

/** Opens clients with this access, as Pulumi's AWS provider does. The SDK is slow to load, so only this loads it. */
export async function clientsOf(access: Access): Promise<Clients> {
  const { CloudTrailClient } = await import("@aws-sdk/client-cloudtrail");
  const { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const region = access.region ?? process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"];
  const connection = {
    ...(region !== undefined && { region }),
    ...(access.profile !== undefined && { profile: access.profile }),
    ...(access.usesFipsEndpoint && { useFipsEndpoint: true }),
    ...(access.usesDualstackEndpoint && { useDualstackEndpoint: true }),
    requestHandler: await requestHandlerOf(access),
  };
  const stsWith = (credentials: () => Promise<Keys>): STSClient =>
    new STSClient({
      ...connection,
      credentials,
      ...(access.stsRegion !== undefined && { region: access.stsRegion }),
      ...(access.stsEndpoint !== undefined && { endpoint: access.stsEndpoint }),
    });
  const webIdentity = access.webIdentity;
  const base =
    webIdentity === undefined
      ? await baseCredentials(access, connection)
      : async () => {
          const anonymous = stsWith(() => Promise.resolve({ accessKeyId: "", secretAccessKey: "" }));
          const answer = await anonymous.send(
            new AssumeRoleWithWebIdentityCommand(await webIdentityInput(webIdentity)),
          );
          return keysOf(answer.Credentials);
        };
  const credentials = access.roles.reduce<() => Promise<Keys>>(
    (outer, role) =>
      once(async () => keysOf((await stsWith(outer).send(new AssumeRoleCommand(roleInput(role)))).Credentials)),
    once(base),
  );
  return {
    sts: stsWith(credentials),
    cloudTrail: (home) =>
      new CloudTrailClient({
        ...connection,
        credentials,
        ...(home !== undefined && { region: home }),
        ...(access.cloudTrailEndpoint !== undefined && { endpoint: access.cloudTrailEndpoint }),
      }),
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
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  return fromNodeProviderChain({
    clientConfig,
    logger: silent,
    ...(profile !== undefined && { profile }),
    ...(sharedCredentialsFile !== undefined && { filepath: fromHome(sharedCredentialsFile) }),
    ...(sharedConfigFile !== undefined && { configFilepath: fromHome(sharedConfigFile) }),
  });
}

/**
 * How requests are sent. From version 22.21 on Node.js uses proxies for agents that ask for it; older versions connect
 * directly.
 *
 * @see https://nodejs.org/api/http.html#built-in-proxy-support
 */
async function requestHandlerOf({ proxies, caBundle }: Access) {
  const trusted = caBundle ?? process.env["AWS_CA_BUNDLE"];
  const options = { keepAlive: true, proxyEnv: { ...process.env, ...proxies } };
  return {
    connectionTimeout: 10_000,
    httpAgent: new Agent(options),
    httpsAgent: new SecureAgent({ ...options, ...(trusted ? { ca: await readFile(fromHome(trusted)) } : {}) }),
  };
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

/** Asks once and gives every caller the same answer. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}

function fromHome(path: string): string {
  return path.replace(/^~(?=[\\/]|$)/, homedir());
}
