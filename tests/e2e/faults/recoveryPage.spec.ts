import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../../../sandbox/repository";
import { kinds } from "./inventory";

describe("docs/recovery.md", () => {
  let page: string;

  before(async () => {
    page = await readFile(join(repository, "docs", "recovery.md"), "utf8");
  });

  for (const { type, overwritten } of kinds) {
    it(`says ${overwritten ? "that nothing is imported of" : "how to import"} ${type}`, () => {
      const inTable = new RegExp(`^\\| \`${type}\` +\\| `, "m").test(page);
      assert.equal(inTable, !overwritten);
      assert.ok(page.includes(`\`${type}\``));
    });
  }
});
