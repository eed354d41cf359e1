import assert from "node:assert/strict";
import { asNamed, text, textOf } from "../../../rules/iam/requestText";
import type { ContextValue } from "../../../rules/iam/policyRequest";
import { later, request, said } from "./requests";

const trail = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit";

/** Everything that a request may say under a key. */
const context = {
  "aws:SourceArn": trail,
  "aws:SourceAccount": "123456789012",
  "aws:TagKeys": ["one", "two"],
  "aws:SecureTransport": "true",
  "aws:SourceIp": "192.0.2.17",
  "aws:VpcSourceIp": "2001:db8::17",
  "aws:CurrentTime": "2026-01-02T03:04:05Z",
  "s3:TlsVersion": "1.2",
  "test:Binary": "audit",
} satisfies Record<string, ContextValue>;

/** Asserts what becomes of an Allow under each condition: an operator, a key and values. */
function table(answer: string, ...rows: readonly (readonly [string, string, ...unknown[]])[]): void {
  for (const [operator, key, ...values] of rows) {
    const Condition = { [operator]: { [key]: values.length === 1 ? values[0] : values } };
    assert.equal(said(request(context), { Condition }), answer, JSON.stringify(Condition));
  }
}

const holds = table.bind(undefined, "allowed");
const fails = table.bind(undefined, "notAllowed");
const isOpen = table.bind(undefined, "unknown");

describe("a condition on texts", () => {
  it("asks for the same text, in which wildcards mean nothing", () => {
    holds(["StringEquals", "aws:SourceArn", trail], ["StringEquals", "AWS:sourceARN", "x", trail]);
    fails(
      ["StringEquals", "aws:SourceArn", "*"],
      ["StringEquals", "aws:SourceArn", trail.replace("eu-west-1", "*")],
      ["StringEquals", "aws:SourceArn", trail.toUpperCase()],
      ["StringEquals", "aws:SourceArn", `${trail}-2`],
      ["StringNotEquals", "aws:SourceArn", "x", trail],
    );
    holds(["StringNotEquals", "aws:SourceArn", "*", "x"]);
  });

  it("asks for the same text but for its case", () => {
    holds(["StringEqualsIgnoreCase", "aws:SourceArn", trail.toUpperCase()]);
    fails(
      ["StringEqualsIgnoreCase", "aws:SourceArn", "ARN:*"],
      ["StringNotEqualsIgnoreCase", "aws:SourceArn", trail.toUpperCase()],
    );
  });

  it("asks for a text like a pattern", () => {
    holds(
      ["StringLike", "aws:SourceArn", "arn:*:trail/aud?t"],
      ["StringLike", "aws:SourceArn", "*"],
      ["StringNotLike", "aws:SourceArn", "arn:aws:s3:*"],
    );
    fails(["StringLike", "aws:SourceArn", "ARN:*"], ["StringNotLike", "aws:SourceArn", "x", "arn:*"]);
  });
});

describe("a condition on ARNs", () => {
  for (const name of ["ArnEquals", "ArnLike"]) {
    const negated = name.replace("Arn", "ArnNot");

    it(`compares each part by itself: ${name}`, () => {
      holds(
        [name, "aws:SourceArn", trail],
        [name, "aws:SourceArn", "arn:aws:cloudtrail:*:*:trail/*"],
        [name, "aws:SourceArn", "arn:*:*:eu-west-?:*:*"],
        [negated, "aws:SourceArn", "arn:aws:cloudtrail:*:trail/*"],
      );
      fails(
        [name, "aws:SourceArn", "arn:aws:cloudtrail:*:trail/audit"],
        [name, "aws:SourceArn", "arn:aws:cloudtrail:*"],
        [name, "aws:SourceArn", "*"],
        [name, "aws:SourceArn", trail.toUpperCase()],
        [name, "aws:SourceAccount", "*:*:*:*:*:*"],
        [negated, "aws:SourceArn", trail],
      );
    });
  }

  it("takes colons after the fifth for a part of the resource", () => {
    const asked = request({ "aws:SourceArn": "arn:aws:logs:r:1:log-group:name:*" });
    const like = (value: string) => said(asked, { Condition: { ArnLike: { "aws:SourceArn": value } } });
    assert.equal(like("arn:aws:logs:r:1:log-group:*"), "allowed");
    assert.equal(like("arn:aws:logs:r:1:log-group"), "notAllowed");
    assert.equal(like("arn:aws:logs:*:log-group:name:*"), "notAllowed");
  });
});

describe("a condition on other values", () => {
  it("compares numbers by their value", () => {
    holds(
      ["NumericEquals", "s3:TlsVersion", "1.20"],
      ["NumericEquals", "s3:TlsVersion", 1, 1.2],
      ["NumericNotEquals", "s3:TlsVersion", "1.3"],
      ["NumericLessThan", "s3:TlsVersion", "10"],
      ["NumericLessThanEquals", "s3:TlsVersion", "1.2"],
      ["NumericGreaterThan", "s3:TlsVersion", "-2"],
      ["NumericGreaterThanEquals", "s3:TlsVersion", "1.2"],
      ["NumericNotEquals", "s3:TlsVersion", "odd"],
    );
    fails(
      ["NumericLessThan", "s3:TlsVersion", "1.2"],
      ["NumericGreaterThan", "s3:TlsVersion", "1.2"],
      ["NumericEquals", "s3:TlsVersion", ""],
      ["NumericLessThan", "s3:TlsVersion", "odd"],
      ["NumericGreaterThanEquals", "s3:TlsVersion", "1e0"],
    );
  });

  it("compares dates by their moment", () => {
    holds(
      ["DateEquals", "aws:CurrentTime", "2026-01-02T04:04:05+01:00"],
      ["DateEquals", "aws:CurrentTime", "1767323045"],
      ["DateNotEquals", "aws:CurrentTime", "2026-01-02"],
      ["DateGreaterThan", "aws:CurrentTime", "2026-01-02"],
      ["DateGreaterThan", "aws:CurrentTime", "2026"],
      ["DateLessThan", "aws:CurrentTime", "2026-01-02T03:05Z"],
      ["DateLessThanEquals", "aws:CurrentTime", "2026-01-02T03:04:05"],
      ["DateGreaterThanEquals", "aws:CurrentTime", "2026-01-02T03:04:04.9Z"],
    );
    fails(
      ["DateLessThan", "aws:CurrentTime", "2026-01-02T03:04:05Z"],
      ["DateGreaterThan", "aws:CurrentTime", "2027-01"],
      ["DateEquals", "aws:CurrentTime", "yesterday"],
      ["DateLessThan", "aws:CurrentTime", "Jan 3 2026"],
    );
  });

  it("compares booleans, as texts or not", () => {
    holds(["Bool", "aws:SecureTransport", "true"], ["Bool", "aws:SecureTransport", true]);
    holds(["Bool", "aws:SecureTransport", "false", "True"]);
    fails(["Bool", "aws:SecureTransport", "false"], ["Bool", "aws:SecureTransport", false]);
    fails(["Bool", "aws:SecureTransport", "yes"], ["Bool", "aws:MultiFactorAuthPresent", "false"]);
  });

  it("compares bytes in base64", () => {
    holds(["BinaryEquals", "test:Binary", "x", "YXVkaXQ="]);
    fails(["BinaryEquals", "test:Binary", "audit"], ["BinaryEquals", "test:Binary", "eA=="]);
  });

  it("looks for an address in ranges of its version", () => {
    holds(
      ["IpAddress", "aws:SourceIp", "192.0.2.17"],
      ["IpAddress", "aws:SourceIp", "10.0.0.0/8", "192.0.2.16/31"],
      ["IpAddress", "aws:SourceIp", "0.0.0.0/0"],
      ["IpAddress", "aws:VpcSourceIp", "2001:DB8::/32"],
      ["IpAddress", "aws:VpcSourceIp", "2001:db8:0:0:0:0:0:17/128"],
      ["IpAddress", "aws:VpcSourceIp", "2001:db8::0.0.0.23"],
      ["NotIpAddress", "aws:SourceIp", "192.0.2.18/31", "::/0"],
    );
    fails(
      ["IpAddress", "aws:SourceIp", "192.0.2.18/31"],
      ["IpAddress", "aws:SourceIp", "192.0.2.17/33"],
      ["IpAddress", "aws:SourceIp", "192.0.2.256", "192.0.2", "*", "192.0.2.*"],
      ["IpAddress", "aws:SourceIp", "::/0"],
      ["IpAddress", "aws:VpcSourceIp", "2001:db9::/32", "2001::db8::/32", "2001:db8::1:2:3:4:5:6:7", "1:2:3:4:5:6:7"],
      ["NotIpAddress", "aws:SourceIp", "192.0.2.0/24"],
    );
  });
});

describe("a condition on a key that the request does not have", () => {
  it("fails, unless it is negated or asks only if the key exists", () => {
    for (const name of [
      "StringEquals",
      "StringLike",
      "ArnLike",
      "NumericLessThan",
      "DateEquals",
      "Bool",
      "IpAddress",
    ]) {
      fails([name, "aws:None", "*"], [`ForAnyValue:${name}`, "aws:None", "*"]);
      holds([`${name}IfExists`, "aws:None", "*"], [`ForAllValues:${name}`, "aws:None", "*"]);
      holds([`ForAnyValue:${name}IfExists`, "aws:None", "*"]);
    }
    for (const name of ["StringNotEquals", "StringNotLike", "ArnNotLike", "NumericNotEquals", "NotIpAddress"]) {
      holds([name, "aws:None", "*"], [`${name}IfExists`, "aws:None", "*"]);
      fails([`ForAnyValue:${name}`, "aws:None", "*"]);
    }
  });

  it("is told by Null", () => {
    holds(["Null", "aws:None", "true"], ["Null", "aws:SourceArn", "false"], ["Null", "aws:SourceArn", true, false]);
    holds(["Null", "aws:TagKeys", false]);
    fails(["Null", "aws:None", "false"], ["Null", "aws:SourceArn", true], ["Null", "aws:None", "odd"]);
    assert.equal(said(request({ "aws:TagKeys": [] }), { Condition: { Null: { "aws:TagKeys": "true" } } }), "allowed");
  });

  it("asks the key all the same where it is there", () => {
    fails(["StringEqualsIfExists", "aws:SourceArn", "x"], ["StringNotEqualsIfExists", "aws:SourceArn", trail]);
    holds(["StringEqualsIfExists", "aws:SourceArn", trail]);
  });
});

describe("a condition on a key with several values", () => {
  it("asks for each of them, or for one", () => {
    holds(
      ["ForAllValues:StringEquals", "aws:TagKeys", "one", "two", "three"],
      ["ForAnyValue:StringEquals", "aws:TagKeys", "two", "three"],
      ["ForAllValues:StringNotEquals", "aws:TagKeys", "three"],
      ["ForAnyValue:StringNotEquals", "aws:TagKeys", "one"],
      ["ForAllValues:StringLike", "aws:TagKeys", "*o*"],
    );
    fails(
      ["ForAllValues:StringEquals", "aws:TagKeys", "one"],
      ["ForAnyValue:StringEquals", "aws:TagKeys", "three"],
      ["ForAllValues:StringNotEquals", "aws:TagKeys", "one"],
      ["ForAnyValue:StringNotEquals", "aws:TagKeys", "one", "two"],
    );
  });

  it("needs one of both words where it makes a difference", () => {
    isOpen(["StringEquals", "aws:TagKeys", "one"], ["StringNotEquals", "aws:TagKeys", "one"]);
    holds(["StringLike", "aws:TagKeys", "*"]);
    fails(["StringEquals", "aws:TagKeys", "three"]);
  });
});

describe("a variable in a condition", () => {
  it("stands for what the request says under its key", () => {
    holds(
      ["StringEquals", "aws:SourceAccount", "${aws:SourceAccount}"],
      ["ArnLike", "aws:SourceArn", "arn:aws:cloudtrail:*:${AWS:sourceaccount}:trail/*"],
      ["ArnLike", "aws:SourceArn", "${aws:SourceArn}"],
      ["StringLike", "aws:SourceArn", "*:${aws:SourceAccount}:*"],
    );
    fails(["StringEquals", "aws:SourceArn", "${aws:SourceAccount}"], ["StringEquals", "aws:SourceAccount", "${aws:"]);
  });

  it("stands for its default where the request says nothing", () => {
    holds(["StringEquals", "aws:SourceAccount", "${aws:username, '123456789012'}"]);
    holds(["StringEquals", "aws:SourceAccount", "${aws:TagKeys, '123456789012'}"]);
    fails(["StringEquals", "aws:SourceAccount", "${aws:SourceArn, '123456789012'}"]);
    fails(["StringLike", "aws:SourceAccount", "${aws:username, '*'}"]);
  });

  it("has no value where the request says nothing, and keeps the condition from holding", () => {
    fails(["StringEquals", "aws:SourceAccount", "${aws:username}"], ["StringLike", "aws:SourceAccount", "*${aws:x}"]);
    fails(["StringEquals", "aws:SourceAccount", "${aws:TagKeys}"]);
    // AWS may take the statement for invalid.
    isOpen(["StringNotEquals", "aws:SourceAccount", "${aws:username}"]);
    fails(["StringNotEquals", "aws:SourceAccount", "${aws:username}", "123456789012"]);
  });

  it("may stand for a character that is a wildcard by itself", () => {
    fails(["StringLike", "aws:SourceAccount", "${*}"], ["ArnLike", "aws:SourceArn", "arn:aws:cloudtrail:*:*:${*}"]);
    const asked = request({ key: "a*?$" });
    assert.equal(said(asked, { Condition: { StringLike: { key: "a${*}${?}${$}" } } }), "allowed");
    assert.equal(said(asked, { Condition: { StringEquals: { key: "a${*}?${$}" } } }), "allowed");
  });

  it("means nothing with other kinds of values", () => {
    fails(["Bool", "aws:SecureTransport", "${aws:SecureTransport}"]);
    fails(["NumericEquals", "s3:TlsVersion", "${s3:TlsVersion}"]);
  });
});

describe("a condition on what is not known", () => {
  const account = textOf(later, "accountId");
  const arn = text`arn:aws:cloudtrail:${textOf(later, "region")}:${account}:trail/audit`;
  const under = (operator: string, value: string, says: ContextValue = arn) =>
    said(request({ key: says, "aws:SourceAccount": account }), { Condition: { [operator]: { key: value } } });

  it("holds where wildcards cover it", () => {
    for (const operator of ["ArnLike", "StringLike"]) {
      assert.equal(under(operator, "arn:aws:cloudtrail:*:*:trail/audit"), "allowed", operator);
      assert.equal(under(operator, "arn:aws:cloudtrail:*:*:trail/*"), "allowed", operator);
    }
    assert.equal(under("StringLike", "arn:*:trail/audit"), "allowed");
    assert.equal(under("ArnNotLike", "arn:aws:cloudtrail:*:*:trail/audit"), "notAllowed");
  });

  it("fails where no value of it fits", () => {
    assert.equal(under("ArnLike", "arn:aws:cloudtrail:*:*:trail/other"), "notAllowed");
    assert.equal(under("StringEquals", "arn:aws:cloudtrail:eu-west-1:not-an-id:trail/audit"), "notAllowed");
    assert.equal(under("StringEquals", "arn:aws:cloudtrail:*:123456789012:trail/audit"), "notAllowed");
    assert.equal(under("StringNotEquals", "x"), "allowed");
    assert.equal(under("StringEqualsIgnoreCase", "ARN:AWS:CLOUDTRAIL:R:1:TRAIL/OTHER"), "notAllowed");
  });

  it("is open where it depends on it", () => {
    assert.equal(under("ArnLike", "arn:aws:cloudtrail:*:123456789012:trail/*"), "unknown");
    assert.equal(under("StringEquals", trail), "unknown");
    assert.equal(under("StringEqualsIgnoreCase", trail.toUpperCase()), "unknown");
    assert.equal(under("StringNotEquals", trail), "unknown");
    assert.equal(under("NumericEquals", "1", account), "unknown");
    assert.equal(under("StringEquals", "x", later), "unknown");
    assert.equal(under("Null", "true", later), "unknown");
    assert.equal(under("Null", "true"), "notAllowed");
  });

  it("holds for a variable that stands for the same", () => {
    assert.equal(under("ArnLike", "arn:aws:cloudtrail:*:${aws:SourceAccount}:trail/*"), "allowed");
    assert.equal(under("StringEquals", "${aws:SourceAccount}", account), "allowed");
    assert.equal(under("StringEquals", "${aws:SourceAccount}", textOf(later, "accountId")), "unknown");
    assert.equal(under("StringEquals", "${aws:SourceAccount}", "name"), "notAllowed");
  });

  it("is sure about a part that is as the policy names it", () => {
    const named = text`arn:aws:s3:::${asNamed("bucketName", later)}/${textOf(later, "accountId")}/file`;
    assert.equal(under("StringEquals", "arn:aws:s3:::logs/123456789012/file", named), "unknown");
    assert.equal(under("StringLike", "arn:aws:s3:::logs/*/file", named), "allowed");
    assert.equal(under("StringLike", "arn:aws:s3:::*/file", named), "allowed");
    assert.equal(under("StringLike", "arn:aws:s3:::UPPER/*", named), "notAllowed");
    assert.equal(under("StringNotLike", "arn:aws:s3:::logs/*", named), "notAllowed");
    assert.equal(under("StringEquals", "arn:aws:s3:::logs/file", named), "notAllowed");
  });
});
