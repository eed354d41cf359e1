import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { AuditReport } from "../../audit/auditReport";
import type { Plan } from "../../rollout";
import { captureCommand } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import type { KeptReport } from "../audit/formats/reports";
import { soon } from "../soon";

const mostBytes = 3_000_000;

/** The Node.js of this repository, and the one that it is used with. */
const nodes = [
  join(repository, "node_modules", "node", "bin", "node"),
  ...(process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "node"))
    .filter((path) => existsSync(path) && !path.includes("node_modules"))
    .slice(0, 1),
].map((path) => ({ path, version: spawnSync(path, ["--version"]).stdout.toString().trim() }));

/** How a command ended, with its two outputs apart. */
interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** When it ended, in milliseconds after a signal was sent, or else after its start. */
  readonly after: number;
}

/** Somebody who says no to every request, in the words of AWS. */
const refusing: RequestListener = (request, response) => {
  request.resume().on("end", () => {
    response.writeHead(403, { "content-type": "text/xml" });
    response.end(
      "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>a secret</Message></Error></ErrorResponse>",
    );
  });
};

async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

describe("the npm package of the command, installed alone", () => {
  let directory: string;
  let installed: string;

  before(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), "audit-package-")));
    const archives = join(directory, "archives");
    const project = join(directory, "project");
    await mkdir(archives);
    await mkdir(project);
    await writeFile(join(project, "package.json"), '{ "private": true }');
    await succeeds(join(repository, "cli"), "npm", "pack", "--pack-destination", archives);
    const [archive = ""] = await readdir(archives);
    await succeeds(project, "npm", "install", "--offline", "--no-audit", "--no-fund", join(archives, archive));
    installed = join(project, "node_modules");
  });
  after(() => rm(directory, { recursive: true, force: true }));

  async function succeeds(cwd: string, command: string, ...args: readonly string[]): Promise<void> {
    const { code, output } = await captureCommand(command, args, { cwd });
    assert.equal(code, 0, output);
  }

  /**
   * Runs the command against a server in place of AWS.
   *
   * @param interrupted - called with what sends a signal, once the command has started
   */
  async function run(
    node: string,
    server: Server,
    words: readonly string[],
    interrupted?: (interrupt: (signal: NodeJS.Signals) => void) => void,
  ): Promise<Ending> {
    const env = {
      HOME: directory,
      PATH: process.env["PATH"],
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "a-secret-key",
      AWS_REGION: "eu-west-1",
    };
    const child = spawn(node, [join(installed, ".bin", "cloudtrail-baseline"), ...words], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let since = Date.now();
    interrupted?.((signal) => {
      since = Date.now();
      child.kill(signal);
    });
    const texts = { out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => (texts.out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (texts.err += chunk.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, ...texts, after: Date.now() - since };
  }

  it(`has no other package with it, its license, its schema, and at most ${mostBytes} bytes`, async () => {
    const packages = (await readdir(installed)).filter((name) => !name.startsWith("."));
    assert.deepEqual(packages, ["cloudtrail-baseline"]);
    const own = join(installed, "cloudtrail-baseline");
    const files = await readdir(own, { recursive: true });
    assert.deepEqual(files.toSorted(), [
      "LICENSE",
      "README.md",
      "bin",
      "bin/LICENSES.txt",
      "bin/audit-report.schema.json",
      "bin/audit.cjs",
      "bin/aws.cjs",
      "bin/main.cjs",
      "bin/rollout-plan.schema.json",
      "bin/rollout.cjs",
      "launcher.cjs",
      "package.json",
    ]);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(own, file))).size));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(bytes <= mostBytes, `${bytes} bytes`);
    const licenses = await readFile(join(own, "bin", "LICENSES.txt"), "utf8");
    for (const name of ["commander", "cli-table3", "csv-stringify", "@aws-sdk/client-s3", "@smithy/core"]) {
      assert.match(licenses, new RegExp(`^${name} \\d`, "m"));
    }
  });

  for (const { path, version } of nodes) {
    describe(`on Node.js ${version}`, () => {
      let server: Server;

      before(async () => {
        server = await serve(refusing);
      });
      after(() => stop(server));

      it("prints its help, a rule and a policy, and not a word else", async () => {
        for (const words of [
          ["--help"],
          ["audit", "--help"],
          ["audit", "explain", "multi-region-cloudtrail-enabled"],
          ["audit", "policy"],
          ["rollout", "plan", "--help"],
        ]) {
          const { code, out, err } = await run(path, server, words);
          assert.deepEqual({ code, err }, { code: 0, err: "" });
          assert.notEqual(out, "");
        }
      });

      it("says what is wrong with a command line", async () => {
        const { code, out, err } = await run(path, server, ["audit", "--fail-on", "never"]);
        assert.deepEqual({ code, out }, { code: 2, out: "" });
        assert.match(err, /^--fail-on: "never" is not allowed\. /);
      });

      it("reports that AWS refuses, without a warning of the SDK and without what AWS or the environment say", async () => {
        const { code, out, err } = await run(path, server, ["audit", "--format", "json"]);
        assert.deepEqual({ code, err }, { code: 3, err: "" });
        const { coverage, results } = JSON.parse(out) as KeptReport;
        assert.equal(coverage.notAnswered.length, 1);
        assert.ok(
          results.length > 0 && results.every(({ answer }) => answer === "unknown" || answer === "notApplicable"),
        );
        assert.doesNotMatch(out, /secret|AKIA/);
      });

      it("plans nothing for an account that AWS refuses", async () => {
        const { code, out, err } = await run(path, server, ["rollout", "plan", "--out", "-"]);
        assert.deepEqual({ code, err }, { code: 3, err: "" });
        const { accounts } = JSON.parse(out) as Plan;
        assert.deepEqual(
          accounts.map(({ action }) => action),
          ["unknown"],
        );
        assert.doesNotMatch(out, /secret|AKIA/);
      });

      it("does not mind a reader that goes away", async () => {
        const script = `"${path}" "${join(installed, ".bin", "cloudtrail-baseline")}" audit explain | head -1`;
        const { code, output } = await captureCommand("sh", ["-c", script]);
        assert.deepEqual({ code, output }, { code: 0, output: "multi-region-cloudtrail-enabled (medium)\n" });
      });

      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        it(`ends at once on ${signal} with the report of what is known, while AWS is silent`, async () => {
          let heard: (() => void) | undefined;
          const silent = await serve(() => heard?.());
          try {
            const { code, out, after } = await run(path, silent, ["audit", "--format", "json"], (interrupt) => {
              heard = () => {
                // A second one would end the process at once.
                heard = undefined;
                interrupt(signal);
              };
            });
            assert.equal(code, 130);
            assert.ok(after < soon, `${after} ms`);
            const { isComplete, coverage } = JSON.parse(out) as AuditReport;
            assert.deepEqual({ isComplete, answered: coverage.answered }, { isComplete: false, answered: 0 });
          } finally {
            await stop(silent);
          }
        });
      }
    });
  }
});
