import assert from "node:assert/strict";
import fc from "fast-check";
import {
  endedOn,
  exceptedUntil,
  type Exception,
  exceptionFor,
  exceptionsOf,
  holds,
  isAbout,
} from "../../../rules/configuration/exceptions";
import { soon } from "../../soon";

const signed = { reason: "sandbox", approvedBy: "ciso", until: "2027-03-31" };
const accountId = "123456789012";

function isAboutNames(resource: string, ...names: readonly string[]): boolean {
  return isAbout({ ...signed, resource }, { accountId, names });
}

describe("an exception", () => {
  it("is about an account by its id, and about none whose id is not known", () => {
    const ofAccount: Exception = { ...signed, account: accountId };
    assert.equal(isAbout(ofAccount, { accountId, names: [] }), true);
    assert.equal(isAbout(ofAccount, { accountId: "999999999999", names: [] }), false);
    assert.equal(isAbout(ofAccount, { names: ["audit"] }), false);
    assert.equal(isAbout(ofAccount, { accountId: undefined, names: [accountId] }), false);
  });

  it("is about a resource by any of its names, and about all in which * stands for any text", () => {
    const rows: readonly [resource: string, name: string, isAbout: boolean][] = [
      ["audit", "audit", true],
      ["audit", "audit-2", false],
      ["audit", "my-audit", false],
      ["audit*", "audit", true],
      ["audit*", "audit-2", true],
      ["*audit", "my-audit", true],
      ["*audit", "my-audit-2", false],
      ["*", "", true],
      ["a*b*c", "abc", true],
      ["a*b*c", "a-b-b-c", true],
      ["a*b*c", "acb", false],
      ["a*a", "a", false],
      ["ab*ba", "aba", false],
      ["a**b", "ab", true],
      ["?udit", "audit", false],
      ["a.dit", "audit", false],
      ["*:bucket/logs-*", "urn:bucket/logs-1", true],
    ];
    for (const [resource, name, expected] of rows) {
      assert.equal(isAboutNames(resource, name), expected, `${resource} ${name}`);
    }
    assert.equal(isAboutNames("urn:*", "audit", "urn:audit"), true);
    assert.equal(isAboutNames("*"), false);
  });

  it("is about a resource of one account where it names both", () => {
    const both: Exception = { ...signed, account: accountId, resource: "audit" };
    assert.equal(isAbout(both, { accountId, names: ["audit"] }), true);
    assert.equal(isAbout(both, { accountId, names: ["second"] }), false);
    assert.equal(isAbout(both, { accountId: "999999999999", names: ["audit"] }), false);
    assert.equal(isAbout(both, { names: ["audit"] }), false);
  });

  it("is about nothing where it names nothing", () => {
    assert.equal(isAbout(signed, { accountId, names: ["audit"] }), false);
  });

  it("finds what a regular expression would find", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, name) => {
        const expected = new RegExp(`^${pattern.replaceAll("*", "[^]*")}$`).test(name);
        assert.equal(isAboutNames(pattern, name), expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes no longer for patterns that are made to take long", () => {
    const started = performance.now();
    assert.equal(isAboutNames(`${"*a".repeat(10_000)}*b`, "a".repeat(20_000)), false);
    assert.ok(performance.now() - started < soon);
  });

  it("holds on its last day, and not on the next", () => {
    assert.equal(holds(signed, "2026-11-25"), true);
    assert.equal(holds(signed, "2027-03-31"), true);
    assert.equal(holds(signed, "2027-04-01"), false);
  });

  it("is the one that ends last where several are about the same", () => {
    const short: Exception = { ...signed, resource: "*", until: "2026-12-31" };
    const long: Exception = { ...signed, resource: "audit", until: "2028-01-01" };
    const other: Exception = { ...signed, resource: "second", until: "2029-01-01" };
    const names = ["audit"];
    for (const all of [
      [short, long, other],
      [other, long, short],
    ]) {
      assert.equal(exceptionFor(all, { names }), long);
    }
    assert.equal(exceptionFor([short, { ...short, reason: "second" }], { names }), short);
    assert.equal(exceptionFor([other], { names }), undefined);
    assert.equal(exceptionFor([], { names }), undefined);
  });

  it("says until when and why, and after its end what to do, without what cannot be printed", () => {
    const odd: Exception = { ...signed, resource: "*", reason: 'a "\u202e', approvedBy: "\n" };
    assert.equal(exceptedUntil(odd), 'excepted until 2027-03-31: "a \\"\\u{202e}"');
    assert.equal(
      endedOn({ ...signed, resource: "*" }),
      'The exception that "ciso" approved ended on 2027-03-31: "sandbox". Where it is still needed, have it approved again, ' +
        "and set its until to a later day.",
    );
    assert.match(endedOn(odd), /^The exception that "\\u\{a\}" approved/);
  });

  it("is none where a setting holds something else", () => {
    const good = { ...signed, resource: "*" };
    assert.deepEqual(exceptionsOf({ exceptions: [good, null, 1, "x", [], {}, { ...good, until: 1 }] }), [good]);
    assert.deepEqual(exceptionsOf({ exceptions: [{ ...good, account: 1 }] }), []);
    for (const exceptions of [undefined, null, "x", {}, 1]) {
      assert.deepEqual(exceptionsOf({ exceptions }), []);
    }
  });
});
