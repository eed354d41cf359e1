import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  actionlintVersion,
  awsProviderVersion,
  isAtLeast,
  minimumGoVersion,
  pulumiVersion,
  yamlLanguageHostVersion,
} from "../../../sandbox/toolchain/versions";

const root = join(__dirname, "..", "..", "..");

describe("the versions of the toolchain", () => {
  async function goMod(module: string): Promise<string> {
    return readFile(join(root, "sandbox", "toolchain", module, "go.mod"), "utf8");
  }

  it("are those of the npm packages", async () => {
    const lock = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")) as {
      readonly packages: Readonly<Record<string, { readonly version: string }>>;
    };
    assert.equal(lock.packages["node_modules/pulumi"]?.version, pulumiVersion);
    assert.equal(lock.packages["node_modules/@pulumi/pulumi"]?.version, pulumiVersion);
    assert.equal(lock.packages["node_modules/@pulumi/aws"]?.version, awsProviderVersion);
  });

  it("are those of the Go modules", async () => {
    assert.match(await goMod("pulumiCli"), new RegExp(`github.com/pulumi/pulumi/pkg/v3 v${pulumiVersion}\\b`));
    assert.match(await goMod("languageHost"), new RegExp(`github.com/pulumi/pulumi/sdk/v3 v${pulumiVersion}\\b`));
    assert.match(
      await goMod("yamlLanguageHost"),
      new RegExp(`github.com/pulumi/pulumi-yaml v${yamlLanguageHostVersion}\\b`),
    );
    assert.match(await goMod("actionlint"), new RegExp(`github.com/rhysd/actionlint v${actionlintVersion}\\b`));
  });

  it("name the newest Go that any of the modules asks for as the oldest that will do", async () => {
    for (const module of ["pulumiCli", "languageHost", "yamlLanguageHost", "awsProvider", "actionlint"]) {
      const version = /^go (\S+)$/m.exec(await goMod(module))?.[1] ?? "";
      assert.ok(isAtLeast(minimumGoVersion, version), `${module} asks for Go ${version}`);
    }
  });
});
