import assert from "node:assert/strict";
import { explainRule, listRules } from "../../../audit/explain/explainRule";
import { rules } from "../../../rules/catalogue";

const plain = { width: 80, title: (text: string) => text };

describe("the page of a rule in the terminal", () => {
  for (const { name, description, remediation, url } of rules) {
    it(`says what ${name} asks and how to comply`, () => {
      const page = explainRule(name, plain) ?? "";
      const words = page.replace(/\s+/g, " ");
      for (const part of [name, description, remediation.account, remediation.program, url]) {
        assert.ok(words.includes(part), part);
      }
      for (const line of page.split("\n")) assert.ok(line.length <= 80 || !line.trim().slice(2).includes(" "), line);
    });
  }

  it("says whom a rule judges, what it asks of AWS, its settings, levels and controls", () => {
    const page = explainRule("cloudtrail-s3-bucket-retention", plain) ?? "";
    assert.match(page, /^- Judges: each bucket that a trail delivers to$/m);
    assert.match(page, /^Asks AWS\n(- .*\n(?: {2}.*\n)*)*- s3:GetLifecycleConfiguration: when log files are deleted$/m);
    assert.match(page, /^Requires\n- /m);
    assert.match(page, /^Settings\n- `/m);
    assert.match(page, /^Levels\n- baseline: /m);
    assert.match(page, /^Controls\n- NIST SP 800-53 Rev\. 4: /m);
  });

  it("says that no account can answer what only a program shows", () => {
    const page = explainRule("cloudtrail-kms-key-deletion-window", plain) ?? "";
    assert.match(page, /^- Judges: programs only/m);
    assert.doesNotMatch(page, /^Asks AWS/m);
  });

  it("lists every rule", () => {
    const names = listRules(plain).match(/^\S+(?= \()/gm);
    assert.deepEqual(
      names,
      rules.map(({ name }) => name),
    );
  });

  it("is not there for what is no rule", () => {
    assert.equal(explainRule("constructor", plain), undefined);
  });
});
