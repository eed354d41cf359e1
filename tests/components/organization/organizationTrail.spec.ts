import assert from "node:assert/strict";
import { organizationTrailFaults } from "../../../components/organization/organizationTrail";

const good = {
  ofOrganization: true,
  multiRegion: true,
  globalServiceEvents: true,
  logFileValidation: true,
  logging: true,
};

describe("organizationTrailFaults", () => {
  it("finds nothing wrong with a trail that covers its members", () => {
    assert.deepEqual(organizationTrailFaults(good), []);
  });

  for (const [setting, fault] of [
    ["ofOrganization", "is not a trail of the organization"],
    ["multiRegion", "is not multi-region"],
    ["globalServiceEvents", "does not record global service events"],
    ["logFileValidation", "does not validate its log files"],
    ["logging", "is not logging"],
  ] as const) {
    it(`finds a trail that ${fault}`, () => {
      assert.deepEqual(organizationTrailFaults({ ...good, [setting]: false }), [fault]);
    });
  }
});
