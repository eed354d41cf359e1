import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFile } from "../../../docs/generator/projectFile";
import { args } from "./sources";

const options = args(`
  /** Name of it. Takes 3 to 9 letters. Defaults to the name of the component and \`-x\`. Costs 1 $. */
  a?: string;
  /** Other. Defaults to none. */
  b?: string;`).sections.flat();

describe("projectFile", () => {
  it("writes what the keys mean, and leaves everything else as it is", () => {
    const written = (description: string): string =>
      `name: p\n# Why.\nconfig:\n  a:\n    type: string\n    description: "${description}"\n    default: ""\n` +
      `  protect:\n    type: boolean\n    description: "Whether: yes."\n    default: true\n`;
    const folder = mkdtempSync(join(tmpdir(), "cloudtrail-baseline-project-"));
    try {
      writeFileSync(join(folder, "Pulumi.yaml"), written("Takes 1 to 100 letters."));
      assert.equal(projectFile(folder, options), written("Name of it. Takes 3 to 9 letters. Empty: p and `-x`."));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
