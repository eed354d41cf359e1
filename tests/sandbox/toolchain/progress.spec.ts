import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { formatDuration, Progress } from "../../../sandbox/progress";
import { RecordedStream } from "./temporary";

describe("progress", () => {
  it("says on a plain stream what begins and why, that it goes on, and how long it took", async () => {
    const stream = new RecordedStream();
    const result = await new Progress(stream, 40).step("Provider", "not in the cache", async (step) => {
      step.update("compiling");
      await sleep(100);
      return "built";
    });
    assert.equal(result, "built");
    assert.match(
      stream.text,
      /^Provider: not in the cache\n(Provider: still running after [\d.]+ s \(compiling\)\n)+Provider: done in [\d.]+ s\n$/,
    );
  });

  it("draws one line over and over on a terminal, no longer than the terminal is wide", async () => {
    const stream = new RecordedStream(true, 30);
    await new Progress(stream).step("Provider", "not in the cache", (step) => {
      step.update("compiling a package with quite a long name");
      return Promise.resolve();
    });
    const drawn = stream.text.split("\r\x1b[2K").map(stripVTControlCharacters);
    assert.ok(drawn.some((line) => line.startsWith("Provider 0.0 s (compiling")));
    assert.ok(drawn.every((line) => line.length < 30 || line.endsWith("\n")));
    assert.match(stream.text, /Provider: done in [\d.]+ s\n$/);
  });

  it("uses no colour where NO_COLOR is set", async () => {
    const before = process.env["NO_COLOR"];
    process.env["NO_COLOR"] = "1";
    try {
      const stream = new RecordedStream(true);
      await new Progress(stream).step("Provider", "why", (step) => {
        step.update("compiling");
        return Promise.resolve();
      });
      assert.equal(stream.text.includes("\x1b[3"), false);
    } finally {
      if (before === undefined) {
        delete process.env["NO_COLOR"];
      } else {
        process.env["NO_COLOR"] = before;
      }
    }
  });

  it("passes failures on, and says how long it took to fail", async () => {
    const stream = new RecordedStream();
    const failing = new Progress(stream).step("Provider", "why", () => Promise.reject(new Error("broken")));
    await assert.rejects(failing, /broken/);
    assert.match(stream.text, /Provider: failed after [\d.]+ s\n$/);
  });

  it("sums up where the time went", async () => {
    const progress = new Progress(new RecordedStream());
    await progress.step("One", "why", () => Promise.resolve());
    await progress.step("Another", "why", () => sleep(60));
    assert.match(
      progress.summary(),
      /^Where the time went:\n {2}One {6}[\d.]+ s\n {2}Another {2}[\d.]+ s\n {2}in all {3}[\d.]+ s$/,
    );
  });

  it("writes durations for people", () => {
    assert.deepEqual([400, 12_400, 59_600, 185_000].map(formatDuration), ["0.4 s", "12 s", "1 min 00 s", "3 min 05 s"]);
  });
});
