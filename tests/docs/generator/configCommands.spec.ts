import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configCommands, type ConfigValue } from "../../../docs/generator/configCommands";
import { captureCommand } from "../../../sandbox/captureCommand";
import { useToolchain } from "../../toolchain";

const values: Readonly<Record<string, ConfigValue>> = {
  text: "it's one: two",
  number: 365,
  boolean: true,
  account: "123456789012",
  accounts: ["123456789012", "012345678901"],
  tags: { team: "security", "a.b": "true", "cost-center": "4711" },
  selectors: [{ name: "All writes", fields: [{ field: "readOnly", equals: ["false"] }], days: 3, on: false }],
};

describe("configCommands", () => {
  useToolchain();

  it("sets a text, a number or a boolean with one command", () => {
    assert.deepEqual(configCommands("p:name", "audit"), ["npx pulumi config set p:name audit"]);
    assert.deepEqual(configCommands("p:days", 365), ["npx pulumi config set p:days 365"]);
    assert.deepEqual(configCommands("p:on", true), ["npx pulumi config set p:on true"]);
  });

  it("sets each value of a list or object by its path", () => {
    assert.deepEqual(configCommands("p:parts", [{ name: "a b", tags: { x: "y" } }]), [
      "npx pulumi config set --path 'p:parts[0].name' 'a b'",
      "npx pulumi config set --path 'p:parts[0].tags.x' y",
    ]);
  });

  it("keeps texts that read like numbers or booleans texts", () => {
    assert.deepEqual(configCommands("p:ids", ["123456789012", "false"]), [
      "npx pulumi config set --path --type string 'p:ids[0]' 123456789012",
      "npx pulumi config set --path --type string 'p:ids[1]' false",
    ]);
  });

  it("makes commands with which Pulumi stores just these values", async () => {
    const directory = await mkdtemp(join(tmpdir(), "cloudtrail-baseline-commands-"));
    try {
      await writeFile(join(directory, "Pulumi.yaml"), "name: p\nruntime: nodejs\n");
      const commands = Object.entries(values).flatMap(([key, value]) => configCommands(`p:${key}`, value));
      // In a clone npx finds what npm has installed; in this directory it would look for it in the registry.
      const script = ['npx() { "$@"; }', "pulumi stack init test", ...commands, "pulumi config --json"].join("\n");
      const env = { ...process.env, PULUMI_BACKEND_URL: `file://${directory}`, PULUMI_CONFIG_PASSPHRASE: "test" };
      const { code, output } = await captureCommand("sh", ["-ec", script], { cwd: directory, env });
      assert.equal(code, 0, output);
      const stored = JSON.parse(output.slice(output.indexOf("{"))) as Record<
        string,
        { value: string; objectValue?: ConfigValue }
      >;
      for (const [key, value] of Object.entries(values)) {
        const entry = stored[`p:${key}`];
        assert.deepEqual(entry?.objectValue ?? entry?.value, typeof value === "object" ? value : String(value), key);
      }
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
