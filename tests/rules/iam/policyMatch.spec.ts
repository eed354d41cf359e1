import assert from "node:assert/strict";
import fc from "fast-check";
import {
  isAboutAllActions,
  isAboutObject,
  isForEverybody,
  isForService,
  isLimitedToTrails,
  letsEverybodyIn,
} from "../../../rules/iam/policyMatch";
import { isAbout } from "../../../rules/iam/evaluatePolicy";
import { matches } from "../../../rules/iam/wildcards";
import { statement } from "../logBuckets";

const trails = "arn:aws:cloudtrail:*:123456789012:trail/*";

function limited(Condition: object): boolean {
  return isLimitedToTrails(statement({ Condition }));
}

describe("patterns of policies", () => {
  it("match any text by * and any character by ?", () => {
    const matching: [string, string][] = [
      ["", ""],
      ["*", ""],
      ["*", "anything"],
      ["a*c", "abbc"],
      ["a*b*c", "aXbYbZc"],
      ["a?c", "abc"],
      ["**a", "bba"],
    ];
    for (const [pattern, text] of matching) {
      assert.equal(matches(pattern, text), true, `${pattern} ${text}`);
    }
    const others: [string, string][] = [
      ["", "a"],
      ["a", ""],
      ["a?", "a"],
      ["a*b", "abc"],
      ["A", "a"],
      ["a*b*c", "acb"],
      ["(a|b)+", "aa"],
    ];
    for (const [pattern, text] of others) {
      assert.equal(matches(pattern, text), false, `${pattern} ${text}`);
    }
  });

  it("match what a regular expression of them matches", () => {
    const of = (...characters: readonly string[]) =>
      fc.array(fc.constantFrom(...characters)).map((all) => all.join(""));
    fc.assert(
      fc.property(of("a", "b", "?", "*"), of("a", "b"), (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        assert.equal(matches(pattern, text), expression.test(text));
      }),
      { numRuns: 1_000 },
    );
  });

  // What tries every way to match would not end before the time limit of a test.
  it("are tried once, however long they are", () => {
    assert.equal(matches(`${"*a".repeat(500_000)}b`, "a".repeat(100)), false);
    assert.equal(matches(`*${"a".repeat(1_000)}b`, "a".repeat(2_000)), false);
    assert.equal(matches("*a".repeat(500_000), "a".repeat(1_000_000)), false);
    assert.equal(matches("*", "a".repeat(1_000_000)), true);
    const Resource = `arn:aws:s3:::${"*a".repeat(500_000)}`;
    assert.equal(isAboutObject(statement({ Resource }), "AWSLogs/a"), false);
  });
});

describe("a statement", () => {
  it("is about the actions that its patterns match, whatever their case", () => {
    for (const Action of ["*", "s3:*", "s3:Put*", "S3:PUTOBJECT", ["s3:GetObject", "s3:?utObject"]]) {
      assert.equal(isAbout(statement({ Action }), "s3:PutObject"), true, JSON.stringify(Action));
    }
    for (const Action of ["s3:Get*", "s3:PutObjectAcl", "s3:Put"]) {
      assert.equal(isAbout(statement({ Action }), "s3:PutObject"), false, Action);
    }
  });

  it("is about all actions but those of NotAction", () => {
    const allBut = (NotAction: string) => statement({ Action: undefined, NotAction });
    assert.equal(isAbout(allBut("s3:Get*"), "s3:PutObject"), true);
    assert.equal(isAbout(allBut("s3:Put*"), "s3:PutObject"), false);
  });

  it("is about all actions of a service only if it says so", () => {
    assert.equal(isAboutAllActions(statement({ Action: ["x:y", "S3:*"] }), "s3"), true);
    assert.equal(isAboutAllActions(statement({ Action: "*" }), "s3"), true);
    assert.equal(isAboutAllActions(statement({ Action: ["s3:Get*", "s3:Put*"] }), "s3"), false);
    assert.equal(isAboutAllActions(statement({ Action: undefined, NotAction: "*" }), "s3"), false);
  });

  it("is for everybody in every form that says so", () => {
    for (const Principal of ["*", { AWS: "*" }, { AWS: ["123456789012", "*"] }, { Service: "*" }, { Federated: "*" }]) {
      assert.equal(isForEverybody(statement({ Principal })), true, JSON.stringify(Principal));
    }
    const others = statement({ Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::123456789012:role/reader" } });
    assert.equal(isForEverybody(others), true);
    assert.equal(isForEverybody(statement({ Principal: { AWS: "arn:aws:iam::123456789012:root" } })), false);
  });

  it("is for a service that it names, that everybody includes, or that NotPrincipal does not list", () => {
    const service = "cloudtrail.amazonaws.com";
    assert.equal(isForService(statement({ Principal: { Service: ["x", service] } }), service), true);
    assert.equal(isForService(statement({ Principal: "*" }), service), true);
    assert.equal(isForService(statement({ Principal: { AWS: service } }), service), false);
    const except = (NotPrincipal: object) => statement({ Principal: undefined, NotPrincipal });
    assert.equal(isForService(except({ Service: "x" }), service), true);
    assert.equal(isForService(except({ Service: service }), service), false);
  });

  it("is about the bucket, its objects or both, by its resources", () => {
    const about = (Resource: string) => [
      isAboutObject(statement({ Resource })),
      isAboutObject(statement({ Resource }), "AWSLogs/a"),
    ];
    assert.deepEqual(about("*"), [true, true]);
    assert.deepEqual(about("arn:aws:s3:::logs"), [true, false]);
    assert.deepEqual(about("arn:aws-cn:s3:::logs/*"), [false, true]);
    assert.deepEqual(about("arn:*:s3:::logs*"), [true, true]);
    assert.deepEqual(about("arn:aws:s3:::lo?s/AWSLogs/?"), [false, true]);
    assert.deepEqual(about("arn:aws:s3:::logs/other/*"), [false, false]);
    assert.deepEqual(about("logs/*"), [false, false]);
    const except = statement({ Resource: undefined, NotResource: "arn:aws:s3:::logs/AWSLogs/*" });
    assert.deepEqual([isAboutObject(except), isAboutObject(except, "AWSLogs/a")], [true, false]);
  });

  it("grants public access unless a condition says who calls", () => {
    const open = (Condition: object) => letsEverybodyIn(statement({ Principal: "*", Condition }));
    const closing = [
      { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
      { StringLike: { "AWS:SourceAccount": ["123456789012"] } },
      { ArnLike: { "aws:SourceArn": trails } },
      { StringEquals: { "kms:CallerAccount": "123456789012" } },
      { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32", "192.0.2.1"] } },
    ];
    for (const condition of closing) {
      assert.equal(open(condition), false, JSON.stringify(condition));
    }
    const leavingOpen = [
      {},
      { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1234567890" } },
      { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-1234567890" } },
      { StringNotEquals: { "aws:PrincipalOrgID": "o-1234567890" } },
      { StringLike: { "aws:PrincipalOrgID": "o-*" } },
      { StringEquals: { "aws:PrincipalOrgID": ["o-1234567890", "${aws:PrincipalOrgID}"] } },
      { Bool: { "aws:SecureTransport": "true" } },
      { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/1"] } },
      { IpAddress: { "aws:SourceIp": "::/0" } },
      { StringLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } },
      { StringEquals: { "aws:UserAgent": "x" } },
    ];
    for (const condition of leavingOpen) {
      assert.equal(open(condition), true, JSON.stringify(condition));
    }
    assert.equal(letsEverybodyIn(statement({ Principal: "*", Effect: "Deny" })), false);
    assert.equal(letsEverybodyIn(statement()), false);
  });

  it("is limited to trails by aws:SourceArn with the id of an account", () => {
    for (const operator of ["StringEquals", "StringLike", "ArnEquals", "ArnLike"]) {
      assert.equal(limited({ [operator]: { "AWS:sourceARN": trails } }), true, operator);
    }
    for (const value of ["*", "arn:aws:cloudtrail:*:*:trail/*", "arn:aws:sns:eu-west-1:123456789012:topic", "arn:*"]) {
      assert.equal(limited({ ArnLike: { "aws:SourceArn": value } }), false, value);
      assert.equal(limited({ ArnLike: { "aws:SourceArn": [trails, value] } }), false, value);
    }
    for (const operator of ["ArnLikeIfExists", "ForAllValues:ArnLike", "ForAnyValue:ArnLike", "ArnNotLike", "Null"]) {
      assert.equal(limited({ [operator]: { "aws:SourceArn": trails } }), false, operator);
    }
    assert.equal(limited({ StringEquals: { "aws:SourceAccount": "123456789012" } }), false);
  });

  it("is limited to trails of any account of an organization that another condition names", () => {
    const ArnLike = { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" };
    assert.equal(limited({ ArnLike, StringEquals: { "aws:SourceOrgID": "o-1234567890" } }), true);
    assert.equal(limited({ ArnLike, StringLike: { "aws:SourceOrgID": "*" } }), false);
  });
});
