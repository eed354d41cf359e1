import assert from "node:assert/strict";
import { accountOfRole, roleFault, roleNameFault } from "../../../audit/accounts/listedAccount";

const arn = "arn:aws-us-gov:iam::111122223333:role/security/Audit";

describe("the role of an account", () => {
  it("is a name, with its path if it has one, or an ARN", () => {
    for (const role of ["Audit", "security/Audit", "a+=,.@-_9", "x".repeat(64), arn]) {
      assert.equal(roleFault(role), undefined, role);
    }
    for (const role of [
      "",
      "/",
      "/Audit",
      "a b",
      "x".repeat(65),
      "arn:aws:iam::1:role/Audit",
      `${arn}/`,
      "Audit\n",
      "$(rm)",
    ]) {
      assert.match(roleFault(role) ?? "", /is not a role\. Write its name, like "Audit", or its ARN$/, role);
    }
  });

  it("is a name alone where several accounts have it", () => {
    assert.equal(roleNameFault("security/Audit"), undefined);
    assert.match(roleNameFault("a b") ?? "", /is not a role/);
    assert.match(
      roleNameFault(arn) ?? "",
      /is the role of one account\. Write its name alone, or its ARN in the list$/,
    );
  });

  it("names its account in its ARN", () => {
    assert.equal(accountOfRole(arn), "111122223333");
    assert.equal(accountOfRole("Audit"), undefined);
  });
});
