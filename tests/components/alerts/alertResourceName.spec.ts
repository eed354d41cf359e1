import assert from "node:assert/strict";
import { alertNames } from "../../../components/alerts/alertNames";
import { alertResourceName } from "../../../components/alerts/alertResourceName";

describe("alertResourceName", () => {
  it("joins the trail's name and the alert's", () => {
    assert.equal(alertResourceName("account-trail", "root-usage"), "account-trail-root-usage");
  });

  it("keeps a name of 64 characters, which EventBridge takes, and cuts one of 65", () => {
    assert.equal(alertResourceName("t".repeat(53), "root-usage"), `${"t".repeat(53)}-root-usage`);
    assert.match(alertResourceName("t".repeat(54), "root-usage"), /^t{44}-[0-9a-f]{8}-root-usage$/);
  });

  it("keeps long names of trails apart that begin alike", () => {
    const [first, second] = ["one", "two"].map((end) => alertResourceName(`${"t".repeat(120)}-${end}`, "root-usage"));
    assert.notEqual(first, second);
    assert.equal(first?.length, 64);
  });

  it("fits EventBridge for the longest trail name and every alert", () => {
    for (const alert of alertNames) {
      const name = alertResourceName("t".repeat(128), alert);
      assert.match(name, /^[.\-_A-Za-z0-9]{1,64}$/);
      assert.ok(name.endsWith(`-${alert}`));
    }
  });
});
