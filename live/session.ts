import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { type Fact, known } from "../rules/facts/fact";
import type { Access } from "./access";
import { CallLimit } from "./callLimit";
import { type CallName, permissionFor } from "./calls";
import type { ClientConfiguration } from "./clientConfiguration";
import { type Clients, clientsOf } from "./clients";
import type { Connections } from "./connections";
import { refusalOf } from "./refusal";
import { sdk } from "./sdk";

/**
 * How many calls wait for an answer at the same time, an account and region. CloudTrail answers ten a second.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
const mostCalls = 5;

/** What is passed on with a call. */
export interface CallOptions {
  readonly abortSignal?: AbortSignal;
}

/** How to open a session. */
export interface SessionOptions {
  /** Those of the run that the session is for. */
  readonly connections?: Connections;
  /** Ends all waiting for answers. */
  readonly signal?: AbortSignal | undefined;
}

/** What the sessions of one account have in common. */
interface Entered {
  /** The ARN of who asks. */
  readonly arn: string;
  readonly clients: Clients;
  /** Clients by the name of their class and their region. */
  readonly others: Map<string, object>;
  /** By region. */
  readonly limits: Map<string, CallLimit>;
}

/** Calls on one account, whose id AWS has said. No call ever throws. */
export class Session {
  readonly accountId: string;
  /** The partition that the account is in. */
  readonly partition: string;
  /** The region to ask what every region answers. */
  readonly region: string;
  readonly #entered: Entered;
  readonly #signal: AbortSignal | undefined;

  private constructor(entered: Entered, region: string, signal: AbortSignal | undefined) {
    const [, partition = "", , , accountId = ""] = entered.arn.split(":");
    this.accountId = accountId;
    this.partition = partition;
    this.region = region;
    this.#entered = entered;
    this.#signal = signal;
  }

  /** Enters an account: AWS answers the id along with the role that is assumed, and is asked for it where none is. */
  static async open(access: Access, { connections, signal }: SessionOptions = {}): Promise<Fact<Session>> {
    return answerTo(neededToEnter(access), signal, async () => {
      const clients = await clientsOf(access, connections);
      const region = await clients.cloudTrail().config.region();
      const arn = (await clients.assumedRole()) ?? (await ownArn(clients, signal));
      return new Session({ arn, clients, others: new Map(), limits: new Map() }, region, signal);
    });
  }

  /** The same for as long as another signal lets it wait. */
  until(signal: AbortSignal | undefined): Session {
    return new Session(this.#entered, this.region, signal);
  }

  /** The same where another region answers. */
  in(region: string): Session {
    return new Session(this.#entered, region, this.#signal);
  }

  /** What clients of a region are opened with. */
  configuration(region: string): ClientConfiguration {
    return this.#entered.clients.configuration(region);
  }

  cloudTrail(region: string): CloudTrailClient {
    return this.#entered.clients.cloudTrail(region);
  }

  /** The client of another service in a region. */
  client<C extends object>(Client: new (configuration: ClientConfiguration) => C, region: string): C {
    const { clients, others } = this.#entered;
    const key = `${Client.name} ${region}`;
    const client = (others.get(key) as C | undefined) ?? new Client(clients.configuration(region));
    others.set(key, client);
    return client;
  }

  /**
   * Makes a call and answers what AWS said, or why it did not.
   *
   * @param region - that of the service which answers
   * @param explain - tells what an error means; `undefined` where it is one that any call may meet
   */
  async ask<T>(
    name: CallName,
    region: string,
    send: (options: CallOptions) => Promise<T>,
    explain?: (error: unknown) => Fact<T> | undefined,
  ): Promise<Fact<T>> {
    return this.askFor(permissionFor(name), region, send, explain);
  }

  /**
   * The same for a call that no audit makes.
   *
   * @param permission - what the call needs, as IAM spells it
   */
  async askFor<T>(
    permission: string,
    region: string,
    send: (options: CallOptions) => Promise<T>,
    explain?: (error: unknown) => Fact<T> | undefined,
  ): Promise<Fact<T>> {
    const signal = this.#signal;
    return answerTo(
      permission,
      signal,
      () => this.#limitOf(region).run(() => send(signal === undefined ? {} : { abortSignal: signal })),
      explain,
    );
  }

  #limitOf(region: string): CallLimit {
    const { limits } = this.#entered;
    const limit = limits.get(region) ?? new CallLimit(mostCalls);
    limits.set(region, limit);
    return limit;
  }
}

/** GetCallerIdentity itself needs no permission. */
function neededToEnter({ roles, webIdentity }: Access): string {
  if (roles.length > 0) {
    return "sts:AssumeRole";
  }
  return webIdentity === undefined ? "sts:GetCallerIdentity" : "sts:AssumeRoleWithWebIdentity";
}

async function ownArn({ sts }: Clients, signal: AbortSignal | undefined): Promise<string> {
  const { GetCallerIdentityCommand } = await sdk.sts();
  const { Arn = "" } = await sts.send(new GetCallerIdentityCommand({}), signal && { abortSignal: signal });
  return Arn;
}

async function answerTo<T>(
  permission: string,
  signal: AbortSignal | undefined,
  ask: () => Promise<T>,
  explain: (error: unknown) => Fact<T> | undefined = () => undefined,
): Promise<Fact<T>> {
  try {
    return known(bare(await stoppable(ask, signal)));
  } catch (error) {
    return explain(error) ?? refusalOf(error, permission);
  }
}

/** An answer without what the SDK notes of its call: nobody reads that, and answers of ten thousand accounts are kept. */
function bare<T>(answer: T): T {
  if (typeof answer === "object" && answer !== null) Reflect.deleteProperty(answer, "$metadata");
  return answer;
}

/** Stops waiting at once, also between the attempts of a call. */
async function stoppable<T>(ask: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return ask();
  }
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new DOMException("stopped", "AbortError"));
    };
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([ask(), stopped]);
  } finally {
    if (stop !== undefined) signal.removeEventListener("abort", stop);
  }
}
