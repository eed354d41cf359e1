import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { repository } from "../../sandbox/repository";
import { managementId, type Mix, region } from "./accounts";

/** An AWS that answers from templates. */
export interface ReplayedAws {
  readonly endpoint: string;
  /** What turns a program to it, with credentials of the management account. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts one as a process of its own.
 *
 * @param delay - how long each call takes, in milliseconds
 */
export async function startReplayedAws(delay: number, mix: Mix): Promise<ReplayedAws> {
  const program = join(repository, "bench/organization/replay.ts");
  const child = spawn(process.execPath, ["-r", "ts-node/register/transpile-only", program, String(delay), mix], {
    cwd: repository,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [port] = (await once(createInterface(child.stdout), "line")) as [string];
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      // S3 Control has the account before the name of the host, which an address cannot have.
      AWS_ENDPOINT_URL_S3_CONTROL: `http://localhost:${port}`,
      HTTP_PROXY: endpoint,
      NO_PROXY: "localhost,127.0.0.1",
      AWS_ACCESS_KEY_ID: `AKIA${managementId}`,
      AWS_SECRET_ACCESS_KEY: "none",
      AWS_REGION: region,
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    },
    async stop() {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}
