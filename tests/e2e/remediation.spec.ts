import { remediesTrails } from "./remediation";

// The small version of remediation.proof.ts: what is remedied, at preview and by an update.

describe("a trail that the policy pack is to remedy", () => {
  remediesTrails("daily");
});
