import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { existingLogGroup, roleFindings } from "../../../components/before/existingLogGroup";
import { logGroupRoleTrust } from "../../../components/delivery/logGroupRolePolicies";
import { known } from "../../../rules/facts/fact";
import { doubtful } from "../../rules/trails";
import { liveComponent } from "./liveComponent";

const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";
const logGroupArn = "arn:aws:logs:eu-central-1:123456789012:log-group:events";
const logGroupRoleArn = "arn:aws:iam::123456789012:role/service/events";
const args = { logGroupArn, logGroupRoleArn };
const trust = (more: object = {}): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "sts:AssumeRole",
      ...more,
    },
  });

/** What AWS documents, for this trail. */
const needs =
  'It needs the trust policy {"Version":"2012-10-17","Statement":[{"Sid":"CloudTrailMayAssumeRole","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit"}}}]}, and a policy that allows {"Version":"2012-10-17","Statement":[{"Sid":"WriteEvents","Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:eu-central-1:123456789012:log-group:events:log-stream:123456789012_CloudTrail_eu-central-1*"}]}; docs/guide.md says more.';

describe("an existing role for a log group", () => {
  const component = liveComponent({ args });

  for (const [title, policy] of [
    ["for any trail", trust()],
    ["for this trail", JSON.stringify(logGroupRoleTrust({ trailArn }))],
    ["for trails of the account", trust({ Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } })],
    ["under a condition that is not evaluated", trust({ Condition: { StringEquals: { "aws:UserAgent": "x" } } })],
  ] as const) {
    it(`is good where CloudTrail may assume it ${title}`, () => {
      assert.deepEqual(roleFindings(component, known(policy)), {});
    });
  }

  for (const [title, policy] of [
    ["another service", trust({ Principal: { Service: "ec2.amazonaws.com" } })],
    ["another trail", JSON.stringify(logGroupRoleTrust({ trailArn: `${trailArn}2` }))],
    ["nobody", trust({ Effect: "Deny" })],
  ] as const) {
    it(`is told of where it lets in ${title}, with what it needs`, () => {
      assert.deepEqual(roleFindings(component, known(policy)), {
        warnings: [
          `The trust policy of the role "events" does not let CloudTrail assume it: CloudTrail refuses the trail with InvalidCloudWatchLogsRoleArnException. ${needs}`,
        ],
      });
    });
  }

  it("is told of where it is not there, and where it could not be read", () => {
    assert.deepEqual(roleFindings(component, known(undefined)), {
      warnings: [
        `There is no role "events" yet, and CloudTrail refuses the trail with InvalidCloudWatchLogsRoleArnException then. ${needs}`,
      ],
    });
    assert.deepEqual(roleFindings(component, doubtful), {
      warnings: [`Whether CloudTrail may assume the role "events" is not known: nobody knows. ${needs}`],
    });
  });

  it("is told of with nothing that is secret", () => {
    const warningOf = (hidden: object): string => {
      const given = { ...args, trailName: "audit" };
      const live = liveComponent({ args: given, shownArgs: { ...given, ...hidden } });
      return roleFindings(live, known(undefined)).warnings?.[0] ?? "";
    };
    assert.match(warningOf({ logGroupRoleArn: pulumi.unknown }), /^There is no role of logGroupRoleArn yet, /);
    const withoutGroup = warningOf({ logGroupArn: pulumi.unknown });
    assert.match(withoutGroup, /"Resource":"LOG-GROUP-ARN:log-stream:123456789012_CloudTrail_eu-central-1\*"/);
    assert.ok(!withoutGroup.includes(logGroupArn), withoutGroup);
    assert.equal(
      warningOf({ trailName: pulumi.unknown }),
      'There is no role "events" yet, and CloudTrail refuses the trail with InvalidCloudWatchLogsRoleArnException then. docs/guide.md says which trust policy and which policy it needs.',
    );
  });

  it("is not judged before the trail is known", () => {
    const open = liveComponent({ args: { ...args, trailName: pulumi.unknown } });
    assert.deepEqual(roleFindings(open, known(undefined)), {});
  });

  it("is not looked up where the trail uses it already, in another account, or with an organization's trail", async () => {
    const parts = { "aws:cloudtrail/trail:Trail": ["audit", { cloudWatchLogsRoleArn: logGroupRoleArn }] } as const;
    const elsewhere = {
      logGroupArn: logGroupArn.replace("1234", "4321"),
      logGroupRoleArn: "arn:aws:iam::432156789012:role/r",
    };
    for (const live of [
      { args: { logGroupRoleArn }, parts },
      { args: elsewhere },
      { args: { ...args, organizationTrailArn: trailArn } },
      { args: { logGroupArn: pulumi.unknown, logGroupRoleArn: pulumi.unknown } },
    ]) {
      assert.deepEqual((await existingLogGroup(liveComponent(live))).warnings ?? [], []);
    }
  });
});
