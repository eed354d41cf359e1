import { readFile } from "node:fs/promises";
import { Agent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import type { Access } from "./access";
import { type Caller, callerOf } from "./caller";
import type { ClientConfiguration } from "./clientConfiguration";
import { fromHome } from "./fromHome";
import { sdk } from "./sdk";

/** How long to wait for a connection, and for the answer to a call, in milliseconds. */
const connectionTimeout = 10_000;
const requestTimeout = 15_000;

/** How requests are sent: with which agents, and how long an answer may take. */
export interface RequestHandler {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly throwOnRequestTimeout: true;
  readonly httpAgent: Agent;
  readonly httpsAgent: SecureAgent;
}

/** Settings that the SDK takes from the environment and from a profile. */
type Settings = Pick<
  ClientConfiguration,
  "profile" | "useFipsEndpoint" | "useDualstackEndpoint" | "defaultsMode" | "maxAttempts" | "userAgentAppId"
>;

/**
 * What the clients of one run share. Each host is greeted once, settings are read once, and roles are assumed by the same
 * caller, not once an account.
 */
export class Connections {
  readonly #handlers = new Map<string, Promise<RequestHandler>>();
  readonly #settings = new Map<string, Promise<Settings>>();
  readonly #callers = new Map<string, Promise<Caller>>();

  /** How requests are sent with an access: the same for all accesses with the same proxies and certificates. */
  requestHandlerFor({ proxies, caBundle }: Access): Promise<RequestHandler> {
    const trusted = caBundle ?? process.env["AWS_CA_BUNDLE"];
    return madeOnce(this.#handlers, JSON.stringify([proxies, trusted]), () => openHandler(proxies, trusted));
  }

  /** The settings of an access: the same for all accesses with the same profile and kind of endpoints. */
  settingsOf(access: Access): Promise<Settings> {
    const { profile, usesFipsEndpoint, usesDualstackEndpoint } = access;
    const key = JSON.stringify([profile, usesFipsEndpoint, usesDualstackEndpoint]);
    return madeOnce(this.#settings, key, () => readSettings(access));
  }

  /** Whoever calls with an access. Those who assume the roles of accounts are the same for all of them. */
  callerOf(access: Access, common: ClientConfiguration): Promise<Caller> {
    return callerOf(access, common, (outer) =>
      madeOnce(this.#callers, JSON.stringify(outer), () => this.callerOf(outer, common)),
    );
  }
}

function madeOnce<T>(made: Map<string, T>, key: string, make: () => T): T {
  const value = made.get(key) ?? make();
  made.set(key, value);
  return value;
}

/**
 * From version 22.21 on Node.js uses proxies for agents that ask for it; older versions connect directly.
 *
 * @see https://nodejs.org/api/http.html#built-in-proxy-support
 */
async function openHandler(proxies: Access["proxies"], trusted: string | undefined): Promise<RequestHandler> {
  const options = { keepAlive: true, proxyEnv: { ...process.env, ...proxies } };
  return {
    connectionTimeout,
    requestTimeout,
    throwOnRequestTimeout: true,
    httpAgent: new Agent(options),
    httpsAgent: new SecureAgent({ ...options, ...(trusted ? { ca: await readFile(fromHome(trusted)) } : {}) }),
  };
}

/** A client finds settings out when it is first used, and clients that are opened with them need not. */
async function readSettings({ profile, usesFipsEndpoint, usesDualstackEndpoint }: Access): Promise<Settings> {
  const { STSClient } = await sdk.sts();
  const given: Settings = {
    ...(profile !== undefined && { profile }),
    ...(usesFipsEndpoint && { useFipsEndpoint: true }),
    ...(usesDualstackEndpoint && { useDualstackEndpoint: true }),
  };
  // They are the same in every region, but a client has to have one.
  const { config } = new STSClient({ ...given, region: "us-east-1" });
  const { useFipsEndpoint, useDualstackEndpoint, defaultsMode, maxAttempts, userAgentAppId } = config;
  return { ...given, useFipsEndpoint, useDualstackEndpoint, defaultsMode, maxAttempts, userAgentAppId };
}
