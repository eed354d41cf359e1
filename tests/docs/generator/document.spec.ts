import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { driftMessages, laidOut, writeOutOfDate } from "../../../docs/generator/document";

describe("documents", () => {
  let repository: string;
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), "cloudtrail-baseline-docs-"));
  });
  afterEach(() => {
    rmSync(repository, { recursive: true });
  });

  it("are out of date when they are missing or differ, and the message says which and what to do", () => {
    writeFileSync(join(repository, "same.md"), "same\n");
    writeFileSync(join(repository, "other.md"), "old\n");
    const documents = ["same", "other", "missing"].map((name) => ({ path: `${name}.md`, text: `${name}\n` }));
    assert.deepEqual(driftMessages(repository, documents), [
      "other.md is out of date with the sources it is written from: run `npm run docs` and commit it.",
      "missing.md is out of date with the sources it is written from: run `npm run docs` and commit it.",
    ]);
  });

  it("are up to date once written, and written only when they differ", () => {
    const same = join(repository, "same.md");
    writeFileSync(same, "same\n");
    utimesSync(same, 1, 1);
    const documents = ["same", "new"].map((name) => ({ path: `${name}.md`, text: `${name}\n` }));
    writeOutOfDate(repository, documents);
    assert.deepEqual(driftMessages(repository, documents), []);
    assert.equal(readFileSync(join(repository, "new.md"), "utf8"), "new\n");
    assert.equal(statSync(same).mtimeMs, 1000);
  });

  it("break their paragraphs into lines only when they are asked to", async () => {
    writeFileSync(join(repository, ".oxfmtrc.json"), '{ "printWidth": 80 }');
    const text = `${"word ".repeat(40).trim()}\n`;
    assert.equal((await laidOut(repository, { path: "a.md", text }, false)).text, text);
    assert.equal((await laidOut(repository, { path: "a.md", text }, true)).text.trim().split("\n").length, 3);
  });
});
