import assert from "node:assert/strict";
import { takenFault } from "../../../components/before/queryNamesInUse";

describe("takenFault", () => {
  const part = { argument: "queryDatabaseName", thing: "database" } as const;

  it("says which name is taken, and what to do", () => {
    assert.equal(
      takenFault(part, "audit", false).reason,
      'There is a database "audit" in this account and region already, which another stack has made. Give another name with queryDatabaseName, or leave createQueries out.',
    );
  });

  it("does not show a secret name", () => {
    const { reason, withoutValue } = takenFault(part, "hidden", true);
    assert.doesNotMatch(`${reason}${withoutValue ?? ""}`, /hidden/);
  });
});
