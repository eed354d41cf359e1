import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { providerSettings } from "../../../components/before/providerSettings";
import { registeredBy, valueOf } from "../mockAws";

/** Pulumi keeps configuration as JSON, and this is `null` there. */
const noConfiguration = { toJSON: () => null } as unknown as Record<string, string>;

describe("providerSettings", () => {
  const settingsOf = async (configuration: Record<string, string>): Promise<unknown> => {
    const before = pulumi.runtime.allConfig();
    let settings: unknown;
    try {
      await registeredBy(async () => {
        pulumi.runtime.setAllConfig(configuration);
        settings = await valueOf(providerSettings(new pulumi.ComponentResource("test:index:Any", "any")));
      });
    } finally {
      pulumi.runtime.setAllConfig(before);
    }
    return settings;
  };

  it("are those of AWS in the configuration of the stack", async () => {
    assert.deepEqual(await settingsOf({ "aws:profile": "audit", "other:profile": "x" }), { profile: "audit" });
  });

  it("are none where a stack has no configuration at all, which Pulumi hands over as null", async () => {
    assert.deepEqual(await settingsOf(noConfiguration), {});
  });
});
