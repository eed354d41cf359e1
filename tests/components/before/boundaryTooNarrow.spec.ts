import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { boundaryFindings, boundaryTooNarrow } from "../../../components/before/boundaryTooNarrow";
import { liveComponent, type LiveComponent } from "./liveComponent";

const group = "arn:aws:logs:eu-central-1:123456789012:log-group:events";
const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/limits/narrow";
const write = ["logs:CreateLogStream", "logs:PutLogEvents"];

function policyOf(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

function allowing(Action: string | readonly string[], Resource = "*"): object {
  return { Effect: "Allow", Action, Resource };
}

/** What is said of a boundary of the component with these arguments, as actions that it does not allow. */
function refusedBy(policy: string, live: LiveComponent): string[] {
  const { args = {} } = live;
  const { faults = [] } = boundaryFindings(
    liveComponent({ ...live, args: { ...args, permissionsBoundaryArn } }),
    policy,
  );
  return faults.map(({ reason }) => /does not allow (.*) on each/.exec(reason)?.[1] ?? reason);
}

describe("boundaryTooNarrow", () => {
  const existing = { args: { logGroupArn: `${group}:*` } };

  for (const [title, policy] of [
    ["everything", policyOf(allowing("*"))],
    ["everything but what is denied elsewhere", policyOf(allowing("*"), { ...allowing("iam:*"), Effect: "Deny" })],
    ["both actions in the log group", policyOf(allowing(write, `${group}:*`))],
    [
      "it under a condition that is not evaluated",
      policyOf({ ...allowing("logs:*"), Condition: { StringEquals: { "aws:RequestedRegion": "eu-central-1" } } }),
    ],
  ] as const) {
    it(`has nothing against one that allows ${title}`, () => {
      assert.deepEqual(refusedBy(policy, existing), []);
    });
  }

  it("refuses one with what it does not allow", () => {
    const both = "logs:CreateLogStream and logs:PutLogEvents";
    assert.deepEqual(refusedBy(policyOf(allowing("s3:*")), existing), [both]);
    assert.deepEqual(refusedBy(policyOf(allowing(write, `${group}-of-others:*`)), existing), [both]);
    assert.deepEqual(refusedBy(policyOf(allowing("logs:CreateLogStream")), existing), ["logs:PutLogEvents"]);
    const denied = policyOf(allowing("*"), { ...allowing("logs:Put*"), Effect: "Deny" });
    assert.deepEqual(refusedBy(denied, existing), ["logs:PutLogEvents"]);
    assert.deepEqual(refusedBy("nonsense", existing), [both]);
  });

  it("says so in full, and without its name where that is secret", () => {
    const component = liveComponent({ args: { ...existing.args, permissionsBoundaryArn } });
    const what =
      "keeps the role from writing to the log group: it does not allow logs:PutLogEvents on each of its log streams. No event would arrive there. Allow that in the policy, or name another one.";
    assert.deepEqual(boundaryFindings(component, policyOf(allowing("logs:Create*"))), {
      faults: [
        {
          property: "permissionsBoundaryArn",
          reason: `The policy "narrow" ${what}`,
          withoutValue: `The policy ${what}`,
        },
      ],
    });
  });

  it("asks for the streams of an organization, too", () => {
    const policy = policyOf(allowing(write, `${group}:log-stream:123456789012_CloudTrail_eu-central-1*`));
    assert.deepEqual(refusedBy(policy, existing), []);
    assert.equal(refusedBy(policy, { args: { ...existing.args, organizationId: "o-a1b2c3d4e5" } }).length, 1);
  });

  it("knows the log group by its name or by what is deployed, and takes one without a name for what is meant", () => {
    const here = policyOf(allowing(write, `${group}:*`));
    const elsewhere = policyOf(allowing(write, "arn:aws:logs:eu-central-1:123456789012:log-group:others:*"));
    const parts = { "aws:cloudwatch/logGroup:LogGroup": ["audit", { arn: group }] } as const;
    for (const live of [
      { args: { createLogGroup: true, logGroupName: "events" } },
      { args: { createLogGroup: true, adoptLogGroupName: "events" } },
      { args: { createLogGroup: true }, parts },
    ]) {
      assert.deepEqual(refusedBy(here, live), []);
      assert.equal(refusedBy(elsewhere, live).length, 1);
    }
    assert.deepEqual(refusedBy(elsewhere, { args: { createLogGroup: true } }), []);
    assert.deepEqual(refusedBy(elsewhere, { args: { createLogGroup: true, logGroupName: pulumi.unknown }, parts }), []);
  });

  it("judges nothing before trail and boundary are known", async () => {
    const open = { args: { ...existing.args, trailName: pulumi.unknown } };
    assert.deepEqual(refusedBy(policyOf(allowing("s3:*")), open), []);
    for (const arn of [undefined, pulumi.unknown]) {
      assert.deepEqual(await boundaryTooNarrow(liveComponent({ args: { permissionsBoundaryArn: arn } })), {});
    }
  });
});
