import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Progress } from "../../../sandbox/progress";
import { processStart } from "../../../sandbox/toolchain/processIdentity";
import { ensurePart, type Origin, type Part, prune } from "../../../sandbox/toolchain/part";
import { ToolchainError } from "../../../sandbox/toolchain/toolchainError";
import { RecordedStream, temporaryDirectory } from "./temporary";

function origin(source: string, changes: Partial<Origin> = {}): Origin {
  return {
    name: source,
    source,
    space: 0,
    inputs: () => Promise.resolve({ paths: [], values: [] }),
    obtain: (directory) => writeFile(join(directory, "from"), source),
    ...changes,
  };
}

function partOf(origins: readonly Origin[], changes: Partial<Part> = {}): Part {
  return {
    name: "part",
    title: "The part",
    movable: true,
    origins,
    prove: async (directory) => {
      await readFile(join(directory, "from"));
    },
    ...changes,
  };
}

describe("a part of the toolchain", () => {
  const cache = temporaryDirectory();
  let output: RecordedStream;
  let progress: Progress;
  beforeEach(() => {
    output = new RecordedStream();
    progress = new Progress(output);
  });

  for (const movable of [true, false]) {
    it(`is made once and then found in the cache, ${movable ? "movable" : "bound to its place"}`, async () => {
      let made = 0;
      const part = partOf(
        [
          origin("source", {
            obtain: (directory) => {
              made++;
              return writeFile(join(directory, "from"), "source");
            },
          }),
        ],
        { movable },
      );
      const first = await ensurePart(cache.path, part, progress);
      assert.equal(await ensurePart(cache.path, part, progress), first);
      assert.equal(made, 1);
      assert.equal(output.text.match(/not in the cache yet/g)?.length, 1);
    });
  }

  it("comes from the first origin that is open", async () => {
    const part = partOf([
      origin("vendor", { closed: () => Promise.resolve("its vendor does not answer (test)") }),
      origin("source"),
    ]);
    const entry = await ensurePart(cache.path, part, progress);
    assert.equal(await readFile(join(entry, "from"), "utf8"), "source");
    assert.match(output.text, /now from source; its vendor does not answer \(test\)/);
  });

  it("comes from the next origin when one fails, and says why", async () => {
    const part = partOf([
      origin("vendor", { obtain: () => Promise.reject(new Error("bad checksum")) }),
      origin("source"),
    ]);
    const entry = await ensurePart(cache.path, part, progress);
    assert.equal(await readFile(join(entry, "from"), "utf8"), "source");
    assert.match(output.text, /not from vendor: bad checksum/);
  });

  it("is taken from the cache even if it came from an origin that is closed now", async () => {
    const open = partOf([origin("vendor"), origin("source")]);
    const entry = await ensurePart(cache.path, open, progress);
    const closed = partOf([origin("vendor", { closed: () => Promise.resolve("closed") }), origin("source")]);
    assert.equal(await ensurePart(cache.path, closed, progress), entry);
  });

  it("needs no tools when it is in the cache from its vendor", async () => {
    const noGo = origin("source", { inputs: () => Promise.reject(new ToolchainError("Go is not installed")) });
    const entry = await ensurePart(cache.path, partOf([origin("vendor"), noGo]), progress);
    assert.equal(await ensurePart(cache.path, partOf([origin("vendor"), noGo]), progress), entry);
    const closed = origin("vendor", {
      inputs: () => Promise.resolve({ paths: [], values: ["newer"] }),
      closed: () => Promise.resolve("closed"),
    });
    await assert.rejects(
      ensurePart(cache.path, partOf([closed, noGo]), progress),
      /^ToolchainError: Go is not installed$/,
    );
  });

  it("is not kept when it does not start", async () => {
    const part = partOf([origin("source")], { prove: () => Promise.reject(new Error("wrong version")) });
    await assert.rejects(ensurePart(cache.path, part, progress), /wrong version/);
    assert.deepEqual(
      (await readdir(cache.path)).filter((name) => name.startsWith("part-")),
      [],
    );
  });

  it("is not begun on a disk without room for it", async () => {
    const part = partOf([origin("source", { space: 1e18 })]);
    await assert.rejects(
      ensurePart(cache.path, part, progress),
      /About 1000000000\.0 GB of disk are needed, .* are free .* Make room, or set CLOUDTRAIL_BASELINE_CACHE/,
    );
  });

  it("is made anew where a set-up died half-way, even under its final name", async () => {
    const part = partOf([origin("source")], { movable: false });
    const entry = await ensurePart(cache.path, part, progress);
    await rm(join(entry, ".complete"));
    await writeFile(join(entry, "half"), "");
    assert.equal(await ensurePart(cache.path, part, progress), entry);
    assert.equal(existsSync(join(entry, "half")), false);
  });
});

describe("pruning the cache", () => {
  const cache = temporaryDirectory();
  const day = 24 * 60 * 60 * 1000;

  it("removes what was unused for 30 days, and keeps what was used since", async () => {
    const progress = new Progress(new RecordedStream());
    const old = await ensurePart(cache.path, partOf([origin("old")]), progress);
    const used = await ensurePart(cache.path, partOf([origin("used")]), progress);
    const before = new Date(Date.now() - 31 * day);
    for (const entry of [old, used]) {
      await utimes(join(entry, ".complete"), before, before);
    }
    await ensurePart(cache.path, partOf([origin("used")]), progress);
    await prune(cache.path);
    assert.equal(existsSync(old), false);
    assert.equal(existsSync(used), true);
  });

  it("removes what a dead set-up left unfinished, and nothing that is not ours", async () => {
    const left = join(cache.path, "pulumi-cli-0123456789abcdef.unfinished");
    const foreign = join(cache.path, "something-else");
    await mkdir(left);
    await mkdir(foreign);
    await utimes(foreign, 0, 0);
    await prune(cache.path);
    assert.equal(existsSync(left), false);
    assert.equal(existsSync(foreign), true);
  });
});

describe("set-ups in several processes", () => {
  const directory = temporaryDirectory();
  const script = join(__dirname, "makePart.ts");

  function start(seconds: number): { child: ChildProcess; output: Promise<string> } {
    const record = join(directory.path, "record");
    const child = spawn(
      process.execPath,
      ["-r", "ts-node/register/transpile-only", script, join(directory.path, "cache"), record, String(seconds)],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let text = "";
    child.stdout.on("data", (data: Buffer) => (text += data.toString()));
    child.stderr.on("data", (data: Buffer) => (text += data.toString()));
    return {
      child,
      output: new Promise((resolve) =>
        child.once("close", () => {
          resolve(text);
        }),
      ),
    };
  }

  async function recorded(): Promise<string[]> {
    const text = await readFile(join(directory.path, "record"), "utf8").catch(() => "");
    return text.split("\n").filter(Boolean);
  }

  async function until(condition: () => Promise<boolean>): Promise<void> {
    while (!(await condition())) {
      await sleep(20);
    }
  }

  it("make a part once when two begin at the same time, and the other says for whom it waits", async () => {
    const outputs = await Promise.all([start(10).output, start(10).output]);
    assert.deepEqual(await recorded(), ["begin", "end"]);
    const entries = outputs.map((text) => text.trim().split("\n").at(-1));
    assert.equal(entries[0], entries[1]);
    assert.match(outputs.join(""), /another set-up \(process \d+\) is getting it; waiting/);
  });

  it("work again after one was killed in the middle, and leave no process and no half of it", async () => {
    const first = start(60);
    await until(async () => existsSync(join(directory.path, "record.pids")) && (await recorded()).length === 1);
    first.child.kill("SIGKILL");
    await first.output;
    const worker = Number((await readFile(join(directory.path, "record.pids"), "utf8")).trim());
    await until(async () => (await processStart(worker)) === undefined);

    const text = await start(0).output;
    const entry = text.trim().split("\n").at(-1) ?? "";
    assert.equal(await readFile(join(entry, "second"), "utf8"), "second half");
    assert.deepEqual(await recorded(), ["begin", "begin", "end"]);
    const names = await readdir(join(directory.path, "cache"));
    assert.deepEqual(names.sort(), ["locks", basename(entry)].sort());
    assert.ok((await stat(entry)).isDirectory());
  });

  it("end what they started when they are interrupted", async () => {
    const interrupted = start(60);
    await until(async () => existsSync(join(directory.path, "record.pids")) && (await recorded()).length === 1);
    interrupted.child.kill("SIGINT");
    await interrupted.output;
    const worker = Number((await readFile(join(directory.path, "record.pids"), "utf8")).trim());
    await until(async () => (await processStart(worker)) === undefined);
    assert.equal(interrupted.child.signalCode, "SIGINT");
  });
});
