import assert from "node:assert/strict";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { Progress } from "../../../sandbox/progress";
import { CommandError, runCommand } from "../../../sandbox/toolchain/command";
import { ensureToolchain } from "../../../sandbox/toolchain/ensureToolchain";
import { buildFailed, goIdentity } from "../../../sandbox/toolchain/goToolchain";
import { noPython } from "../../../sandbox/toolchain/parts/virtualEnvironment";
import { isDiskFull, ToolchainError } from "../../../sandbox/toolchain/toolchainError";
import { isAtLeast } from "../../../sandbox/toolchain/versions";
import { RecordedStream, temporaryDirectory } from "./temporary";

describe("what people are told when something is missing", () => {
  const directory = temporaryDirectory();
  const before = { ...process.env };

  afterEach(() => {
    for (const name of ["PATH", "CLOUDTRAIL_BASELINE_VENDOR_URL"]) {
      if (before[name] === undefined) {
        // oxlint-disable-next-line typescript/no-dynamic-delete -- an environment is a dictionary
        delete process.env[name];
      } else {
        process.env[name] = before[name];
      }
    }
  });

  /** Makes a PATH with a shell and the given scripts only. */
  async function pathWith(scripts: Readonly<Record<string, string>>): Promise<void> {
    const bin = join(directory.path, "bin");
    await mkdir(bin);
    for (const command of ["sh", "nice"]) {
      await symlink((await runCommand("sh", ["-c", `command -v ${command}`])).trim(), join(bin, command));
    }
    for (const [name, text] of Object.entries(scripts)) {
      await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
      await chmod(join(bin, name), 0o755);
    }
    process.env["PATH"] = [bin].join(delimiter);
  }

  it("names Go, the version and where to get it, if there is none", async () => {
    await pathWith({});
    await assert.rejects(
      goIdentity(directory.path),
      /^ToolchainError: Go is not installed\. Install Go 1\.25\.11 or newer \(https:\/\/go\.dev\/dl\/\), so that `go version` works/,
    );
  });

  it("names the version that is there, if Go is too old", async () => {
    await pathWith({ go: "printf 'go1.19.8\\nlinux\\namd64\\n'" });
    await assert.rejects(goIdentity(directory.path), /Go 1\.25\.11 is needed, go1\.19\.8 is installed\. Install Go/);
  });

  it("shows what Go says, if it may not get the version that go.mod asks for", async () => {
    await pathWith({
      go: "echo 'go: go.mod requires go >= 1.25.11 (running go 1.22.0; GOTOOLCHAIN=local)' >&2; exit 1",
    });
    await assert.rejects(goIdentity(directory.path), /Go does not work here[^]*Install Go[^]*GOTOOLCHAIN=local/);
  });

  it("names Python, the version and how to get it, if there is none", async () => {
    await pathWith({});
    process.env["CLOUDTRAIL_BASELINE_VENDOR_URL"] = "none";
    const failing = ensureToolchain(new Progress(new RecordedStream()), join(directory.path, "cache"));
    // Both are missing; whichever is found out first is told.
    await assert.rejects(failing, /^ToolchainError: (Python 3\.10 or newer is needed|Go is not installed)/);
    assert.match(noPython([]).message, /^Python 3\.10 or newer is needed .*\n.*apt-get install python3 python3-venv/);
  });

  it("names the versions found, if every Python is too old", () => {
    const found = [{ version: "3.8.2", complete: true, path: "/usr/bin/python3" }];
    assert.match(noPython(found).message, /Python 3\.10 or newer is needed .*; \/usr\/bin\/python3 is 3\.8\.2\./);
  });

  it("names the package, if Python cannot make virtual environments", () => {
    const found = [{ version: "3.11.7", complete: false, path: "/usr/bin/python3" }];
    assert.match(
      noPython(found).message,
      /lacks venv or ensurepip\.\nOn Debian and Ubuntu: apt-get install python3-venv/,
    );
  });

  it("shows the compiler's last lines and where the rest is", () => {
    const error = new CommandError("nice", "exit code 1", "./main.go:3:1: undefined: x", false);
    const told = buildFailed(error, "/cache/logs/pulumi-cli.log") as Error;
    assert.ok(told instanceof ToolchainError);
    assert.equal(
      told.message,
      "The Go compiler failed. The last lines of /cache/logs/pulumi-cli.log:\n./main.go:3:1: undefined: x",
    );
  });

  it("speaks of the network, if modules could not be downloaded", () => {
    const output = 'Get "https://proxy.golang.org/x": dial tcp: lookup proxy.golang.org: no such host';
    const told = buildFailed(new CommandError("nice", "exit code 1", output, false), "/log") as Error;
    assert.match(told.message, /^The Go modules could not be downloaded: check the network, or set GOPROXY/);
  });

  it("knows a full disk in a compiler's words", () => {
    const output = "write /cache/a.o: no space left on device";
    assert.ok(isDiskFull(buildFailed(new CommandError("nice", "exit code 1", output, false), "/log")));
  });

  it("compares versions by number", () => {
    assert.ok(isAtLeast("1.26.0", "1.25.11") && isAtLeast("3.10", "3.10") && isAtLeast("3.13.1", "3.10"));
    assert.ok(!isAtLeast("1.25.9", "1.25.11") && !isAtLeast("3.9.18", "3.10"));
  });
});

describe("a command", () => {
  it("gives what it wrote on standard output, and shows every line", async () => {
    const lines: string[] = [];
    const output = await runCommand("sh", ["-c", "echo out; echo err >&2"], { onLine: (line) => lines.push(line) });
    assert.equal(output, "out\n");
    assert.deepEqual(lines.sort(), ["err", "out"]);
  });

  it("fails with how it ended and its last lines", async () => {
    await assert.rejects(runCommand("sh", ["-c", "seq 1 100; exit 3"]), (error: CommandError) => {
      assert.equal(error.outcome, "exit code 3");
      assert.ok(error.output.endsWith("99\n100") && !error.output.includes("50"));
      return true;
    });
  });

  it("is told from one that does not exist", async () => {
    await assert.rejects(runCommand("no-such-command", []), (error: CommandError) => error.missing);
  });

  it("is ended with everything it started when it takes too long", async () => {
    const started = Date.now();
    await assert.rejects(
      runCommand("sh", ["-c", "sleep 30 & sleep 30"], { timeout: 200 }),
      (error: CommandError) => error.outcome === "not finished after 0.2 seconds",
    );
    assert.ok(Date.now() - started < 25_000);
  });
});
