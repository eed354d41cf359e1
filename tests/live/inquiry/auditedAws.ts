import { localAwsEnvironment } from "../../../sandbox/localAws/environment";
import { type Access, credentialsAtHand, roleToAssume } from "../../../live/access";
import type { Fault } from "../../e2e/faults/fault";
import { FaultProxy } from "../../e2e/faults/faultProxy";
import { useServer } from "../../sandbox/localAws/server";

/** The local AWS as an inquiry meets it: every call passes a proxy, which counts it and can make it fail. */
export interface AuditedAws {
  readonly endpoint: string;
  /** Lets calls through from here on, but for faults, and forgets those before. */
  meet(...faults: readonly Fault[]): Promise<void>;
  /** The operations called since, as policies name them, sorted. */
  calls(): readonly string[];
}

/** Turns the environment of this process to a local AWS behind a proxy, for the tests of a `describe` block. */
export function useAuditedAws(): () => AuditedAws {
  const server = useServer();
  let proxy: FaultProxy | undefined;
  let saved: NodeJS.ProcessEnv = {};
  const close = async (): Promise<void> => {
    await proxy?.close();
    proxy = undefined;
  };
  before(() => {
    saved = { ...process.env };
  });
  afterEach(close);
  after(() => {
    process.env = saved;
  });
  return () => ({
    endpoint: server().endpoint,
    meet: async (...faults) => {
      await close();
      const environment = localAwsEnvironment(server().endpoint);
      proxy = await FaultProxy.start(environment, { faults });
      process.env = { ...saved, ...environment, ...proxy.environment };
    },
    calls: () => (proxy?.calls ?? []).map(({ operation }) => operation).sort(),
  });
}

/** Reaches an account by a role that nobody made, which the local AWS lets everybody assume. */
export function accessTo(accountId: string, region = "us-east-1"): Access {
  return { ...atHand(region), roles: [roleToAssume(`arn:aws:iam::${accountId}:role/audit`)] };
}

/** Reaches the account of the credentials at hand. */
export function atHand(region: string | undefined = "us-east-1"): Access {
  return { ...credentialsAtHand, region };
}
