import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { roleTemplate } from "../../../audit/policy/roleTemplate";
import { gate, rules } from "../../../rules/catalogue";
import { useToolchain } from "../../toolchain";

const run = promisify(execFile);

describe("the template of the auditor's role", () => {
  const toolchain = useToolchain();

  /** What the linter of CloudFormation finds, by the ids of its rules. */
  async function findings(template: object): Promise<readonly string[]> {
    const directory = await mkdtemp(join(tmpdir(), "role-template-"));
    try {
      const file = join(directory, "template.json");
      await writeFile(file, JSON.stringify(template));
      const linter = join(dirname(toolchain().python), "cfn-lint");
      // It exits with a code of its own where it finds something.
      const { stdout } = await run(linter, ["--format", "json", "--non-zero-exit-code", "none", "--", file]);
      const found = JSON.parse(stdout) as readonly { readonly Rule: { readonly Id: string } }[];
      return found.map(({ Rule }) => Rule.Id);
    } finally {
      await rm(directory, { recursive: true });
    }
  }

  it("is what CloudFormation takes", async () => {
    assert.deepEqual(await findings(roleTemplate([gate])), []);
    assert.deepEqual(await findings(roleTemplate(rules.map(({ name }) => name))), []);
  });

  it("would be found wrong by that linter", async () => {
    const template = JSON.stringify(roleTemplate([gate])).replace('"Ref":"RoleName"', '"Ref":"RolName"');
    assert.notDeepEqual(await findings(JSON.parse(template) as object), []);
  });
});
