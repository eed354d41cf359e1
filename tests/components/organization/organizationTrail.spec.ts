import assert from "node:assert/strict";
import { organizationTrailFaults, type TrailSettings } from "../../../components/organization/organizationTrail";

const good: TrailSettings = {
  isOrganizationTrail: true,
  isMultiRegionTrail: true,
  includeGlobalServiceEvents: true,
  enableLogFileValidation: true,
  enableLogging: true,
};

describe("organizationTrailFaults", () => {
  it("finds nothing wrong with a trail that covers its members", () => {
    assert.deepEqual(organizationTrailFaults(good), []);
  });

  for (const [setting, fault] of [
    ["isOrganizationTrail", "is not a trail of the organization"],
    ["isMultiRegionTrail", "is not multi-region"],
    ["includeGlobalServiceEvents", "does not record global service events"],
    ["enableLogFileValidation", "does not validate its log files"],
    ["enableLogging", "is not logging"],
  ] as const) {
    it(`finds a trail that ${fault}, said or not known`, () => {
      assert.deepEqual(organizationTrailFaults({ ...good, [setting]: false }), [fault]);
      assert.deepEqual(organizationTrailFaults({ ...good, [setting]: undefined }), [fault]);
    });
  }
});
