import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRunDirectory, removeRunDirectory } from "../../sandbox/runDirectory";

describe("createRunDirectory", () => {
  it("makes a directory that nobody else can read", async () => {
    const directory = await createRunDirectory();
    assert.equal(statSync(directory).mode & 0o777, 0o700);
    await removeRunDirectory(directory);
    assert.equal(existsSync(directory), false);
  });

  it("removes what a process left that is gone, and leaves alone what belongs to one that lives", async () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const abandoned = join(tmpdir(), `cloudtrail-baseline-sandbox-${pid}-test`);
    const inUse = join(tmpdir(), `cloudtrail-baseline-sandbox-${process.pid}-test`);
    for (const directory of [abandoned, inUse]) mkdirSync(join(directory, "state"), { recursive: true });
    const directory = await createRunDirectory();
    assert.equal(existsSync(abandoned), false);
    assert.equal(existsSync(inUse), true);
    await Promise.all([directory, inUse].map(removeRunDirectory));
  });
});
