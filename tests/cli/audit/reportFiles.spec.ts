import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unwritable, writeWhole } from "../../../cli/audit/reportFiles";

describe("files of reports", () => {
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "report-files-"));
  });
  after(() => rm(directory, { recursive: true }));

  it("appear whole, and nothing else beside them", async () => {
    const own = join(directory, "own");
    await mkdir(own);
    await writeWhole(join(own, "report"), "text");
    assert.equal(await readFile(join(own, "report"), "utf8"), "text");
    assert.deepEqual(await readdir(own), ["report"]);
  });

  it("replace what is there, behind links too, and keep its permissions", async () => {
    const target = join(directory, "target");
    await writeFile(target, "old");
    await chmod(target, 0o600);
    await symlink(target, join(directory, "link"));
    await writeWhole(join(directory, "link"), "new");
    assert.equal(await readFile(target, "utf8"), "new");
    assert.equal((await stat(target)).mode & 0o777, 0o600);
  });

  it("leave what is there as it was when they cannot be written", async () => {
    const path = join(directory, "kept");
    await writeFile(path, "old");
    // What would be renamed is in the way: a folder of that name.
    await mkdir(`${path}.${process.pid}`);
    await assert.rejects(writeWhole(path, "new"));
    assert.equal(await readFile(path, "utf8"), "old");
  });

  it("may be what is no file", async () => {
    await writeWhole("/dev/null", "text");
    assert.equal((await stat("/dev/null")).isCharacterDevice(), true);
    assert.equal(await unwritable("--output", "/dev/null"), undefined);
  });

  it("are refused before anything is asked where they are a folder or in none", async () => {
    assert.equal(await unwritable("--output", directory), `--output "${directory}" is a folder. Name a file`);
    assert.equal(
      await unwritable("--output", join(directory, "none", "report")),
      `--output "${join(directory, "none", "report")}" cannot be written: there is no such file or folder`,
    );
    assert.equal(await unwritable("--output", join(directory, "new")), undefined);
  });
});
