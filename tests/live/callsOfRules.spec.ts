import assert from "node:assert/strict";
import type { AccountSight } from "../../live/accountSight";
import { calls as everyCall, type CallName } from "../../live/calls";
import { callsFor } from "../../live/callsOfRules";
import { factsOf } from "../../live/facts/factsOf";
import { notAsked } from "../../live/notAsked";
import { accountRules, deliveryRules, gate, keyRules, logBucketRules, rules, trailRules } from "../../rules/catalogue";
import { type Fact, known } from "../../rules/facts/fact";
import type { Rule } from "../../rules/rule";

const account = "111122223333";
const keyArn = `arn:aws:kms:us-east-1:${account}:key/1234`;
const topicArn = `arn:aws:sns:us-east-1:${account}:trail`;
const roleArn = `arn:aws:iam::${account}:role/writer`;
const askedAt = new Date("2026-01-02T00:00:00Z");

/** What an account shows that lets everything through, or nothing, when only these calls are made. */
function sightBy(calls: ReadonlySet<CallName>, isGood: boolean): AccountSight {
  const told = <T>(call: CallName, good: T, bad: T): Fact<T> =>
    calls.has(call) ? known(isGood ? good : bad) : notAsked;
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" },
  });
  const open = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } });
  const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" },
  });
  const selectors = (event: "All" | "WriteOnly") => ({
    EventSelectors: [{ ReadWriteType: event, IncludeManagementEvents: true }],
  });
  const block = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
  const trail = {
    Name: "audit",
    TrailARN: `arn:aws:cloudtrail:us-east-1:${account}:trail/audit`,
    HomeRegion: "us-east-1",
    S3BucketName: "logs",
    KmsKeyId: keyArn,
    SnsTopicARN: topicArn,
    CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${account}:log-group:trail:*`,
    CloudWatchLogsRoleArn: roleArn,
    IsMultiRegionTrail: isGood,
    IncludeGlobalServiceEvents: isGood,
    LogFileValidationEnabled: isGood,
    IsOrganizationTrail: true,
    HasInsightSelectors: true,
  };
  const needs = (...names: readonly CallName[]): boolean => names.some((name) => calls.has(name));
  const bucketCalls = [...calls].some((call) => /^get(Bucket|ObjectLock)/.test(call));
  return {
    accountId: account,
    askedAt,
    partition: "aws",
    region: "us-east-1",
    closedRegions: [],
    trails: [
      {
        trail,
        status: told("getTrailStatus", { IsLogging: true, StartLoggingTime: askedAt }, { IsLogging: false }),
        selectors: told("getEventSelectors", selectors("All"), selectors("WriteOnly")),
        ...(calls.has("getInsightSelectors") && {
          insights: known({ InsightSelectors: isGood ? [{ InsightType: "ApiCallRateInsight" as const }] : [] }),
        }),
        ...(calls.has("describeOrganization") && { organizationId: known("o-1234567890") }),
      },
    ],
    logBuckets: bucketCalls
      ? [
          {
            name: "logs",
            arn: "arn:aws:s3:::logs",
            policy: told("getBucketPolicy", policy, undefined),
            acl: told("getBucketAcl", {}, { Grants: [{ Grantee: { Type: "Group" as const, URI: everybody } }] }),
            publicAccessBlock: told("getBucketPublicAccessBlock", undefined, undefined),
            accountPublicAccessBlock: told("getAccountPublicAccessBlock", block, undefined),
            versioning: told("getBucketVersioning", { Status: "Enabled" as const }, {}),
            logging: told("getBucketLogging", { LoggingEnabled: { TargetBucket: "other", TargetPrefix: "" } }, {}),
            objectLock: told(
              "getObjectLockConfiguration",
              { Rule: { DefaultRetention: { Mode: "GOVERNANCE" as const, Days: 30 } } },
              undefined,
            ),
            lifecycleRules: told(
              "getBucketLifecycleConfiguration",
              [],
              [{ Status: "Enabled" as const, Filter: {}, Expiration: { Days: 1 } }],
            ),
            encryption: told("getBucketEncryption", undefined, undefined),
          },
        ]
      : [],
    keys: needs("describeKey", "getKeyPolicy", "getKeyRotationStatus")
      ? [
          {
            arn: keyArn,
            metadata: told(
              "describeKey",
              { KeyId: "1234", Arn: keyArn, Enabled: true },
              { KeyId: "1234", Enabled: false },
            ),
            policy: told("getKeyPolicy", policy, JSON.stringify({ Version: "2012-10-17", Statement: [] })),
            isRotated: told("getKeyRotationStatus", true, false),
          },
        ]
      : [],
    topics: calls.has("getTopicAttributes")
      ? [{ arn: topicArn, policy: told("getTopicAttributes", policy, undefined) }]
      : [],
    roles: calls.has("getRole")
      ? [
          {
            arn: roleArn,
            role: known({ Role: { AssumeRolePolicyDocument: encodeURIComponent(isGood ? trust : "{}") } as never }),
            policies: known(isGood ? [open] : []),
          },
        ]
      : [],
  };
}

const everybody = "http://acs.amazonaws.com/groups/global/AllUsers";

/** What a rule says of an account. */
function said(rule: Rule<never>, calls: ReadonlySet<CallName>, isGood: boolean): readonly unknown[] {
  const judge = <Facts>(its: readonly Rule<Facts>[], things: readonly Facts[]) =>
    its.filter(({ name }) => name === rule.name).flatMap((each) => things.map((thing) => each.evaluate(thing, {})));
  return factsOf([sightBy(calls, isGood)]).flatMap((facts) => [
    ...judge(accountRules, [facts.account]),
    ...judge([...trailRules, ...deliveryRules], facts.trails),
    ...judge(logBucketRules, facts.logBuckets),
    ...judge(keyRules, facts.keys),
  ]);
}

describe("the calls that rules need", () => {
  const all = new Set(Object.keys(everyCall) as CallName[]);
  const judged = rules.filter(({ onlyIn }) => onlyIn !== "program");

  for (const rule of judged) {
    it(`are enough for ${rule.name}`, () => {
      const calls = callsFor([rule.name]);
      for (const isGood of [true, false]) {
        // A bucket that no call asks about is judged by its name, as one that is.
        const own = said(rule, calls, isGood);
        if (rule.name === gate) {
          assert.deepEqual(JSON.stringify(own).match(/nobody asked/g), null);
        } else {
          assert.deepEqual(own, said(rule, all, isGood));
        }
      }
    });
  }

  it("are all made for one rule or another, and none for a rule that only programs answer", () => {
    assert.deepEqual([...callsFor(judged.map(({ name }) => name))].sort(), [...all].sort());
    const onlyInPrograms = rules.filter(({ onlyIn }) => onlyIn === "program").map(({ name }) => name);
    assert.deepEqual([...callsFor(onlyInPrograms)], ["assumeRole", "getCallerIdentity", "describeTrails"]);
  });

  it("are four for the gate: one of two to enter, and three of CloudTrail", () => {
    assert.deepEqual(
      [...callsFor([gate])],
      ["assumeRole", "getCallerIdentity", "describeTrails", "getTrailStatus", "getEventSelectors"],
    );
  });
});
