import assert from "node:assert/strict";
import { rules } from "../../../rules/catalogue";
import { policies } from "../../../policypack/policies/policies";
import type { ClassicTrail } from "../propertiesOf";

type Policy = ReturnType<typeof policies>[number];

function stackPolicy(name: string): Extract<Policy, { validateStack: unknown }> {
  const policy = policies().find((candidate) => candidate.name === name);
  assert.ok(policy !== undefined && "validateStack" in policy);
  return policy;
}

describe("the policies", () => {
  it("block a stack without the trail, and only report everything else", () => {
    const blocking = policies().filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
    assert.deepEqual(
      blocking.map(({ name }) => name),
      ["multi-region-cloudtrail-enabled"],
    );
    assert.equal(stackPolicy("cloud-trail-log-file-validation-enabled").enforcementLevel, "advisory");
  });

  it("are those of the rules that a program can answer", () => {
    assert.deepEqual(
      policies().map(({ name }) => name),
      rules.filter(({ onlyIn }) => onlyIn !== "account").map(({ name }) => name),
    );
  });

  it("take exceptions as a list of objects, whose properties are told apart later", () => {
    const { configSchema } = stackPolicy("cloud-trail-log-file-validation-enabled");
    const { description, ...exceptions } = configSchema?.properties["exceptions"] ?? {};
    assert.match(description ?? "", /need not be met/);
    const properties = (exceptions.items as { readonly properties: object }).properties;
    assert.deepEqual(exceptions, { type: "array", items: { type: "object", properties }, default: [] });
    assert.deepEqual(Object.keys(properties), ["account", "resource", "reason", "approvedBy", "until"]);
  });

  it("describe the settings for configuration files", () => {
    const { configSchema } = stackPolicy("multi-region-cloudtrail-enabled");
    const { description, ...interpretation } = configSchema?.properties["interpretation"] ?? {};
    assert.deepEqual(interpretation, { type: "string", enum: ["strict", "literal"], default: "strict" });
    assert.match(description ?? "", /`strict`: .*`literal`: /s);
  });

  it("let nothing pass with settings that are not allowed, also in a pack of your own, and change nothing", async () => {
    const wrong = { isMultiRegionTrail: false, enableLogFileValidation: false };
    const props = { s3BucketName: "logs", ...wrong } satisfies ClassicTrail;
    const args = {
      urn: "urn:pulumi:dev::app::aws:cloudtrail/trail:Trail::audit",
      type: "aws:cloudtrail/trail:Trail",
      name: "audit",
      props,
      provider: { type: "pulumi:providers:aws", name: "default", urn: "urn:provider", props: {} },
      resources: [],
      getConfig: () => ({ minimumdays: 1 }),
    };
    for (const policy of policies({ preset: "strict" })) {
      const reports: string[] = [];
      const report = (message: string): void => void reports.push(message);
      const functions = policy as unknown as Partial<Record<string, (...given: readonly unknown[]) => unknown>>;
      await functions["validateResource"]?.(args, report);
      await functions["validateStack"]?.(args, report);
      assert.match(
        reports[0] ?? "nothing",
        /^The configuration of this rule is faulty.*\n- "minimumdays"/,
        policy.name,
      );
      assert.equal(functions["remediateResource"]?.(args), undefined, policy.name);
    }
    assert.deepEqual(props, { s3BucketName: "logs", ...wrong });
  });

  it("report an evaluation that fails, by the exception's name and place and without its message", async () => {
    const reports: string[] = [];
    const broken = {
      get resources(): never {
        throw new RangeError("hunter2");
      },
      getConfig: () => ({}),
    };
    const { validateStack } = stackPolicy("multi-region-cloudtrail-enabled");
    await validateStack(broken as never, (message) => reports.push(message));
    assert.equal(reports.length, 1);
    assert.match(reports[0] ?? "", /^This rule could not be evaluated, so it lets nothing pass: RangeError at .*\.\n/);
    assert.doesNotMatch(reports[0] ?? "", /hunter2/);
  });
});
