import assert from "node:assert/strict";
import { logGroupRolePolicy, logGroupRoleTrust } from "../../../components/delivery/logGroupRolePolicies";

const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";
const logGroupArn = "arn:aws:logs:eu-central-1:123456789012:log-group:audit";
const scope = { trailArn, logGroupArn, region: "eu-central-1" };

describe("the role for a log group", () => {
  it("is taken by CloudTrail for this trail alone", () => {
    assert.deepEqual(logGroupRoleTrust({ trailArn }).Statement, [
      {
        Sid: "CloudTrailMayAssumeRole",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceArn": trailArn } },
      },
    ]);
  });

  it("may write into the streams of this account's trails in this region alone", () => {
    assert.deepEqual(logGroupRolePolicy(scope).Statement, [
      {
        Sid: "WriteEvents",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `${logGroupArn}:log-stream:123456789012_CloudTrail_eu-central-1*`,
      },
    ]);
  });

  it("may also write into the streams of an organization", () => {
    const [statement] = logGroupRolePolicy({ ...scope, organizationId: "o-a1b2c3d4e5" }).Statement;
    assert.deepEqual(statement?.Resource, [
      `${logGroupArn}:log-stream:123456789012_CloudTrail_eu-central-1*`,
      `${logGroupArn}:log-stream:o-a1b2c3d4e5_*`,
    ]);
  });

  it("may also write into the log group before it, until the trail writes there no more", () => {
    const formerLogGroupArn = `${logGroupArn}-former`;
    const [statement] = logGroupRolePolicy({ ...scope, formerLogGroupArn }).Statement;
    assert.deepEqual(
      statement?.Resource,
      [logGroupArn, formerLogGroupArn].map((group) => `${group}:log-stream:123456789012_CloudTrail_eu-central-1*`),
    );
    assert.deepEqual(logGroupRolePolicy({ ...scope, formerLogGroupArn: logGroupArn }), logGroupRolePolicy(scope));
  });

  it("serves the trail that it had before, too, whoever owned it", () => {
    const formerTrailArn = "arn:aws:cloudtrail:eu-central-1:210987654321:trail/former";
    const renamed = { ...scope, formerTrailArn };
    assert.deepEqual(logGroupRoleTrust(renamed).Statement[0]?.Condition, {
      StringEquals: { "aws:SourceArn": [trailArn, formerTrailArn] },
    });
    assert.deepEqual(
      logGroupRolePolicy(renamed).Statement[0]?.Resource,
      ["123456789012", "210987654321"].map((owner) => `${logGroupArn}:log-stream:${owner}_CloudTrail_eu-central-1*`),
    );
  });
});
