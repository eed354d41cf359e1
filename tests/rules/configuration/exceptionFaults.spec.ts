import assert from "node:assert/strict";
import fc from "fast-check";
import { exceptionsSetting } from "../../../rules/configuration/exceptionFaults";

const signed = { reason: "sandbox", approvedBy: "ciso", until: "2027-03-31" };
const good = { ...signed, resource: "audit" };

function faults(entry: unknown, judged: "account" | "resource" = "resource"): readonly string[] {
  return exceptionsSetting(judged).faultsOf(entry, "exceptions[2]");
}

const account = 'the id of an account, like "123456789012"';
const resource = "the name, ARN or URN of a resource, in which * stands for any text";

describe("an exception is right", () => {
  it("with an account, a resource or both, a reason, who approved it and its last day", () => {
    assert.deepEqual(faults(good), []);
    assert.deepEqual(faults({ ...signed, account: "123456789012" }), []);
    assert.deepEqual(faults({ ...good, account: "123456789012" }), []);
    assert.deepEqual(faults({ ...signed, account: "123456789012" }, "account"), []);
    for (const until of ["2028-02-29", "2000-02-29", "9999-12-31", "2027-04-30"]) {
      assert.deepEqual(faults({ ...good, until }), [], until);
    }
  });
});

describe("an exception is faulty", () => {
  it("where it is no object", () => {
    for (const [value, as] of [
      ["audit", '"audit"'],
      [null, "null"],
      [["x"], '["x"]'],
    ]) {
      assert.deepEqual(faults(value), [
        `exceptions[2] is ${String(as)}. Set it to an object with account, resource, reason, approvedBy and until`,
      ]);
    }
    assert.deepEqual(faults(1, "account"), [
      "exceptions[2] is 1. Set it to an object with account, reason, approvedBy and until",
    ]);
  });

  it("without a reason, somebody who approved it, an end, and what it is about: all is told at once", () => {
    assert.deepEqual(faults({}), [
      `exceptions[2] has no account and no resource. Set account to ${account}, or resource to ${resource}`,
      "exceptions[2] has no reason. Set it to why the rule need not be met",
      "exceptions[2] has no approvedBy. Set it to who approved the exception",
      'exceptions[2] has no until. Set it to its last day, in UTC, like "2027-03-31"',
    ]);
  });

  it("with a value that cannot be meant", () => {
    const odd = { account: 123456789012, resource: "", reason: " ", approvedBy: ["ciso"], until: "2027-02-30" };
    assert.deepEqual(faults(odd), [
      `exceptions[2]: account is 123456789012. Set it to ${account}`,
      `exceptions[2]: resource is "". Set it to ${resource}`,
      'exceptions[2]: reason is " ". Set it to why the rule need not be met',
      'exceptions[2]: approvedBy is ["ciso"]. Set it to who approved the exception',
      'exceptions[2]: until is "2027-02-30". Set it to its last day, in UTC, like "2027-03-31"',
    ]);
    for (const id of ["12345678901", "1234567890123", "*", "12345678901a", null]) {
      assert.equal(faults({ ...good, account: id }).length, 1, String(id));
    }
  });

  it("with a day that no calendar has", () => {
    const days = [
      "2027-02-29",
      "2027-13-01",
      "2027-00-10",
      "2027-04-31",
      "2027-1-1",
      "31.3.2027",
      "",
      "2027-03-31T00:00",
    ];
    for (const until of [...days, "+12027-03-31", "tomorrow", "2027-03-31\n", 20270331, null]) {
      assert.equal(faults({ ...good, until }).length, 1, String(until));
    }
  });

  it("with a property that it does not have, for which it is told the nearest or all there are", () => {
    assert.deepEqual(faults({ ...signed, resorce: "audit" }).slice(0, 1), [
      'exceptions[2]: "resorce" is not a property of an exception. Did you mean "resource"?',
    ]);
    assert.deepEqual(faults({ ...good, ["__proto__"]: 1, hunter: "2" }), [
      'exceptions[2]: "__proto__" is not a property of an exception. Allowed: account, resource, reason, approvedBy, until',
      'exceptions[2]: "hunter" is not a property of an exception. Allowed: account, resource, reason, approvedBy, until',
    ]);
  });

  it("of a rule on accounts with a resource, which nothing would ever match", () => {
    assert.deepEqual(faults({ ...good, account: "123456789012" }, "account"), [
      "exceptions[2] has a resource, but this rule judges accounts. Leave resource out",
    ]);
    assert.deepEqual(faults(good, "account"), [
      "exceptions[2] has a resource, but this rule judges accounts. Leave resource out",
      `exceptions[2] has no account. Set account to ${account}`,
    ]);
  });

  it("in words that fit into a line, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.ok(faults(value).every((fault) => fault.length < 1_000 && !fault.includes("\n")));
      }),
    );
  });
});
