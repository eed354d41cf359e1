import assert from "node:assert/strict";
import { join } from "node:path";
import { driftMessages, laidOut } from "../../../docs/generator/document";
import { ruleDocuments, ruleFolder } from "../../../docs/generator/ruleDocuments";
import { ruleGroups } from "../../../docs/generator/ruleGroups";
import { surplusMessages } from "../../../docs/generator/surplus";
import { rules } from "../../../rules/catalogue";

const repository = join(__dirname, "..", "..", "..");

describe("the pages of the rules", () => {
  it("are there as the catalogue wants them, and no others", async () => {
    const documents = await Promise.all(ruleDocuments().map((document) => laidOut(repository, document, true)));
    assert.deepEqual(
      [...driftMessages(repository, documents), ...surplusMessages(repository, ruleFolder, documents)],
      [],
    );
  });

  it("are one for each rule, and one that lists them", () => {
    assert.deepEqual(
      ruleDocuments()
        .map(({ path }) => path)
        .sort(),
      [...rules.map(({ name }) => name), "README"].map((name) => `docs/rules/${name}.md`).sort(),
    );
  });

  it("show a report of every rule", () => {
    const without = ruleGroups.flatMap((group) => group.rules.filter(({ onBad }) => onBad === undefined));
    assert.deepEqual(
      without.map(({ rule }) => rule.name),
      [],
    );
  });
});
