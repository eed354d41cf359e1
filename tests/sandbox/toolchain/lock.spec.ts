import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "../../../sandbox/toolchain/lock";
import { processStart } from "../../../sandbox/toolchain/processIdentity";
import { temporaryDirectory } from "./temporary";

describe("a lock", () => {
  const directory = temporaryDirectory();

  /** Leaves a ticket as another process would. */
  async function ticket(number: number, content: string): Promise<string> {
    const path = join(directory.path, String(number));
    await mkdir(directory.path, { recursive: true });
    await writeFile(path, content);
    return path;
  }

  function owner(pid: number, start: string | undefined): string {
    return JSON.stringify({ pid, start });
  }

  async function deadProcess(): Promise<number> {
    const child = spawn("true");
    await new Promise((resolve) => child.once("close", resolve));
    return child.pid ?? 0;
  }

  it("lets one at a time work, however many want to", async () => {
    let working = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      working++;
      most = Math.max(most, working);
      await sleep(20);
      working--;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(directory.path, work)));
    assert.equal(most, 1);
  });

  it("leaves nothing behind, and is free again after work that fails", async () => {
    await assert.rejects(
      withLock(directory.path, () => Promise.reject(new Error("broken"))),
      /broken/,
    );
    assert.deepEqual(await readdir(directory.path), []);
    assert.equal(await withLock(directory.path, () => Promise.resolve("free")), "free");
  });

  it("is taken over from an owner that died", async () => {
    await ticket(7, owner(await deadProcess(), "1"));
    assert.equal(await withLock(directory.path, () => Promise.resolve("mine")), "mine");
    assert.deepEqual(await readdir(directory.path), []);
  });

  it("is taken over from an owner whose process number now names another process", async () => {
    await ticket(1, owner(process.pid, "started long ago"));
    assert.equal(await withLock(directory.path, () => Promise.resolve("mine")), "mine");
  });

  it("is taken over from an owner that died before it could sign", async () => {
    const path = await ticket(1, "");
    const old = new Date(Date.now() - 60_000);
    await utimes(path, old, old);
    assert.equal(await withLock(directory.path, () => Promise.resolve("mine")), "mine");
  });

  it("waits for a living owner, and says once for whom", async () => {
    const holder = spawn("sleep", ["5"]);
    const pid = holder.pid ?? 0;
    await ticket(1, owner(pid, await processStart(pid)));
    const told: number[] = [];
    const waiting = withLock(
      directory.path,
      () => Promise.resolve("mine"),
      (other) => told.push(other.pid),
    );
    await sleep(700);
    assert.deepEqual(told, [pid]);
    holder.kill("SIGKILL");
    assert.equal(await waiting, "mine");
    assert.deepEqual(told, [pid]);
  });
});
