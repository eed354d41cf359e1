import assert from "node:assert/strict";
import { tagFault, tagFrom, unitFault, wantedTags, whyLeftOut } from "../../../audit/accounts/narrowing";

const id = "111122223333";

describe("the accounts of an organization that are not asked", () => {
  for (const [state, why] of [
    ["ACTIVE", undefined],
    [undefined, undefined],
    ["A STATE OF TOMORROW", undefined],
    ["toString", undefined],
    ["PENDING_ACTIVATION", "it is not ready yet: its activation is pending"],
    ["SUSPENDED", "it is suspended"],
    ["PENDING_CLOSURE", "it is being closed"],
    ["CLOSED", "it is closed"],
  ] as const) {
    it(`are told by their state: ${state ?? "none"}`, () => {
      assert.equal(whyLeftOut({ id, name: "", ...(state !== undefined && { state }) }, {}), why);
    });
  }

  it("are those excluded, whatever their state", () => {
    for (const state of ["ACTIVE", "SUSPENDED"]) {
      assert.equal(whyLeftOut({ id, name: "", state }, { excluded: ["999999999999", id] }), "it is excluded");
    }
  });
});

describe("tags that accounts have to have", () => {
  const its = new Map([
    ["team", "a"],
    ["stage", "prod"],
  ]);
  const met = (...tags: readonly string[]) =>
    wantedTags(its, tags.map(tagFrom))?.map(({ key, value }) => `${key}=${value}`);

  it("are met by any of the values of a key, and have to be for every key", () => {
    assert.deepEqual(met("team=a"), ["team=a"]);
    assert.deepEqual(met("team=b", "team=a", "stage=prod"), ["team=a", "stage=prod"]);
    assert.equal(met("team=a", "stage=test"), undefined);
    assert.equal(met("other="), undefined);
    assert.equal(met("Team=a"), undefined);
  });

  it("are written as KEY=VALUE", () => {
    assert.deepEqual(tagFrom("a:b/c=d=e"), { key: "a:b/c", value: "d=e" });
    assert.deepEqual(tagFrom("a="), { key: "a", value: "" });
    for (const good of ["a=", "a=b", "a b=c d", `${"k".repeat(128)}=${"v".repeat(256)}`]) {
      assert.equal(tagFault(good), undefined);
    }
    for (const bad of ["", "a", "=b"]) {
      assert.equal(tagFault(bad), `"${bad}" is not a tag. Write KEY=VALUE`);
    }
    assert.match(tagFault(`${"k".repeat(129)}=`) ?? "", /is longer than any tag of AWS/);
    assert.match(tagFault(`k=${"v".repeat(257)}`) ?? "", /is longer than any tag of AWS/);
  });
});

describe("the id of an organizational unit", () => {
  it("is that of a unit or of the root", () => {
    for (const good of ["r-ab12", "ou-ab12-cd34ef56"]) {
      assert.equal(unitFault(good), undefined);
    }
    for (const bad of ["", "Sandbox", "ou-ab12", "OU-ab12-cd34ef56", "r-ab12\n", "o-a1b2c3d4e5"]) {
      assert.match(unitFault(bad) ?? "", /is not the id of an organizational unit\. Write one like "ou-ab12-cd34ef56"/);
    }
  });
});
