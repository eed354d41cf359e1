import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { captureCommand, type Answer } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { gate } from "../../rules/catalogue";
import { useToolchain } from "../toolchain";
import { definitionsOf, type Rows } from "./rows";

/** As package.json starts it, and as it starts in a third of the time. */
const entry = ["-r", "ts-node/register/transpile-only", "sandbox/run.ts"];
const quickEntry = ["-r", "./tests/typescript.js", "sandbox/run.ts"];

function sandboxed(...command: readonly string[]): Promise<Answer> {
  return captureCommand(process.execPath, [...quickEntry, ...command], { env: process.env, cwd: repository });
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
}

/** The tests of `npm run sandbox`. */
export function offersSandbox(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  useToolchain();

  daily("passes the exit code of its command through", async () => {
    const command = [...entry, "sh", "-c", "exit 7"];
    assert.equal((await captureCommand(process.execPath, command, { env: process.env, cwd: repository })).code, 7);
  });

  further("says that there is no such command", async () => {
    const { code, output } = await sandboxed("no-such-command");
    assert.equal(code, 127);
    assert.match(output, /no-such-command: command not found/);
  });

  further("explains itself when there is no command", async () => {
    const { code, output } = await sandboxed();
    assert.equal(code, 2);
    assert.match(output, /^Usage: npm run sandbox -- \[--yaml\] COMMAND/);
  });

  daily("offers pulumi, aws and Node 22, and a local AWS that ends with it", async () => {
    const script =
      "pulumi version && node --version && aws sts get-caller-identity --query Account && echo $AWS_ENDPOINT_URL";
    const { code, output } = await sandboxed("sh", "-c", script);
    assert.equal(code, 0, output);
    assert.match(output, /v3\.259\.0\nv22\.\d+\.\d+\n"123456789012"\n/);
    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
    assert.ok(endpoint);
    assert.equal(await answers(endpoint), false);
  });

  daily("offers the command of this repository, built, which asks the local AWS", async () => {
    const { code, output } = await sandboxed("cloudtrail-baseline", "audit", "--rules", gate, "--region", "eu-west-1");
    assert.equal(code, 1, output);
    assert.match(output, /^1 of 1 account answered\.\n\nAccount 123456789012\n\nVIOLATION \(medium\) multi-region-/m);
  });

  daily("keeps the user's AWS and Pulumi settings out", async () => {
    const env = {
      ...process.env,
      AWS_PROFILE: "production",
      AWS_SESSION_TOKEN: "token",
      PULUMI_ACCESS_TOKEN: "pul-token",
      PULUMI_BACKEND_URL: "https://pulumi.example",
    };
    const { output } = await captureCommand(process.execPath, [...quickEntry, "env"], { env, cwd: repository });
    assert.doesNotMatch(output, /production|AWS_SESSION_TOKEN|PULUMI_ACCESS_TOKEN|pulumi\.example/);
    assert.match(output, /^PULUMI_BACKEND_URL=file:/m);
  });

  further("runs two at the same time, each with an account of its own", async () => {
    const script = "aws s3 mb s3://the-same-name >/dev/null && sleep 1 && aws s3 ls";
    const both = await Promise.all([sandboxed("sh", "-c", script), sandboxed("sh", "-c", script)]);
    for (const { code, output } of both) {
      assert.equal(code, 0, output);
      assert.match(output, /the-same-name/);
    }
  });

  for (const [define, signal] of [
    [further, "SIGTERM"],
    [daily, "SIGKILL"],
  ] as const) {
    define(`leaves no local AWS behind after ${signal}`, async () => {
      const child = spawn(process.execPath, [...quickEntry, "sh", "-c", "echo $AWS_ENDPOINT_URL; exec sleep 20"], {
        cwd: repository,
        stdio: ["ignore", "pipe", "ignore"],
      });
      const [endpoint] = (await once(createInterface(child.stdout), "line")) as [string];
      assert.equal(await answers(endpoint), true);
      child.kill(signal);
      await once(child, "exit");
      for (let tries = 0; tries < 50 && (await answers(endpoint)); tries++) await delay(100);
      assert.equal(await answers(endpoint), false);
    });
  }
}
