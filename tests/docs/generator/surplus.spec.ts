import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeSurplus, surplusMessages } from "../../../docs/generator/surplus";

describe("surplus files of a generated folder", () => {
  const documents = [{ path: "pages/kept.md", text: "" }];
  let repository: string;
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), "cloudtrail-baseline-docs-"));
    mkdirSync(join(repository, "pages"));
    for (const file of ["pages/kept.md", "pages/gone.md", "other.md"]) writeFileSync(join(repository, file), "");
  });
  afterEach(() => {
    rmSync(repository, { recursive: true });
  });

  it("are those that nothing writes, and the message says which and what to do", () => {
    assert.deepEqual(surplusMessages(repository, "pages", documents), [
      "pages/gone.md is written from nothing that is still there: run `npm run docs` and commit that it is gone.",
    ]);
  });

  it("are removed, and nothing else", () => {
    removeSurplus(repository, "pages", documents);
    assert.deepEqual(readdirSync(join(repository, "pages")), ["kept.md"]);
    assert.deepEqual(readdirSync(repository).sort(), ["other.md", "pages"]);
    assert.deepEqual(surplusMessages(repository, "pages", documents), []);
  });

  it("are none in a folder that is not there", () => {
    assert.deepEqual(surplusMessages(repository, "nowhere", documents), []);
  });
});
