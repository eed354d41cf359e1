import assert from "node:assert/strict";
import { AuditedAccount, useAuditedAws } from "./auditedAccount";
import { breakDocuments, rulesOnDocuments } from "./brokenAccounts";

/** Orders in which somebody may run the commands of a report. */
const orders = {
  "in the order printed": (commands: readonly string[]) => commands,
  "from the last to the first": (commands: readonly string[]) => commands.toReversed(),
};

/** The tests that the fixes of one report go together, run in each of these orders. */
export function goTogether(...names: readonly (keyof typeof orders)[]): void {
  const aws = useAuditedAws();

  for (const order of names) {
    it(`do not undo each other, run ${order}`, async () => {
      const audited = await AuditedAccount.enter(aws());
      await breakDocuments(audited.account);
      const broken = (await audited.report(...rulesOnDocuments)).filter(({ answer }) => answer === "violation");
      assert.deepEqual([...new Set(broken.map(({ rule }) => rule))], rulesOnDocuments);
      const commands = broken.flatMap(({ fix }) => {
        assert.equal(fix?.whyNoCommand, undefined);
        return fix?.commands.map(({ command }) => command) ?? [];
      });
      for (const operation of ["put-bucket-policy", "put-key-policy", "set-topic-attributes", "put-event-selectors"]) {
        const same = commands.filter((command) => command.includes(` ${operation} `));
        assert.ok(same.length > 1, `only one rule asks for ${operation}`);
        assert.deepEqual([...new Set(same)], same.slice(0, 1), "each makes the changes of all");
      }
      for (const command of orders[order](commands)) {
        await audited.run(command);
      }
      const after = await audited.report(...rulesOnDocuments);
      assert.deepEqual(
        after.filter(({ answer }) => answer !== "compliant").map(({ rule, why }) => `${rule}: ${why}`),
        [],
      );
    });
  }
}
