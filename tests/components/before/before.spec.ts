import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { inspectorOf } from "../../../components/before/before";
import { lastDeployed } from "../../../components/before/deployed";
import type { Inspected, Inspection } from "../../../components/before/inspection";
import { valueOf } from "../mockAws";

const place = { partition: "aws", region: "eu-central-1", accountId: "123456789012" };
const trailType = "aws:cloudtrail/trail:Trail";
const component = "urn:pulumi:test::project::cloudtrail-baseline:index:MultiRegionTrail";

class Component extends pulumi.ComponentResource {
  constructor(name: string) {
    super("cloudtrail-baseline:index:MultiRegionTrail", name);
  }
}

/** What a component meets before it is deployed, where the engine answers so about its stack. */
async function inspected(
  answer: () => Record<string, unknown>,
  inspection: Inspection = () => ({}),
): Promise<Inspected | undefined> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as object }),
      call: ({ token, inputs }) => {
        assert.equal(token, "pulumi:pulumi:readStackResourceOutputs");
        assert.deepEqual(inputs, { stackName: "organization/project/test" });
        return answer();
      },
    },
    "project",
    "test",
  );
  let seen: Inspected | undefined;
  const audit = new Component("audit");
  const inspector = await valueOf(
    inspectorOf("audit", audit, lastDeployed(audit), true, [
      (each) => {
        seen = each;
        return inspection(each);
      },
    ]),
  );
  await inspector({}, place);
  return seen;
}

describe("inspectorOf", () => {
  it("finds the parts of a component, and of no other, in the state of its stack", async () => {
    const found = await inspected(() => ({
      outputs: {
        [`${component}::audit`]: { outputs: { bucketName: "logs" } },
        [`${component}::other`]: { outputs: { bucketName: "others" } },
        [`${component}$${trailType}::audit`]: { outputs: { name: "audit" } },
        [`${component}$${trailType}::other`]: { outputs: { name: "other" } },
        [`urn:pulumi:test::project::${trailType}::plain`]: { outputs: { name: "plain" } },
      },
    }));
    assert.deepEqual(found?.deployed.part(trailType, "audit"), { name: "audit" });
    assert.equal(found.deployed.urn(trailType, "audit"), `${component}$${trailType}::audit`);
    assert.deepEqual(found.deployed.outputs, { bucketName: "logs" });
    assert.equal(found.deployed.part(trailType, "plain"), undefined);
    assert.equal(found.deployed.part("aws:s3/bucket:Bucket", "audit"), undefined);
  });

  it("finds no part where the state cannot be read, and goes on", async () => {
    const found = await inspected(() => {
      throw new Error("not allowed to read the stack");
    });
    assert.equal(found?.deployed.part(trailType, "audit"), undefined);
  });

  it("gives the faults of all inspections", async () => {
    const faults = [{ property: "bucketName", reason: "is taken." }];
    await inspected(() => ({ outputs: {} }));
    const audit = new Component("audit");
    const inspector = await valueOf(
      inspectorOf("audit", audit, lastDeployed(audit), true, [
        () => ({ faults }),
        () => Promise.resolve({}),
        () => ({ faults, warnings: [] }),
      ]),
    );
    assert.deepEqual(await inspector({}, place), [...faults, ...faults]);
  });
});
