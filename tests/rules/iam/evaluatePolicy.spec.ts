import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { text, textOf } from "../../../rules/iam/requestText";
import { answer, later, request, said } from "./requests";
import { soon } from "../../soon";

const deny = { Effect: "Deny" };
const never = { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } };
const perhaps = { Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } };
const unsure = request({ "aws:SourceAccount": later });

describe("a policy", () => {
  it("allows what a statement allows and none denies, and says which", () => {
    const allowed = answer(request(), never, {});
    assert.ok(allowed.answer === "allowed");
    assert.equal(allowed.by.number, 2);
  });

  it("denies what a statement denies, whatever else allows it, and says which", () => {
    const denied = answer(request(), {}, { ...deny, ...never }, deny);
    assert.ok(denied.answer === "denied");
    assert.equal(denied.by.number, 3);
    assert.equal(said(unsure, perhaps, deny), "denied");
    assert.equal(said(request(), deny), "denied");
  });

  it("does not allow what no statement allows", () => {
    assert.deepEqual(answer(request()), { answer: "notAllowed" });
    assert.deepEqual(answer(request(), { ...deny, ...never }), { answer: "notAllowed" });
    assert.equal(said(request(), never), "notAllowed");
  });

  it("names the statement that comes nearest, and what of it does not match", () => {
    const refused = answer(
      request(),
      { Action: "s3:GetObject" },
      { Principal: { AWS: "123456789012" }, Resource: "arn:aws:s3:::logs" },
      { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" }, Bool: { "aws:SecureTransport": "true" } } },
      { ...never, Resource: "arn:aws:s3:::other/*" },
      deny,
    );
    assert.equal(refused.answer, "denied");
    const without = answer(
      request(),
      { Action: "s3:GetObject" },
      { Principal: { AWS: "123456789012" }, Resource: "arn:aws:s3:::logs" },
      { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" }, Bool: { "aws:SecureTransport": "true" } } },
      { ...never, Resource: "arn:aws:s3:::other/*" },
    );
    assert.ok(without.answer === "notAllowed");
    assert.equal(without.nearest?.statement.number, 3);
    assert.deepEqual(without.nearest.mismatches, [
      { operator: "stringequals", key: "aws:sourcevpc", values: ["vpc-1"] },
      { operator: "bool", key: "aws:securetransport", values: ["true"] },
    ]);
    const [second, first] = [
      { Principal: { AWS: "123456789012" }, Action: "s3:Get*", Resource: "arn:aws:s3:::logs" },
      { Resource: "arn:aws:s3:::logs" },
    ].map((statement) => answer(request(), statement));
    assert.ok(first?.answer === "notAllowed" && second?.answer === "notAllowed");
    assert.deepEqual(first.nearest?.mismatches, ["resource"]);
    assert.deepEqual(second.nearest?.mismatches, ["principal", "action", "resource"]);
  });

  it("is unknown, and says why, only where what is not known decides", () => {
    assert.deepEqual(answer(unsure, perhaps), { answer: "unknown", reasons: [later] });
    assert.deepEqual(answer(unsure, {}, { ...deny, ...perhaps }), { answer: "unknown", reasons: [later] });
    assert.equal(said(unsure, {}, perhaps), "allowed");
    assert.equal(said(unsure, { ...perhaps, Action: "s3:GetObject" }), "notAllowed");
    // Nothing allows it, so it does not matter whether something denies it.
    assert.equal(said(unsure, never, { ...deny, ...perhaps }), "notAllowed");
    assert.equal(said(unsure, perhaps, { ...deny, ...perhaps }), "unknown");
  });

  it("is unknown where an operator decides that IAM does not document", () => {
    const odd = { Condition: { StringResembles: { "aws:SourceAccount": "1" } } };
    const unknown = answer(request(), odd);
    assert.ok(unknown.answer === "unknown");
    assert.deepEqual(
      unknown.reasons.map(({ why }) => why),
      ["statement 1 has a condition with an operator that IAM does not document"],
    );
    for (const operator of ["NullIfExists", "ForAllValues:Null", "ForEachValue:StringEquals", "", "__proto__"]) {
      const Condition = Object.fromEntries([[operator, { "aws:SourceAccount": "1" }]]);
      assert.equal(said(request(), { Condition }), "unknown", operator);
    }
    assert.equal(said(request(), {}, { ...deny, ...odd }), "unknown");
    assert.equal(said(request(), {}, odd), "allowed");
    assert.equal(said(request(), {}, { ...deny, Action: "s3:GetObject", ...odd }), "allowed");
  });
});

describe("a statement applies to a request", () => {
  const service = "cloudtrail.amazonaws.com";

  it("of a service that it names, or that everybody includes", () => {
    const principals = [
      "*",
      { AWS: "*" },
      { AWS: ["123456789012", "*"] },
      { Service: service },
      { Service: ["x", service] },
    ];
    for (const Principal of principals) {
      assert.equal(said(request(), { Principal }), "allowed", JSON.stringify(Principal));
    }
    const others = [
      { Service: "x" },
      { Service: "cloudtrail.*" },
      { AWS: service },
      { AWS: "arn:aws:iam::123456789012:root" },
      { Federated: "*" },
      { CanonicalUser: "*" },
    ];
    for (const Principal of others) {
      assert.equal(said(request(), { Principal }), "notAllowed", JSON.stringify(Principal));
    }
  });

  it("of a service that NotPrincipal does not list", () => {
    const except = (NotPrincipal: unknown) => said(request(), { Principal: undefined, NotPrincipal });
    assert.equal(except({ Service: "x" }), "allowed");
    assert.equal(except({ AWS: "123456789012" }), "allowed");
    assert.equal(except({ Service: ["x", service] }), "notAllowed");
    assert.equal(except("*"), "notAllowed");
  });

  it("perhaps, where it names all services by a wildcard, which IAM does not document", () => {
    assert.equal(said(request(), { Principal: { Service: "*" } }), "unknown");
    assert.equal(said(request(), { Principal: { Service: ["*", service] } }), "allowed");
  });

  it("for its action, whatever the case", () => {
    for (const Action of ["*", "s3:*", "S3:put*", ["s3:GetObject", "s3:?utobject"]]) {
      assert.equal(said(request(), { Action }), "allowed", JSON.stringify(Action));
    }
    for (const Action of ["s3:Put", "s3:PutObjectAcl", "${aws:Action, 's3:PutObject'}"]) {
      assert.equal(said(request(), { Action }), "notAllowed", Action);
    }
    assert.equal(said(request(), { Action: undefined, NotAction: "s3:Get*" }), "allowed");
    assert.equal(said(request(), { Action: undefined, NotAction: ["x:*", "s3:put*"] }), "notAllowed");
  });

  it("for its resource, in its case", () => {
    const about = (Resource: unknown) => said(request({ "aws:SourceAccount": "123456789012" }), { Resource });
    for (const resource of [
      "*",
      "arn:aws:s3:::logs/*",
      "arn:*/file",
      ["x", "arn:aws:s3:::logs/AWSLogs/${aws:SourceAccount}/*"],
      "arn:aws:s3:::logs/AWSLogs/${aws:username, '123456789012'}/*",
    ]) {
      assert.equal(about(resource), "allowed", JSON.stringify(resource));
    }
    for (const resource of [
      "arn:aws:s3:::logs",
      "arn:aws:s3:::logs/awslogs/*",
      "arn:aws:s3:::logs/AWSLogs/${aws:username}/*",
      "arn:aws:s3:::logs/${*}",
    ]) {
      assert.equal(about(resource), "notAllowed", resource);
    }
    const except = (NotResource: unknown) => said(request(), { Resource: undefined, NotResource });
    assert.equal(except("arn:aws:s3:::logs"), "allowed");
    assert.equal(except(["x", "arn:aws:s3:::logs/*"]), "notAllowed");
  });

  it("for the trails that its condition names, and for all without one", () => {
    const trail = request({ "aws:SourceArn": "arn:aws:cloudtrail:r:123456789012:trail/audit" });
    const trails = "arn:aws:cloudtrail:*:123456789012:trail/*";
    for (const Condition of [
      {},
      { ArnLike: { "aws:SourceArn": trails } },
      { StringLike: { "aws:SourceArn": "*" } },
      { StringEquals: { "aws:SourceArn": ["x", "arn:aws:cloudtrail:r:123456789012:trail/audit"] } },
    ]) {
      assert.equal(said(trail, { Condition }), "allowed", JSON.stringify(Condition));
    }
    for (const Condition of [
      { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:r:123456789012:trail/other" } },
      { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:r:1:trail/audit" } },
      { StringEquals: { "aws:SourceArn": trails } },
    ]) {
      assert.equal(said(trail, { Condition }), "notAllowed", JSON.stringify(Condition));
    }
  });

  it("without a resource where its policy has none", () => {
    const { service, action, context } = request();
    assert.ok(service !== undefined);
    assert.equal(said({ service, action, context }, { Resource: "arn:aws:s3:::other" }), "allowed");
  });

  it("for a resource of which the statement's wildcards cover what is not known", () => {
    const account = textOf(later, "accountId");
    const about = (Resource: string) =>
      said(request({}, { resource: text`arn:aws:s3:::logs/AWSLogs/${account}/file` }), { Resource });
    assert.equal(about("arn:aws:s3:::logs/*"), "allowed");
    assert.equal(about("arn:aws:s3:::logs/AWSLogs/*/file"), "allowed");
    assert.equal(about("arn:aws:s3:::logs/AWSLogs/123456789012/*"), "unknown");
    assert.equal(about("arn:aws:s3:::logs/AWSLogs/o-1234567890/*"), "notAllowed");
    assert.equal(about("arn:aws:s3:::logs/prefix/AWSLogs/*"), "notAllowed");
    assert.equal(textOf(known("123456789012"), "accountId"), "123456789012");
  });
});

describe("hostile policies", () => {
  const long = 60_000;
  const unknown = text`arn:aws:cloudtrail:${textOf(later, "region")}:${textOf(later, "accountId")}:trail/audit`;
  const asked = request({ key: unknown, other: "a".repeat(100) }, { resource: unknown });
  const values = [
    "*a".repeat(long),
    "?*".repeat(long),
    "arn:aws:cloudtrail:*a*:*1*:*t*".repeat(long / 30),
    ":*".repeat(long),
    "${".repeat(long),
    "${x}".repeat(long),
    "${key}*".repeat(long / 10),
    "1".repeat(long),
    "1:".repeat(long),
    "1".repeat(long) + "/8",
  ];
  const operators = ["StringLike", "StringNotLike", "StringEqualsIgnoreCase", "ArnLike", "NumericEquals"];

  for (const operator of [...operators, "DateLessThan", "BinaryEquals", "IpAddress", `${"for".repeat(long)}ifexists`]) {
    it(`take no longer than their length allows: ${operator.slice(0, 30)}`, () => {
      const start = performance.now();
      for (const key of ["key", "other"]) {
        said(asked, { Condition: { [operator]: { [key]: values } } });
      }
      assert.ok(performance.now() - start < soon, `${performance.now() - start}`);
    });
  }

  it("take no longer than their length allows: actions, resources and many statements", () => {
    const start = performance.now();
    said(asked, { Action: values }, { Action: "*", Resource: values });
    const many = Array.from({ length: 3_000 }, () => ({ Condition: { StringLike: { key: "*a*=*c*" } } }));
    assert.equal(said(asked, ...many), "notAllowed");
    assert.ok(performance.now() - start < soon, `${performance.now() - start}`);
  });
});
