import assert from "node:assert/strict";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { argumentChecks } from "../../components/arguments/argumentChecks";
import { captureCommand } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { componentFolders } from "./componentFolders";
import { useSandbox } from "./support";

interface Schema {
  readonly name: string;
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly inputProperties: object;
        readonly properties: object;
        readonly required: readonly string[];
        readonly requiredInputs?: string[];
      }
    >
  >;
}

describe("components as a Pulumi plugin", () => {
  const sandbox = useSandbox();

  it("gives other languages the component under its fixed token, arguments and outputs", async () => {
    // A copy, as `pulumi package add` would clone it: Pulumi installs its packages into the folder it is given.
    const copy = join(sandbox().directory, "plugin");
    await mkdir(copy);
    for (const part of ["tsconfig.json", ...componentFolders]) {
      await cp(join(repository, part), join(copy, part), {
        recursive: true,
        filter: (path) => !path.includes("node_modules"),
      });
    }
    const { code, output } = await captureCommand("pulumi", ["package", "get-schema", "./components"], {
      env: sandbox().environment,
      cwd: copy,
    });
    assert.equal(code, 0, output);
    const { name, resources } = JSON.parse(output.slice(output.indexOf("\n{\n"))) as Schema;
    assert.equal(name, "cloudtrail-baseline");
    assert.deepEqual(Object.keys(resources), ["cloudtrail-baseline:index:MultiRegionTrail"]);
    const component = resources["cloudtrail-baseline:index:MultiRegionTrail"];
    assert.deepEqual(Object.keys(component?.inputProperties ?? {}).sort(), Object.keys(argumentChecks).sort());
    assert.equal(component?.requiredInputs, undefined);
    assert.deepEqual(Object.keys(component?.properties ?? {}).sort(), [
      "accessLogBucketName",
      "alertTopicArn",
      "bucketArn",
      "bucketName",
      "bucketPolicy",
      "homeRegion",
      "kmsKeyArn",
      "logGroupArn",
      "queryDatabaseName",
      "queryWorkgroupName",
      "snsTopicArn",
      "trailArn",
      "trailName",
    ]);
    assert.deepEqual(component?.required, ["bucketArn", "bucketName", "homeRegion", "trailArn", "trailName"]);
  });
});
