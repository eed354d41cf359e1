import assert from "node:assert/strict";
import fc from "fast-check";
import { type Address, readAddress, writeAddress } from "../../../../audit/formats/html/page/address";
import { wholeView } from "../../../../audit/formats/html/page/view";
import { answers } from "../../../../audit/answers";
import { severities } from "../../../../audit/severities";

const text = fc.string({ unit: "grapheme", minLength: 1 });
const address: fc.Arbitrary<Address> = fc.record(
  {
    view: fc.record(
      {
        search: fc.string({ unit: "grapheme" }),
        answers: fc.subarray([...answers]),
        severities: fc.subarray([...severities]),
        rule: fc.constantFrom("", "cloudtrail-logging-enabled"),
        sort: fc.constantFrom("worst", "report", "account", "name", "cloudtrail-logging-enabled"),
      },
      { noNullPrototype: true },
    ),
    open: fc.record({ accountId: text, rule: text }, { requiredKeys: ["accountId"], noNullPrototype: true }),
  },
  { requiredKeys: ["view"], noNullPrototype: true },
);

describe("the address of the page", () => {
  it("says all of what is shown", () => {
    fc.assert(
      fc.property(address, (each) => {
        const url = new URL(writeAddress(each), "file:///report.html");
        assert.deepEqual(readAddress(url.hash), each);
      }),
    );
  });

  it("is short enough to be read", () => {
    const open = { accountId: "111122223333", rule: "cloudtrail-logging-enabled" };
    assert.equal(writeAddress({ view: wholeView, open }), "#111122223333/cloudtrail-logging-enabled");
    assert.equal(
      writeAddress({ view: { ...wholeView, answers: ["violation", "unknown"], search: "a b" } }),
      "#?q=a+b&answer=violation,unknown",
    );
    assert.equal(writeAddress({ view: wholeView }), "#");
  });

  it("is everything where it says nothing that means something", () => {
    for (const hash of ["", "#", "#?", "#?answer=wrong&severity=&x=y", "#?&&=%"]) {
      assert.deepEqual(readAddress(hash), { view: wholeView }, hash);
    }
    assert.deepEqual(readAddress("#%zz/%"), { view: wholeView, open: { accountId: "%zz", rule: "%" } });
  });
});
