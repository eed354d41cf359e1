import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketPolicyTamperProtected as rule } from "../../../rules/logBucket/cloudtrailS3BucketPolicyTamperProtected";
import { assertDoubtful, delivery, faultsOf, logBucket, policy, tlsOnly } from "../logBuckets";
import { doubtful } from "../trails";

const root = "arn:aws:iam::123456789012:root";

function faults(differences: object, settings: object = {}): readonly string[] {
  const statement = {
    Sid: "More",
    Effect: "Allow",
    Principal: { AWS: root },
    Action: "s3:GetObject",
    Resource: "*",
    ...differences,
  };
  return faultsOf(rule, logBucket({ policy: policy(...delivery, tlsOnly, statement) }), { ...settings });
}

describe("cloudtrail-s3-bucket-policy-tamper-protected", () => {
  it("is met by a policy that lets others read, and by services that deliver logs", () => {
    assert.deepEqual(rule.evaluate(logBucket(), {}), { answer: "compliant" });
    assert.deepEqual(rule.evaluate(logBucket({ policy: known("absent") }), {}), { answer: "compliant" });
    assert.deepEqual(faults({ Action: ["s3:Get*", "s3:List*"] }), []);
    for (const Service of ["delivery.logs.amazonaws.com", "logging.s3.amazonaws.com"]) {
      assert.deepEqual(faults({ Principal: { Service }, Action: "s3:PutObject" }), []);
    }
    assert.deepEqual(faults({ Effect: "Deny", Action: "s3:*" }), []);
  });

  it("is violated by every action that writes, deletes or unprotects, which it names", () => {
    const by = "in statement 4 of its policy";
    assert.deepEqual(faults({ Action: "s3:DeleteObject" }), [`allows s3:DeleteObject ${by}`]);
    assert.deepEqual(faults({ Action: ["s3:putbucketpolicy", "s3:PutLifecycle*"] }), [
      `allows s3:PutBucketPolicy and s3:PutLifecycleConfiguration ${by}`,
    ]);
    assert.deepEqual(faults({ Action: "s3:DeleteObject*" }), [
      `allows s3:DeleteObject and s3:DeleteObjectVersion ${by}`,
    ]);
    assert.match(faults({ Action: "s3:*" })[0] ?? "", /^allows s3:PutObject, s3:DeleteObject, .* and 17 more in /);
    assert.match(faults({ Action: "s3:Put*" })[0] ?? "", /^allows s3:PutObject, s3:PutBucketPolicy, .* more in /);
  });

  it("counts all actions and principals but some", () => {
    assert.match(
      faults({ Action: undefined, NotAction: "s3:Delete*" })[0] ?? "",
      /^allows s3:PutObject, s3:PutBucketPolicy/,
    );
    assert.deepEqual(faults({ Action: undefined, NotAction: "s3:*" }), []);
    const service = { Service: "cloudtrail.amazonaws.com" };
    assert.equal(faults({ Principal: undefined, NotPrincipal: service, Action: "s3:PutObject" }).length, 1);
  });

  it("counts every principal that is not a service that delivers logs", () => {
    const principals = [
      "*",
      { AWS: "123456789012" },
      { AWS: "arn:aws:iam::123456789012:role/admin" },
      { Service: ["cloudtrail.amazonaws.com", "config.amazonaws.com"] },
      { Federated: "accounts.google.com" },
      { CanonicalUser: "79a5" },
    ];
    for (const Principal of principals) {
      assert.equal(faults({ Principal, Action: "s3:PutObject" }).length, 1, JSON.stringify(Principal));
    }
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } };
    assert.equal(faults({ Principal: "*", Action: "s3:PutObject", Condition }).length, 1);
  });

  it("trusts only the principals that the user names", () => {
    const config = { Principal: { Service: "config.amazonaws.com" }, Action: "s3:PutObject" };
    assert.deepEqual(faults(config, { trustedPrincipals: ["config.amazonaws.com"] }), []);
    assert.equal(faults(config, { trustedPrincipals: [root] }).length, 1);
    assert.equal(faults(config, { trustedPrincipals: "config.amazonaws.com" }).length, 1);
  });

  it("names a few statements where there are very many", () => {
    const many = Array.from({ length: 500 }, () => ({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }));
    assert.equal(faultsOf(rule, logBucket({ policy: policy(...many) })).length, 10);
  });

  it("is unknown while the policy is not known", () => {
    assertDoubtful(rule, logBucket({ policy: doubtful }), "has a policy that prevents tampering with log files");
  });
});
