import assert from "node:assert/strict";
import { wayElsewhere } from "../../../policypack/elsewhere/wayElsewhere";
import type { AccountFacts } from "../../../rules/facts/accountFacts";
import { report } from "../../../rules/report";
import type { Settings } from "../../../rules/rule";
import { multiRegionCloudtrailEnabled as rule } from "../../../rules/account/multiRegionCloudtrailEnabled";
import { doubtful, trail } from "../../rules/trails";

function evaluate(account: Partial<AccountFacts>) {
  return rule.evaluate({ name: "the account", isInUse: true, trails: [], ...account }, {});
}

function reported(account: Partial<AccountFacts>): string {
  const verdict = evaluate(account);
  assert.ok(verdict.answer === "violation" || verdict.answer === "unknown");
  return report(rule, verdict, "program");
}

describe("a trail outside the stack", () => {
  it("that could not be looked for makes the answer unknown, not a violation", () => {
    assert.equal(evaluate({ notSeen: doubtful }).answer, "unknown");
    assert.equal(evaluate({ notSeen: doubtful, trails: [trail()] }).answer, "compliant");
    assert.match(
      reported({ notSeen: doubtful }),
      /^Found: no trail\.\n- it is not known whether the account has a trail that is not listed here: nobody knows\. To make it known, ask somebody\.\n/,
    );
  });

  it("that does not count is a violation, with the reason", () => {
    const faults = ["is 222222222222, which the setting accounts does not list"];
    assert.equal(evaluate({ faults }).answer, "violation");
    assert.match(
      reported({ faults }),
      /^Found: no trail\.\n- the account is 222222222222, which the setting accounts does not list\./,
    );
  });

  it("comes with the exact JSON that makes it count, with the account's id where it is known", () => {
    const configurations = (settings: Settings, id?: string): unknown[] =>
      (wayElsewhere(rule.name, settings, id).match(/\{".*?\}\}/g) ?? []).map((json) => JSON.parse(json) as unknown);
    const attested = (more: object): object => ({ [rule.name]: { verification: "attested", ...more } });
    assert.deepEqual(configurations({}, "123456789012"), [
      { [rule.name]: { verification: "live" } },
      attested({ accounts: ["123456789012"] }),
    ]);
    for (const verification of ["live", "attested"]) {
      assert.deepEqual(configurations({ verification }), [attested({ coveringTrails: ["TRAIL-ARN"] })]);
    }
  });
});
