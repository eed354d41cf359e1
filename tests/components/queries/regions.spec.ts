import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { knownRegions, regionsOf } from "../../../components/queries/regions";
import { useToolchain } from "../../toolchain";

// The SDK that the local AWS runs on is brought up to date like every dependency, and with it comes news of regions.
const regionsOfSdk = `
import json, botocore.loaders
loader = botocore.loaders.create_loader()
names = {}
for partition in loader.load_data("partitions")["partitions"]:
    names.setdefault(partition["id"], set()).update(partition["regions"])
for partition in loader.load_data("endpoints")["partitions"]:
    names.setdefault(partition["partition"], set()).update(partition["regions"])
print(json.dumps({name: sorted(r for r in regions if not r.endswith("-global")) for name, regions in names.items()}))
`;

describe("knownRegions", () => {
  const toolchain = useToolchain();

  it("has every region and partition that the SDK of AWS knows", async () => {
    const { stdout } = await promisify(execFile)(toolchain().python, ["-c", regionsOfSdk]);
    const sdk = JSON.parse(stdout) as Record<string, string[]>;
    assert.ok((sdk["aws"] ?? []).length > 30, "the SDK answered");
    for (const [partition, regions] of Object.entries(sdk)) {
      const missing = regions.filter((region) => knownRegions[partition]?.includes(region) !== true);
      assert.deepEqual(missing, [], `regions of ${partition} to add to components/queries/regions.ts`);
    }
  });

  it("names no region twice", () => {
    const all = Object.values(knownRegions).flat();
    assert.equal(new Set(all).size, all.length);
  });
});

describe("regionsOf", () => {
  it("answers with the regions of the partition", () => {
    assert.deepEqual(regionsOf("aws-cn", "cn-north-1"), ["cn-north-1", "cn-northwest-1"]);
  });

  it("adds the region of the table where the list is older than the region or its partition", () => {
    assert.deepEqual(regionsOf("aws-cn", "cn-south-1"), ["cn-north-1", "cn-northwest-1", "cn-south-1"]);
    assert.deepEqual(regionsOf("aws-new", "new-east-1"), ["new-east-1"]);
  });
});
