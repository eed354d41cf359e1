import { remediesTrails } from "./remediation";

describe("a trail that the policy pack is to remedy, and that is left as it is", () => {
  remediesTrails("all");
});
