import { readFile } from "node:fs/promises";
import { Agent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import type { Access } from "./access";
import { fromHome } from "./fromHome";

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

/** The connections of one run, which all of its clients share: each host is greeted once, not once an account. */
export class Connections {
  readonly #handlers = new Map<string, Promise<RequestHandler>>();

  /** How requests are sent with an access: the same for all accesses with the same proxies and certificates. */
  requestHandlerFor({ proxies, caBundle }: Access): Promise<RequestHandler> {
    const trusted = caBundle ?? process.env["AWS_CA_BUNDLE"];
    const key = JSON.stringify([proxies, trusted]);
    const handler = this.#handlers.get(key) ?? openHandler(proxies, trusted);
    this.#handlers.set(key, handler);
    return handler;
  }
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
