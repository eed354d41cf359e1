import assert from "node:assert/strict";
import { recipes } from "../../../audit/fix/recipes";
import { rules } from "../../../rules/catalogue";
import { brokenAccounts } from "./brokenAccounts";
import { complyByFixes } from "./fixedAccounts";

/** Rules that no command complies with, and why. */
const withoutCommand = ["cloudtrail-s3-bucket-force-destroy-disabled", "cloudtrail-kms-key-deletion-window"];

describe("the fix of what a rule does not let pass", () => {
  it("is there for every rule, and proved for each that has commands", () => {
    const names = rules.map(({ name }) => name).sort();
    assert.deepEqual(Object.keys(recipes).sort(), names);
    assert.deepEqual([...new Set([...brokenAccounts.map(({ rule }) => rule), ...withoutCommand])].sort(), names);
  });

  // The small version of fixes.proof.ts: one account a rule.
  complyByFixes(
    brokenAccounts.filter(({ rule }, index) => brokenAccounts.findIndex((each) => each.rule === rule) === index),
  );
});
