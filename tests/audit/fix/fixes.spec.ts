import assert from "node:assert/strict";
import { recipes } from "../../../audit/fix/recipes";
import { rules } from "../../../rules/catalogue";
import type { Verdict } from "../../../rules/rule";
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

  for (const { rule, because, settings = {}, breaks = [], ...broken } of brokenAccounts) {
    it(`makes an account comply with ${rule} that ${because}`, async () => {
      const audited = await AuditedAccount.enter(aws());
      await broken.make(audited.account);
      const before = await audited.audit(settings);
      const violations = (before.get(rule) ?? []).filter(({ verdict }) => verdict.answer === "violation");
      assert.ok(violations.length > 0, JSON.stringify(before.get(rule)?.map(({ verdict }) => verdict)));
      for (const { fix } of violations) {
        assert.equal(fix.whyNoCommand, undefined);
        assert.ok(fix.commands.length > 0);
        for (const { command } of fix.commands) await audited.run(command);
      }
      const after = await audited.audit(settings);
      const shortcomings = (name: string, answers: typeof after): readonly Verdict[] =>
        (answers.get(name) ?? [])
          .map(({ verdict }) => verdict)
          .filter(({ answer }) => answer !== "compliant" && answer !== "notApplicable");
      assert.deepEqual(shortcomings(rule, after), []);
      const complied = [...before].filter(([, answers]) =>
        answers.some(({ verdict }) => verdict.answer === "compliant"),
      );
      const worse = complied
        .map(([name]) => name)
        .filter((name) => shortcomings(name, after).length > shortcomings(name, before).length);
      assert.deepEqual(worse, breaks, "nothing else complies less than before");
    });
  }
});
