import assert from "node:assert/strict";
import fc from "fast-check";
import { stripVTControlCharacters } from "node:util";
import { planTable } from "../../../rollout/formats/table";
import { anyPlan, largePlan, organizationPlan } from "../plans";

describe("a plan as a table", () => {
  it("says of each action how many accounts there are, why, and which", () => {
    assert.equal(
      planTable(organizationPlan(), { colours: false }),
      `Plan for 7 accounts of organization o-example1234: 3 to change. Nothing was changed yet.

create (2): a trail is to be created
  It has no trail.
    444444444444
    555555555555

repair (1): a trail is to be taken over and mended
  Its trail "audit" is not logging.
    333333333333 (search)

unknown (1): nothing is done before a person has looked
  Nothing is known of it: AWS denies sts:AssumeRole to the credentials in use. Allow them
  sts:AssumeRole, and plan again.
    222222222222 (web)

leftOut (2): nothing is done
  It is suspended.
    666666666666 (older)
    777777777777 (old)

compliant (1): a trail of its own meets the gate
  Its trail "audit" meets multi-region-cloudtrail-enabled.
    111111111111 (payments)

Note: a note of the finding.

Note: a note.

Note: a note of the survey.
`,
    );
  });

  it("says that it is incomplete, and names one account as one", () => {
    const plan = organizationPlan();
    const { organization: _, ...alone } = { ...plan, isComplete: false, accounts: plan.accounts.slice(0, 1) };
    assert.match(
      planTable(alone, { colours: false }),
      /^Plan for 1 account: 0 to change\. Nothing was changed yet\. It is incomplete: it was stopped before\nall accounts had/,
    );
  });

  it("is readable for ten thousand accounts, the reason of most accounts first", () => {
    const lines = planTable(largePlan(1250), { colours: false }).split("\n");
    assert.ok(lines.length < 250, `${lines.length} lines`);
    assert.ok(lines.includes("    and 1230 more"), "of those to change, twenty");
    assert.ok(lines.includes("    and 1247 more"), "of those in order, three");
    const plan = organizationPlan();
    const accounts = Array.from({ length: 200 }, (_, index) => ({
      accountId: String(100_000_000_000 + index),
      action: "create" as const,
      why: index < 2 ? "The last." : `It is one of ${index < 80 ? "many" : String(index)}.`,
    }));
    const table = planTable({ ...plan, accounts, counts: { ...plan.counts, create: 200 } }, { colours: false });
    assert.match(table, /^ {2}It is one of many\.\n(?: {4}\d{12}\n){20} {4}and 58 more\n {2}The last\.\n/m);
    assert.match(table, /^ {2}and 42 more for other reasons: --out FILE has all of them\n/m);
  });

  it("fits the terminal, and steers it with no character of others", () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 300 }), (plan, columns) => {
        const plain = planTable(plan, { colours: false, columns });
        assert.doesNotMatch(plain, /[^\P{C}\n]/u);
        assert.equal(stripVTControlCharacters(planTable(plan, { colours: true, columns })), plain);
      }),
    );
  });
});
