import assert from "node:assert/strict";
import { readPolicy } from "../../../rules/iam/readPolicy";

const allow = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };

function malformed(document: unknown): string {
  const read = readPolicy(document);
  assert.ok("malformed" in read, JSON.stringify(read));
  return read.malformed;
}

describe("a policy document", () => {
  it("is read from JSON as from the object it stands for", () => {
    const document = {
      Version: "2012-10-17",
      Id: "id",
      Statement: [
        {
          Sid: "Write",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com", AWS: ["123456789012", "arn:aws:iam::123456789012:root"] },
          Action: ["s3:PutObject", "s3:Get*"],
          Resource: "arn:aws:s3:::logs/*",
          Condition: { StringEquals: { "aws:SourceArn": ["a", "b"], "s3:x-amz-acl": "c" }, Null: { "aws:Key": true } },
        },
      ],
    };
    const expected = {
      statements: [
        {
          number: 1,
          allows: true,
          principals: {
            AWS: ["123456789012", "arn:aws:iam::123456789012:root"],
            Service: ["cloudtrail.amazonaws.com"],
          },
          exceptPrincipals: false,
          actions: ["s3:PutObject", "s3:Get*"],
          exceptActions: false,
          resources: ["arn:aws:s3:::logs/*"],
          exceptResources: false,
          conditions: [
            { operator: "stringequals", key: "aws:sourcearn", values: ["a", "b"] },
            { operator: "stringequals", key: "s3:x-amz-acl", values: ["c"] },
            { operator: "null", key: "aws:key", values: ["true"] },
          ],
          hasVariables: true,
        },
      ],
    };
    assert.deepEqual(readPolicy(document), expected);
    assert.deepEqual(readPolicy(JSON.stringify(document)), expected);
  });

  it("may be a single statement, without Sid, with NotPrincipal, NotAction and NotResource", () => {
    const read = readPolicy({
      Statement: { Effect: "Deny", NotPrincipal: "*", NotAction: "s3:*", NotResource: "*", Sid: null },
    });
    assert.deepEqual(read, {
      statements: [
        {
          number: 1,
          allows: false,
          principals: { AWS: ["*"] },
          exceptPrincipals: true,
          actions: ["s3:*"],
          exceptActions: true,
          resources: ["*"],
          exceptResources: true,
          conditions: [],
          hasVariables: false,
        },
      ],
    });
  });

  it("takes numbers and booleans in conditions, as programs write them", () => {
    const read = readPolicy({
      Statement: [{ ...allow, Condition: { NumericLessThan: { "s3:TlsVersion": 1.2 }, Bool: { a: [false] } } }],
    });
    assert.ok("statements" in read);
    assert.deepEqual(
      read.statements[0]?.conditions.map(({ values }) => values),
      [["1.2"], ["false"]],
    );
  });

  it("may have no statements at all", () => {
    assert.deepEqual(readPolicy({ Statement: [] }), { statements: [] });
  });

  it("is malformed where AWS would refuse it, and says where", () => {
    const second = (differences: object) => malformed({ Statement: [allow, { ...allow, ...differences }] });
    const whose = "has a policy whose statement 2";
    assert.equal(malformed("{"), "has a policy that is not JSON");
    for (const document of ["[]", "null", "3", 3, null, undefined, [], true]) {
      assert.equal(malformed(document), "has a policy that is not a JSON object");
    }
    assert.equal(malformed({}), "has a policy without Statement");
    assert.equal(malformed({ statement: [] }), "has a policy with an element that IAM does not know");
    assert.equal(malformed({ Statement: [allow, "x"] }), `${whose} is not an object`);
    assert.equal(second({ effect: "Deny" }), `${whose} has an element that IAM does not know`);
    assert.equal(second({ Effect: "allow" }), `${whose} has an Effect other than Allow and Deny`);
    assert.equal(second({ Effect: undefined }), `${whose} has an Effect other than Allow and Deny`);
    assert.equal(second({ Principal: null }), `${whose} does not have one of Principal and NotPrincipal`);
    assert.equal(second({ NotAction: "*" }), `${whose} does not have one of Action and NotAction`);
    assert.equal(second({ Resource: undefined }), `${whose} does not have one of Resource and NotResource`);
    for (const Principal of ["AWS", {}, { AWS: 3 }, { AWS: [] }, { User: "x" }, ["*"]]) {
      assert.equal(second({ Principal }), `${whose} has a malformed Principal`, JSON.stringify(Principal));
    }
    assert.equal(second({ Action: undefined, NotAction: [3] }), `${whose} has a malformed NotAction`);
    assert.equal(second({ Action: [] }), `${whose} has a malformed Action`);
    for (const Condition of ["x", { Bool: "x" }, { Bool: { key: {} } }, { Bool: { key: [null] } }]) {
      assert.equal(second({ Condition }), `${whose} has a malformed Condition`, JSON.stringify(Condition));
    }
  });

  it("is of a version that IAM knows, of which the first, without variables, is the default", () => {
    const hasVariables = (Version: unknown) => {
      const read = readPolicy({ Version, Statement: allow });
      assert.ok("statements" in read);
      return read.statements[0]?.hasVariables;
    };
    assert.equal(hasVariables("2012-10-17"), true);
    assert.equal(hasVariables("2008-10-17"), false);
    assert.equal(hasVariables(undefined), false);
    for (const Version of ["2012-10-18", "", 3, {}]) {
      assert.equal(malformed({ Version, Statement: allow }), "has a policy with a Version that IAM does not know");
    }
  });

  it("has no principal as the permissions of a role, and no resource as its trust policy", () => {
    const of = (missing: "Principal" | "Resource", element: string) => {
      const part = Object.fromEntries(Object.entries(allow).filter(([name]) => name !== element));
      return readPolicy({ Statement: part }, missing);
    };
    const permissions = of("Principal", "Principal");
    assert.ok("statements" in permissions);
    assert.deepEqual(permissions.statements[0]?.principals, {});
    assert.equal(permissions.statements[0].exceptPrincipals, true);
    const trust = of("Resource", "Resource");
    assert.ok("statements" in trust);
    assert.deepEqual(trust.statements[0]?.resources, []);
    assert.equal(trust.statements[0].exceptResources, true);
    for (const missing of ["Principal", "Resource"] as const) {
      assert.deepEqual(of(missing, "Sid"), {
        malformed: `has a policy whose statement 1 has an element that policies of its kind do not have: ${missing}`,
      });
    }
  });

  it("treats names of prototypes as plain names", () => {
    assert.equal(malformed('{"__proto__": {"Statement": []}}'), "has a policy with an element that IAM does not know");
    assert.equal(malformed('{"constructor": 1}'), "has a policy with an element that IAM does not know");
    const read = readPolicy(
      `{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": "*",
        "Condition": {"__proto__": {"__proto__": "x"}}}]}`,
    );
    assert.ok("statements" in read);
    assert.deepEqual(read.statements[0]?.conditions, [{ operator: "__proto__", key: "__proto__", values: ["x"] }]);
  });

  it("is read in linear time however large or deep it is", () => {
    const many = JSON.stringify({ Statement: Array.from({ length: 20_000 }, () => allow) });
    assert.ok(many.length > 1_000_000);
    const read = readPolicy(many);
    assert.ok("statements" in read);
    assert.equal(read.statements.length, 20_000);
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    assert.equal(malformed(deep), "has a policy that is not a JSON object");
    assert.equal(malformed(`{"Statement": [{"Effect": ${deep}}]}`).includes("statement 1"), true);
  });
});
