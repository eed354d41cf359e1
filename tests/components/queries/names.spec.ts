import assert from "node:assert/strict";
import { databaseNameOf, workgroupNameOf } from "../../../components/queries/names";

describe("names of the parts of queries", () => {
  it("makes a database name that Athena takes without quotes", () => {
    assert.equal(databaseNameOf("Account-Trail.eu"), "account_trail_eu");
    assert.equal(databaseNameOf("ü/ trail"), "___trail");
    assert.equal(databaseNameOf("a".repeat(300)).length, 255);
  });

  it("makes a workgroup name of what Athena takes", () => {
    assert.equal(workgroupNameOf("Account-Trail_1.eu"), "Account-Trail_1.eu");
    assert.equal(workgroupNameOf("account trail/1"), "account-trail-1");
    assert.equal(workgroupNameOf("a".repeat(200)).length, 128);
  });
});
