import assert from "node:assert/strict";
import { memberFrom } from "../../../live/organization/member";

describe("an account as its organization lists it", () => {
  it("is in its state, whatever its status says, and in its status where AWS tells no state", () => {
    assert.equal(memberFrom({ State: "CLOSED", Status: "SUSPENDED" }).state, "CLOSED");
    assert.equal(memberFrom({ Status: "SUSPENDED" }).state, "SUSPENDED");
    assert.equal("state" in memberFrom({}), false);
  });

  it("is in the units of its path, without the organization, the root and itself", () => {
    const units = (...Paths: string[]) => memberFrom({ Paths }).units;
    const [parent, child] = ["ou-ab12-11111111", "ou-ab12-22222222"];
    assert.deepEqual(units(`o-a1b2c3d4e5/r-ab12/${parent}/${child}/111122223333/`), [parent, child]);
    assert.deepEqual(units("o-a1b2c3d4e5/r-ab12/111122223333/"), []);
    assert.equal("units" in memberFrom({}), false);
    assert.equal("units" in memberFrom({ Paths: [] }), false);
  });

  it("has a name that can be printed", () => {
    assert.deepEqual(memberFrom({ Id: "111122223333", Name: "a\u001b[31m" }), {
      id: "111122223333",
      name: String.raw`a\u{1b}[31m`,
    });
  });
});
