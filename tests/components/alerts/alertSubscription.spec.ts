import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "../../../components/multiRegionTrailArgs";
import { endpointOf, withSecretEndpoints } from "../../../components/alerts/alertSubscription";

const team = { protocol: "email", endpoint: "security@example.com" } as const;
const hook = { protocol: "https", endpoint: "https://example.com/enqueue?token=1" } as const;

describe("endpointOf", () => {
  it("keeps a URL secret and leaves an address readable", async () => {
    assert.equal(await pulumi.isSecret(pulumi.output(endpointOf(hook))), true);
    assert.equal(endpointOf(team), team.endpoint);
  });
});

describe("withSecretEndpoints", () => {
  it("keeps the URLs among the arguments secret, and everything else as it is", async () => {
    const args: MultiRegionTrailArgs = { trailName: "audit", alertSubscriptions: { team, hook } };
    const { trailName, alertSubscriptions = {} } = withSecretEndpoints(args);
    assert.equal(trailName, "audit");
    assert.deepEqual(alertSubscriptions["team"], team);
    assert.equal(await pulumi.isSecret(pulumi.output(alertSubscriptions["hook"]?.endpoint)), true);
  });

  it("changes no arguments without subscriptions", () => {
    const args: MultiRegionTrailArgs = { trailName: "audit" };
    assert.equal(withSecretEndpoints(args), args);
  });
});
