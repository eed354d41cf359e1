import assert from "node:assert/strict";
import type { Verdict } from "../../../rules/rule";
import { AuditedAccount, useAuditedAws } from "./auditedAccount";
import type { BrokenAccount } from "./brokenAccounts";

/** The tests that the fix of what is broken in each of these accounts makes it comply. */
export function complyByFixes(accounts: readonly BrokenAccount[]): void {
  const aws = useAuditedAws();

  for (const { rule, because, settings = {}, breaks = [], ...broken } of accounts) {
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
}
