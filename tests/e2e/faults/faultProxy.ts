import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { errorAnswer } from "./awsError";
import { operationOf, type AwsOperation } from "./awsOperation";
import type { Fault } from "./fault";

/** A call that came to the proxy. */
export interface Call {
  readonly operation: string;
  readonly mutating: boolean;
  /** Status of what the caller got: an HTTP status, or that it got nothing. */
  status: number | "dropped" | "frozen" | "pending";
}

/** A moment of a run: just before a call is forwarded, or when AWS has answered it and the caller has not heard. */
export interface Moment {
  readonly when: "before" | "after";
  /** Name of the call's operation. Defaults to any that changes something. */
  readonly operation?: string;
  /** Which of these calls, counted from 1 in the order they come. */
  readonly nth: number;
}

/** What a proxy does to the calls that pass through it. */
export interface FaultProxyOptions {
  readonly faults?: readonly Fault[];
  /** From this moment on nothing passes any more, in either direction. */
  readonly freezeAt?: Moment;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Headers that belong to one connection and not to the message. */
const ofConnection = ["connection", "keep-alive", "proxy-connection", "transfer-encoding"];

/**
 * A server on loopback between AWS clients and the local AWS: at once the endpoint and the proxy for plain HTTP of its
 * clients, as the local AWS itself is. It makes the faults it is told and remembers every call.
 */
export class FaultProxy {
  /** Every call so far, in the order they came. */
  readonly calls: Call[] = [];
  /** Fulfilled when the proxy has frozen, with the call at which it did. */
  readonly frozen: Promise<Call>;
  private readonly server = createServer((message, response) => {
    // A caller that was killed leaves its request unfinished.
    this.serve(message, response).catch(() => message.destroy());
  });
  /** How many calls each fault has counted, by the caller where it is of each. */
  private readonly seen: readonly Map<string, number>[];
  private readonly lifted = new Set<Fault>();
  private readonly faults: readonly Fault[];
  private isFrozen = false;
  private tellFrozen: (call: Call) => void = () => undefined;

  private constructor(
    private readonly upstream: URL,
    private readonly options: FaultProxyOptions,
  ) {
    this.faults = options.faults ?? [];
    this.seen = this.faults.map(() => new Map());
    this.frozen = new Promise((resolve) => (this.tellFrozen = resolve));
  }

  /**
   * Starts a proxy on a free port.
   *
   * @param environment - variables that point at the local AWS
   */
  static async start(environment: NodeJS.ProcessEnv, options: FaultProxyOptions = {}): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(environment["AWS_ENDPOINT_URL"] ?? ""), options);
    proxy.server.listen(0, "127.0.0.1");
    await once(proxy.server, "listening");
    return proxy;
  }

  /** The variables that lead a program through the proxy, over those that point at the local AWS. */
  get environment(): Readonly<Record<string, string>> {
    const endpoint = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return { AWS_ENDPOINT_URL: endpoint, HTTP_PROXY: endpoint, http_proxy: endpoint };
  }

  /** Operations of the faults that have not met as many calls as they were to, or none where they were to meet all. */
  get unmetFaults(): readonly string[] {
    return this.faults
      .filter(({ times = 1, after = 0 }, index) => this.mostSeen(index) < (times === Infinity ? 1 : times) + after)
      .map(({ operation }) => operation);
  }

  /** Lifts every fault that has met a call, also where it was to meet all. */
  liftMetFaults(): void {
    this.faults
      .filter(({ after = 0 }, index) => this.mostSeen(index) > after)
      .forEach((fault) => this.lifted.add(fault));
  }

  /** Ends all connections and stops. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(message);
    const target = message.url ?? "/";
    const operation = operationOf({ method: message.method ?? "GET", target, headers: message.headers, body });
    const call: Call = { operation: operation.name, mutating: operation.mutating, status: "pending" };
    this.calls.push(call);
    const isMoment = this.isMoment(call);
    const fault = this.faultFor(operation);
    if (this.isHeld(call, isMoment, "before")) return;
    if (fault?.effect.kind === "dropBefore") {
      drop(call, response);
      return;
    }
    // Whoever asked may be gone by then, and need not be waited for.
    if (fault?.effect.kind === "delay") await delay(fault.effect.milliseconds, undefined, { ref: false });
    const answer =
      fault?.effect.kind === "error"
        ? errorAnswer(operation.protocol, fault.effect.error(operation.protocol))
        : await this.forward(message, target, body);
    if (this.isHeld(call, isMoment, "after")) return;
    if (fault?.effect.kind === "dropAfter") {
      drop(call, response);
      return;
    }
    call.status = answer.status;
    response.writeHead(answer.status, answer.headers);
    response.end(message.method === "HEAD" ? undefined : answer.body);
  }

  /** The first fault that meets this call; every fault for the operation counts it. */
  private faultFor({ name, accessKeyId }: AwsOperation): Fault | undefined {
    const meeting = this.faults.filter((fault, index) => {
      const { operation, times = 1, after = 0, isOfEachCaller } = fault;
      if (operation !== name) return false;
      const caller = isOfEachCaller === true ? accessKeyId : "";
      const seen = (this.seen[index]?.get(caller) ?? 0) + 1;
      this.seen[index]?.set(caller, seen);
      return seen > after && seen <= after + times && !this.lifted.has(fault);
    });
    return meeting[0];
  }

  /** How many calls a fault has counted, of the caller that made most. */
  private mostSeen(index: number): number {
    return Math.max(0, ...(this.seen[index]?.values() ?? []));
  }

  private isMoment(call: Call): boolean {
    const { freezeAt } = this.options;
    if (freezeAt === undefined) return false;
    const { operation, nth } = freezeAt;
    const counts = (other: Call): boolean => (operation === undefined ? other.mutating : other.operation === operation);
    return counts(call) && this.calls.filter(counts).length === nth;
  }

  /** Whether the call stops here because the proxy is frozen, or freezes now. */
  private isHeld(call: Call, isMoment: boolean, when: Moment["when"]): boolean {
    if (isMoment && !this.isFrozen && this.options.freezeAt?.when === when) {
      this.isFrozen = true;
      this.tellFrozen(call);
    }
    if (this.isFrozen) call.status = "frozen";
    return this.isFrozen;
  }

  private async forward(message: IncomingMessage, target: string, body: Buffer): Promise<Answer> {
    const headers = { ...withoutConnection(message.headers), "content-length": String(body.length) };
    const { hostname, port } = this.upstream;
    const request = httpRequest({ hostname, port, method: message.method, path: target, headers });
    request.end(body);
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    return { status: answer.statusCode ?? 502, headers: withoutConnection(answer.headers), body: await bodyOf(answer) };
  }
}

function drop(call: Call, response: ServerResponse): void {
  call.status = "dropped";
  response.socket?.resetAndDestroy();
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function withoutConnection<T>(headers: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name)));
}
