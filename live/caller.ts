import type { AssumeRoleResponse, STSClient } from "@aws-sdk/client-sts";
import { readFile } from "node:fs/promises";
import type { Access, Keys, Role, WebIdentity } from "./access";
import type { ClientConfiguration } from "./clientConfiguration";
import { fromHome } from "./fromHome";
import { sdk } from "./sdk";
import { untilExpired } from "./untilExpired";

/** Who calls AWS. */
export interface Caller {
  /** The keys to sign with, which are asked for again before they expire. */
  readonly credentials: () => Promise<Keys>;
  readonly sts: STSClient;
  /** The ARN of the role that is assumed, which AWS answers when it is; `undefined` where none is. */
  readonly assumedRole: () => Promise<string | undefined>;
}

/** Keys, and the role that they are of where one was assumed. */
interface Entered extends Keys {
  readonly arn?: string | undefined;
}

/**
 * Whoever calls with an access.
 *
 * @param common - what clients of every service are opened with
 * @param outer - whoever assumes the last role of the access
 */
export async function callerOf(
  access: Access,
  common: ClientConfiguration,
  outer: (access: Access) => Promise<Caller>,
): Promise<Caller> {
  const stsWith = await stsClients(access, common);
  const role = access.roles.at(-1);
  const enter = untilExpired<Entered>(
    role !== undefined
      ? byRole(role, await outer({ ...access, roles: access.roles.slice(0, -1) }))
      : access.webIdentity !== undefined
        ? byWebIdentity(access.webIdentity, stsWith)
        : await atHand(access, common),
  );
  let sts: STSClient | undefined;
  return {
    credentials: enter,
    get sts() {
      return (sts ??= stsWith(enter));
    },
    assumedRole: async () => (await enter()).arn,
  };
}

type StsClients = (credentials: () => Promise<Keys>) => STSClient;

async function stsClients({ stsRegion, stsEndpoint }: Access, common: ClientConfiguration): Promise<StsClients> {
  const { STSClient } = await sdk.sts();
  return (credentials) =>
    new STSClient({
      ...common,
      credentials,
      ...(stsRegion !== undefined && { region: stsRegion }),
      ...(stsEndpoint !== undefined && { endpoint: stsEndpoint }),
    });
}

function byRole(role: Role, outer: Caller): () => Promise<Entered> {
  return async () => {
    const { AssumeRoleCommand } = await sdk.sts();
    return enteredBy(await outer.sts.send(new AssumeRoleCommand(roleInput(role))));
  };
}

function byWebIdentity(webIdentity: WebIdentity, stsWith: StsClients): () => Promise<Entered> {
  return async () => {
    const { AssumeRoleWithWebIdentityCommand } = await sdk.sts();
    const anonymous = stsWith(() => Promise.resolve({ accessKeyId: "", secretAccessKey: "" }));
    return enteredBy(await anonymous.send(new AssumeRoleWithWebIdentityCommand(await webIdentityInput(webIdentity))));
  };
}

function enteredBy({
  AssumedRoleUser,
  Credentials,
}: Pick<AssumeRoleResponse, "AssumedRoleUser" | "Credentials">): Entered {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "", Expiration } = Credentials ?? {};
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration !== undefined && { expiration: Expiration }),
    arn: AssumedRoleUser?.Arn,
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
async function atHand(access: Access, clientConfig: ClientConfiguration): Promise<() => Promise<Keys>> {
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
    const given = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
    return () => Promise.resolve(given);
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
