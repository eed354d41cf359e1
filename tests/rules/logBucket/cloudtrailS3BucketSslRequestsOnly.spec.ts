import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketSslRequestsOnly as rule } from "../../../rules/logBucket/cloudtrailS3BucketSslRequestsOnly";
import { assertDoubtful, faultsOf, logBucket, policy, tlsOnly } from "../logBuckets";
import { doubtful } from "../trails";

const both = ["accepts requests without TLS to the bucket itself and its objects"];

function faults(...statements: readonly object[]): readonly string[] {
  return faultsOf(rule, logBucket({ policy: policy(...statements) }));
}

describe("cloudtrail-s3-bucket-ssl-requests-only", () => {
  it("is met by a policy that refuses everything without TLS, in any spelling", () => {
    const spellings = [
      {},
      { Principal: { AWS: "*" }, Action: "*", Resource: "*" },
      { Resource: "arn:aws:s3:::logs*" },
      { Action: ["S3:*"], Condition: { BoolIfExists: { "aws:securetransport": false } } },
    ];
    for (const spelling of spellings) {
      const facts = logBucket({ policy: policy({ ...tlsOnly, ...spelling }) });
      assert.deepEqual(rule.evaluate(facts, {}), { answer: "compliant" }, JSON.stringify(spelling));
    }
    const [bucket, objects] = tlsOnly.Resource;
    assert.deepEqual(faults({ ...tlsOnly, Resource: bucket }, { ...tlsOnly, Resource: objects }), []);
  });

  it("is violated by a policy that leaves out the bucket or objects", () => {
    assert.deepEqual(faults({ ...tlsOnly, Resource: "arn:aws:s3:::logs/*" }), [
      "accepts requests without TLS to the bucket itself",
    ]);
    const objects = ["AWSLogs/*", "?", "??", "??*"].map((key) => ["arn:aws:s3:::logs", `arn:aws:s3:::logs/${key}`]);
    for (const Resource of ["arn:aws:s3:::logs", ...objects]) {
      assert.deepEqual(faults({ ...tlsOnly, Resource }), ["accepts requests without TLS to its objects"]);
    }
    for (const NotResource of ["arn:aws:s3:::logs/AWSLogs/*", "arn:aws:s3:::other/*"]) {
      assert.deepEqual(faults({ ...tlsOnly, Resource: undefined, NotResource }), [
        "accepts requests without TLS to its objects",
      ]);
    }
  });

  it("is violated by a policy that refuses less", () => {
    const lesser = [
      { Effect: "Allow" },
      { Principal: { AWS: "123456789012" } },
      { Principal: { Service: "*" } },
      { Principal: undefined, NotPrincipal: "*" },
      { Action: ["s3:Get*", "s3:Put*"] },
      { Action: undefined, NotAction: "s3:GetObject" },
      { Condition: {} },
      { Condition: { Bool: { "aws:SecureTransport": "true" } } },
      { Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" } } },
      { Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
    ];
    for (const lacking of lesser) {
      assert.deepEqual(faults({ ...tlsOnly, ...lacking }), both, JSON.stringify(lacking));
    }
  });

  it("is violated without policy, and by a malformed one", () => {
    assert.deepEqual(faultsOf(rule, logBucket({ policy: known("absent") })), both);
    assert.deepEqual(faultsOf(rule, logBucket({ policy: known({ malformed: "is odd" }) })), ["is odd"]);
  });

  it("is unknown while the policy is not known", () => {
    assertDoubtful(rule, logBucket({ policy: doubtful }), "refuses requests without TLS");
  });
});
