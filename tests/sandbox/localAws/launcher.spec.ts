import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { startLocalAws } from "../../../sandbox/localAws/localAws";
import { useToolchain } from "../../toolchain";
import { useServer } from "./server";

const toolchain = useToolchain();

const FOLDER = join(__dirname, "../../../sandbox/localAws");

/** Whether something listens on a loopback port. */
async function listens(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Waits until nothing listens any more. */
async function closes(port: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    if (!(await listens(port))) {
      return true;
    }
    await delay(50);
  }
  return false;
}

const portOf = (endpoint: string) => Number(new URL(endpoint).port);

async function spawnLauncher(): Promise<[ChildProcess, number]> {
  const launcher = spawn(toolchain().python, ["-s", "-m", "launcher"], {
    cwd: FOLDER,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(launcher.stdout, "data")) as [Buffer];
  return [launcher, (JSON.parse(line.toString()) as { port: number }).port];
}

/** Sends a request as a client does to its proxy: the host in the request line resolves nowhere. */
async function throughProxy(
  endpoint: string,
  subdomain: string,
  path: string,
  { method = "GET", body = "" } = {},
): Promise<[number, string]> {
  const port = portOf(endpoint);
  const host = `${subdomain}.127.0.0.1:${String(port)}`;
  const credential = "Credential=tests/20260101/us-east-1/s3/aws4_request";
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none`;
  const account = { "x-amz-account-id": "123456789012" };
  const headers = { ...account, host, authorization, "content-length": Buffer.byteLength(body) };
  const sent = request({ port, method, path: `http://${host}${path}`, headers });
  sent.end(body);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return [response.statusCode ?? 0, await text(response)];
}

describe("local AWS: start and end", () => {
  it("accepts connections as soon as it has started, and none after it was stopped", async () => {
    const aws = await startLocalAws(toolchain().python);
    assert.ok(await listens(portOf(aws.endpoint)));
    await aws.stop();
    assert.ok(!(await listens(portOf(aws.endpoint))));
    await aws.stop();
  });

  it("runs twice at the same time, on ports of their own and with states of their own", async () => {
    const [first, second] = await Promise.all([startLocalAws(toolchain().python), startLocalAws(toolchain().python)]);
    assert.notEqual(first.endpoint, second.endpoint);
    await throughProxy(first.endpoint, "only-here", "/", { method: "PUT" });
    assert.equal((await throughProxy(first.endpoint, "only-here", "/"))[0], 200);
    assert.equal((await throughProxy(second.endpoint, "only-here", "/"))[0], 404);
    await Promise.all([first.stop(), second.stop()]);
  });

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    it(`ends at once on ${signal}`, async () => {
      const [launcher, port] = await spawnLauncher();
      launcher.kill(signal);
      const [code] = (await once(launcher, "exit")) as [number | null];
      assert.equal(code, 0);
      assert.ok(await closes(port));
    });
  }

  it("ends when its parent is killed", async () => {
    const script = `
      const { startLocalAws } = require(${JSON.stringify(join(FOLDER, "localAws"))});
      startLocalAws(${JSON.stringify(toolchain().python)}).then((aws) => console.log(aws.endpoint));`;
    const parent = spawn(process.execPath, ["-r", "ts-node/register/transpile-only", "-e", script], {
      cwd: join(FOLDER, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const port = portOf(line.toString().trim());
    assert.ok(await listens(port));
    parent.kill("SIGKILL");
    assert.ok(await closes(port));
  });

  it("says what is wrong and what to do when Python is not there", async () => {
    await assert.rejects(startLocalAws("/nowhere/python"), (error: Error) => {
      assert.match(error.message, /did not start with \/nowhere\/python: .*ENOENT/);
      assert.match(error.message, /requirements/);
      return true;
    });
  });

  it("says what is wrong when Python lacks moto, without a stack trace", async () => {
    const folder = await mkdtemp(join(tmpdir(), "python-"));
    const bare = join(folder, "python");
    await writeFile(bare, `#!/bin/sh\nexec ${toolchain().python} -S "$@"\n`, { mode: 0o755 });
    await assert.rejects(startLocalAws(bare), (error: Error) => {
      assert.match(error.message, /exit code 1/);
      assert.match(error.message, /No module named 'moto'/);
      assert.doesNotMatch(error.message, /Traceback|File "/);
      return true;
    });
    await rm(folder, { recursive: true });
  });
});

describe("local AWS: on another moto", () => {
  const changes: Record<string, [string, RegExp]> = {
    "a method is gone": ["del CloudTrailResponse.list_tags", /CloudTrailResponse\.list_tags is missing/],
    "a method takes something else": [
      "CloudTrailResponse.list_tags = lambda self, page: ''",
      /takes \['self', 'page'\]/,
    ],
    "a module has lost a name": ["import moto.s3.utils as u; del u.bucket_policy_is_public", /bucket_policy_is_public/],
  };
  for (const [what, [change, message]] of Object.entries(changes)) {
    it(`does not start when ${what}`, async () => {
      const script =
        `from moto.cloudtrail.responses import CloudTrailResponse; ${change}; ` +
        "import runpy; runpy.run_module('launcher', run_name='__main__')";
      const launcher = spawn(toolchain().python, ["-c", script], { cwd: FOLDER, stdio: ["pipe", "ignore", "pipe"] });
      const [said, ended] = await Promise.all([text(launcher.stderr), once(launcher, "exit")]);
      assert.equal(ended[0], 1);
      assert.match(said, message);
      assert.match(said, /do not fit the installed moto/);
    });
  }
});

describe("local AWS: as a proxy for plain HTTP", () => {
  const aws = useServer();

  it("answers S3 with the bucket before the host", async () => {
    assert.equal((await throughProxy(aws().endpoint, "proxied", "/", { method: "PUT" }))[0], 200);
    assert.equal((await throughProxy(aws().endpoint, "proxied", "/a/b", { method: "PUT", body: "text" }))[0], 200);
    assert.deepEqual(await throughProxy(aws().endpoint, "proxied", "/a/b"), [200, "text"]);
  });

  it("answers S3 Control with the account before the host", async () => {
    await throughProxy(aws().endpoint, "tagged", "/", { method: "PUT" });
    const tags = `/v20180820/tags/${encodeURIComponent("arn:aws:s3:::tagged")}`;
    const body =
      '<TagResourceRequest xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/">' +
      "<Tags><Tag><Key>team</Key><Value>audit</Value></Tag></Tags></TagResourceRequest>";
    assert.equal((await throughProxy(aws().endpoint, "123456789012", tags, { method: "POST", body }))[0], 204);
    const [status, answer] = await throughProxy(aws().endpoint, "123456789012", tags);
    assert.equal(status, 200);
    assert.match(answer, /<Key>team<\/Key><Value>audit<\/Value>/);
  });
});
