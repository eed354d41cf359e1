import assert from "node:assert/strict";
import {
  accounts,
  type ComparedAccount,
  disagreements,
  type Pair,
  type PairTitle,
  pairs,
} from "../../../docs/generator/auditComparison";
import { bothSides, withAuditTables } from "../../../docs/generator/auditPage";
import { rules } from "../../../rules/catalogue";

const titles = Object.keys(pairs) as PairTitle[];
const names = Object.keys(accounts) as ComparedAccount[];

describe("the comparison with Prowler", () => {
  it("decides every difference once, and nothing else", () => {
    const differing = names.flatMap((name) =>
      titles
        .filter((_, at) => new Set(bothSides(accounts[name][at] ?? "–")).size > 1)
        .map((title) => `${name}: ${title}`),
    );
    // A row may be about pairs and accounts of which not all differ; each it names differs somewhere.
    const decided = disagreements.flatMap(({ about, of }) =>
      of.flatMap((name) => about.map((title) => `${name}: ${title}`)).filter((each) => differing.includes(each)),
    );
    assert.deepEqual(decided.toSorted(), differing.toSorted());
    for (const { about, of } of disagreements) {
      const differs = (name: string, title: string): boolean => differing.includes(`${name}: ${title}`);
      assert.deepEqual(
        about.filter((title) => !of.some((name) => differs(name, title))),
        [],
      );
      assert.deepEqual(
        of.filter((name) => !about.some((title) => differs(name, title))),
        [],
      );
    }
  });

  it("names rules and settings that are there, and says something of each pair for each account", () => {
    for (const { rule: ruleName, settings = {} } of Object.values<Pair>(pairs)) {
      const rule = rules.find(({ name }) => name === ruleName);
      assert.ok(rule !== undefined, ruleName);
      for (const [name, value] of Object.entries(settings)) {
        const setting = rule.settings?.[name];
        assert.ok(setting?.type === "string" && setting.values.includes(value), name);
      }
    }
    assert.deepEqual(new Set(names.map((name) => accounts[name].length)), new Set([titles.length]));
  });

  it("refuses a table that there is none of", () => {
    assert.throws(
      () => withAuditTables("<!-- table of nothing -->\n<!-- end of table -->"),
      /no table of nothing\. There are pairs/,
    );
  });
});
