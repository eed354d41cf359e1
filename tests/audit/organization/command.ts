/** Runs `cloudtrail-baseline` as its users do, as a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditReport } from "../../../audit/auditReport";
import type { Plan } from "../../../rollout";
import { withLocalAws } from "../../../sandbox/localAws/environment";
import { repository } from "../../../sandbox/repository";
import { FaultProxy, type FaultProxyOptions } from "../../e2e/faults/faultProxy";
import type { Account } from "../../sandbox/localAws/account";

/** How a command ended. */
export interface Ending {
  /** Exit code; `null` where it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** What it called, as policies name it, in the order of the calls. */
  readonly calls: readonly string[];
  /** The operations of faults that no call met. */
  readonly unmetFaults: readonly string[];
}

/** Whose credentials an audit has at hand, and what it meets. */
export interface AuditRun extends Pick<FaultProxyOptions, "faults"> {
  /** What points at the local AWS. */
  readonly aws: Readonly<Record<string, string>>;
  readonly caller: Account;
  /** After how many calls it is killed; never where absent. */
  readonly killedAfter?: number;
}

/** Runs an audit to its end, every call through a proxy that makes the faults it is told. */
export function runAudit(args: readonly string[], run: AuditRun): Promise<Ending> {
  return runCommand(["audit", ...args], run);
}

/** The same of any command. */
export async function runCommand(
  words: readonly string[],
  { aws, caller, faults, killedAfter }: AuditRun,
): Promise<Ending> {
  const proxy = await FaultProxy.start(aws, { faults: faults ?? [] });
  const { accessKeyId, secretAccessKey, sessionToken } = await caller.sts().config.credentials();
  const credentials = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken ?? "",
  };
  const child = spawn(process.execPath, [join(repository, "cli", "launcher.cjs"), ...words], {
    env: withLocalAws(process.env, { ...aws, ...proxy.environment, ...credentials }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const killing = setInterval(() => {
    if (killedAfter !== undefined && proxy.calls.length >= killedAfter) child.kill("SIGKILL");
  }, 5);
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    return chunks;
  });
  try {
    const [code] = (await once(child, "close")) as [number | null];
    const text = (chunks: readonly Buffer[] = []): string => Buffer.concat(chunks).toString();
    const { unmetFaults } = proxy;
    return { code, out: text(out), err: text(err), calls: proxy.calls.map(({ operation }) => operation), unmetFaults };
  } finally {
    clearInterval(killing);
    await proxy.close();
  }
}

/** The report that an audit wrote as JSON. */
export function reportFrom({ code, out, err }: Ending): AuditReport {
  if (out === "") throw new Error(`The audit wrote nothing and ended with ${String(code)}: ${err}`);
  return JSON.parse(out) as AuditReport;
}

/** The plan that a rollout wrote as JSON. */
export function planFrom({ code, out, err }: Ending): Plan {
  if (out === "") throw new Error(`The rollout planned nothing and ended with ${String(code)}: ${err}`);
  return JSON.parse(out) as Plan;
}

/** A folder of tests. */
export interface Folder {
  path(name: string): string;
  /** Writes a value as JSON, and answers the path of the file. */
  write(name: string, value: unknown): Promise<string>;
}

/** Gives the tests of a `describe` block a folder of their own. */
export function useFolder(): Folder {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "organization-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write: async (name, value) => {
      await writeFile(path(name), JSON.stringify(value));
      return path(name);
    },
  };
}
