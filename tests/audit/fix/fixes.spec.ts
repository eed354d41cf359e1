import assert from "node:assert/strict";
import { recipes } from "../../../audit/fix/recipes";
import { rules } from "../../../rules/catalogue";
import { AuditedAccount, useAuditedAws } from "./auditedAccount";
import { brokenAccounts } from "./brokenAccounts";

/** Rules that no command complies with, and why. */
const withoutCommand = ["cloudtrail-s3-bucket-force-destroy-disabled", "cloudtrail-kms-key-deletion-window"];

describe("the fix of what a rule does not let pass", () => {
  const aws = useAuditedAws();

  it("is there for every rule, and proved for each that has commands", () => {
    const names = rules.map(({ name }) => name).sort();
    assert.deepEqual(Object.keys(recipes).sort(), names);
    assert.deepEqual([...new Set([...brokenAccounts.map(({ rule }) => rule), ...withoutCommand])].sort(), names);
  });

  for (const { rule, because, settings = {}, breaks = [], make } of brokenAccounts) {
    it(`makes an account comply with ${rule} that ${because}`, async () => {
      const audited = await AuditedAccount.enter(aws());
      await make(audited.account);
      const before = await audited.audit(settings);
      const violations = (before.get(rule) ?? []).filter(({ verdict }) => verdict.answer === "violation");
      assert.ok(violations.length > 0, JSON.stringify(before.get(rule)?.map(({ verdict }) => verdict)));
      for (const { fix } of violations) {
        assert.equal(fix.whyNoCommand, undefined);
        assert.ok(fix.commands.length > 0);
        for (const { command } of fix.commands) await audited.run(command);
      }
      const after = await audited.audit(settings);
      for (const [name, answers] of after) {
        const wasFine = before.get(name)?.every(({ verdict }) => verdict.answer !== "violation");
        const isFine = name === rule || (wasFine === true && !breaks.includes(name) && before.get(name)?.length);
        if (isFine) {
          const wrong = answers.filter(({ verdict }) => !["compliant", "notApplicable"].includes(verdict.answer));
          if (name === rule || before.get(name)?.every(({ verdict }) => verdict.answer !== "unknown"))
            assert.deepEqual(
              wrong.map(({ verdict }) => verdict),
              [],
              name,
            );
        }
      }
    });
  }
});
