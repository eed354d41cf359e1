import assert from "node:assert/strict";
import { rules } from "../../rules/catalogue";
import type { AwsCheck, Controls } from "../../rules/controls";
import type { Rule } from "../../rules/rule";
import { awsControls } from "./awsControls";

const catalogues = Object.keys(rules[0]?.controls ?? {}) as (keyof Controls)[];

/** The checks of AWS's own that a rule names, for whichever catalogue. */
function checksOf({ controls }: Rule<never>): AwsCheck[] {
  return [...new Set(catalogues.flatMap((catalogue) => controls[catalogue].mappedFrom))];
}

/** What AWS maps a check to in a catalogue. */
function publishedOf(check: AwsCheck, catalogue: keyof Controls): string[] {
  return awsControls[check]?.[catalogue]?.split(" ") ?? [];
}

describe("the controls that rules serve", () => {
  it("are those that AWS maps the check to that is named as their source, no more and no fewer", () => {
    for (const rule of rules) {
      for (const catalogue of catalogues) {
        const { ids, mappedFrom } = rule.controls[catalogue];
        if (mappedFrom.length === 0) continue;
        const published = new Set(mappedFrom.flatMap((check) => publishedOf(check, catalogue)));
        assert.deepEqual([...ids].sort(), [...published].sort(), `${rule.name}: ${catalogue}`);
      }
    }
  });

  it("name a check for every catalogue that AWS maps it to", () => {
    for (const rule of rules) {
      for (const catalogue of catalogues) {
        const mapped = checksOf(rule).filter((check) => publishedOf(check, catalogue).length > 0);
        assert.deepEqual([...rule.controls[catalogue].mappedFrom].sort(), mapped.sort(), `${rule.name}: ${catalogue}`);
      }
    }
  });

  it("come from AWS where AWS has the same rule by the same name", () => {
    for (const { name, controls } of rules.filter((rule) => Object.hasOwn(awsControls, rule.name))) {
      assert.deepEqual(controls.nist80053Rev4.mappedFrom, [name]);
    }
  });

  it("are held against no check that no rule names", () => {
    const named: readonly string[] = rules.flatMap(checksOf);
    assert.deepEqual(
      Object.keys(awsControls).filter((check) => !named.includes(check)),
      [],
    );
  });
});
