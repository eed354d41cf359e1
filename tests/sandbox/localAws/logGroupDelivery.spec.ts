import assert from "node:assert/strict";
import {
  GetTrailCommand,
  GetTrailStatusCommand,
  StartLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { Account, HOME } from "./account";
import { CLOUDTRAIL, policy, type Statement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const GROUP = "InvalidCloudWatchLogsLogGroupArnException";
const ROLE = "InvalidCloudWatchLogsRoleArnException";

describe("local AWS: log group and role decide whether a trail can write to CloudWatch Logs", () => {
  const aws = useServer();
  let account: Account;
  let groupArn: string;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    groupArn = `arn:aws:logs:${HOME}:${account.id}:log-group:trail:*`;
    await account.logs().send(new CreateLogGroupCommand({ logGroupName: "trail" }));
  });

  const trust = (conditions?: Statement): Statement => ({
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: "sts:AssumeRole",
    ...(conditions ? { Condition: conditions } : {}),
  });
  const streams = () =>
    `arn:aws:logs:${HOME}:${account.id}:log-group:trail:log-stream:${account.id}_CloudTrail_${HOME}*`;
  const writing = (resource = streams()): Statement => ({
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: resource,
  });
  const role = async (permissions: Statement[] = [writing()], trusting = trust()) => {
    const created = await account
      .iam()
      .send(new CreateRoleCommand({ RoleName: "trail", AssumeRolePolicyDocument: JSON.stringify(policy(trusting)) }));
    if (permissions.length > 0) {
      const document = JSON.stringify(policy(...permissions));
      await account
        .iam()
        .send(new PutRolePolicyCommand({ RoleName: "trail", PolicyName: "w", PolicyDocument: document }));
    }
    return created.Role?.Arn ?? "";
  };
  const create = (log: string | undefined, roleArn: string | undefined) =>
    account.createTrail("main", { CloudWatchLogsLogGroupArn: log, CloudWatchLogsRoleArn: roleArn });

  it("accepts a group and a role that may write the trail's stream", async () => {
    const roleArn = await role();
    const arn = await create(groupArn, roleArn);
    const { Trail } = await account.cloudTrail().send(new GetTrailCommand({ Name: arn }));
    assert.equal(Trail?.CloudWatchLogsLogGroupArn, groupArn);
    assert.equal(Trail.CloudWatchLogsRoleArn, roleArn);
    await account.cloudTrail().send(new StartLoggingCommand({ Name: arn }));
    const status = await account.cloudTrail().send(new GetTrailStatusCommand({ Name: arn }));
    assert.ok(status.LatestCloudWatchLogsDeliveryTime);
  });

  it("refuses one without the other", async () => {
    const roleArn = await role();
    await refused(create(groupArn, undefined), ROLE, /role ARN as well as a log group/);
    await refused(create(undefined, roleArn), GROUP, /log group/);
  });

  it("refuses a log group that is not there, elsewhere, or not written with the star", async () => {
    const roleArn = await role();
    await account.logs("eu-west-1").send(new CreateLogGroupCommand({ logGroupName: "trail" }));
    for (const arn of [
      groupArn.replace("trail", "missing"),
      groupArn.replace(HOME, "eu-west-1"),
      groupArn.replace(account.id, "999999999999"),
      groupArn.slice(0, -2),
      "trail",
    ]) {
      await refused(create(arn, roleArn), GROUP, /Check the log group ARN/);
    }
  });

  it("refuses a role that is not there", async () => {
    await refused(create(groupArn, `arn:aws:iam::${account.id}:role/missing`), ROLE, /trust/);
  });

  it("refuses a role that trusts another service", async () => {
    const roleArn = await role(undefined, { ...trust(), Principal: { Service: "config.amazonaws.com" } });
    await refused(create(groupArn, roleArn), ROLE, /trust relationships/);
  });

  it("holds the trust policy's conditions against this trail", async () => {
    const other = { StringEquals: { "aws:SourceArn": account.trailArn("other") } };
    await refused(create(groupArn, await role(undefined, trust(other))), ROLE, /trust relationships/);
    const third = await Account.enter(aws().endpoint);
    account = third;
    groupArn = `arn:aws:logs:${HOME}:${third.id}:log-group:trail:*`;
    await third.logs().send(new CreateLogGroupCommand({ logGroupName: "trail" }));
    const this_ = { StringEquals: { "aws:SourceArn": third.trailArn("main"), "aws:SourceAccount": third.id } };
    await create(groupArn, await role(undefined, trust(this_)));
  });

  const insufficient: Record<string, () => Statement[]> = {
    "no policy": () => [],
    "one of the two actions": () => [{ ...writing(), Action: "logs:PutLogEvents" }],
    "another log group": () => [writing(streams().replace("log-group:trail", "log-group:other"))],
    "another account's stream": () => [writing(streams().replace(`${account.id}_`, "999999999999_"))],
    "another Region's stream": () => [writing(streams().replace(`_${HOME}`, "_eu-west-1"))],
    "a denial": () => [writing(), { ...writing("*"), Effect: "Deny" }],
  };
  for (const [what, statements] of Object.entries(insufficient)) {
    it(`refuses a role with ${what}, blaming the log group as AWS does`, async () => {
      await refused(create(groupArn, await role(statements())), GROUP, /role has adequate permissions/);
    });
  }

  it("counts attached policies too", async () => {
    const roleArn = await role([]);
    const document = JSON.stringify(policy(writing()));
    const { Policy } = await account.iam().send(new CreatePolicyCommand({ PolicyName: "w", PolicyDocument: document }));
    await account.iam().send(new AttachRolePolicyCommand({ RoleName: "trail", PolicyArn: Policy?.Arn }));
    await create(groupArn, roleArn);
  });

  describe("with a permissions boundary", () => {
    const boundary = async (...statements: Statement[]): Promise<string> => {
      const PolicyDocument = JSON.stringify(policy(...statements));
      const { Policy } = await account
        .iam()
        .send(new CreatePolicyCommand({ PolicyName: "boundary", Path: "/limits/", PolicyDocument }));
      return Policy?.Arn ?? "";
    };
    const limited = async (PermissionsBoundary: string, permissions?: Statement[]): Promise<string> => {
      const roleArn = await role(permissions);
      await account.iam().send(new PutRolePermissionsBoundaryCommand({ RoleName: "trail", PermissionsBoundary }));
      return roleArn;
    };

    for (const [what, statements] of [
      ["only reads", [{ Effect: "Allow", Action: "logs:Get*", Resource: "*" }]],
      ["denies it", [writing("*"), { ...writing("*"), Effect: "Deny" }]],
    ] as const) {
      it(`refuses a role whose boundary ${what}`, async () => {
        await refused(create(groupArn, await limited(await boundary(...statements))), GROUP, /adequate permissions/);
      });
    }

    it("refuses a role whose boundary alone lets it write", async () => {
      await refused(create(groupArn, await limited(await boundary(writing("*")), [])), GROUP, /adequate permissions/);
    });

    it("accepts a role that may write within its boundary, one of AWS too, until the boundary is another", async () => {
      const roleArn = await limited(await boundary(writing("*")));
      const arn = await create(groupArn, roleArn);
      await account.cloudTrail().send(new StartLoggingCommand({ Name: arn }));
      const errorUnder = async (name: string): Promise<string | undefined> => {
        const PermissionsBoundary = `arn:aws:iam::aws:policy/${name}`;
        await account.iam().send(new PutRolePermissionsBoundaryCommand({ RoleName: "trail", PermissionsBoundary }));
        const status = await account.cloudTrail().send(new GetTrailStatusCommand({ Name: arn }));
        return status.LatestCloudWatchLogsDeliveryError;
      };
      assert.equal(await errorUnder("CloudWatchLogsFullAccess"), undefined);
      assert.equal(await errorUnder("CloudWatchLogsReadOnlyAccess"), "AccessDeniedException");
      await account.iam().send(new DeleteRolePermissionsBoundaryCommand({ RoleName: "trail" }));
      const status = await account.cloudTrail().send(new GetTrailStatusCommand({ Name: arn }));
      assert.equal(status.LatestCloudWatchLogsDeliveryError, undefined);
    });

    it("refuses a boundary that no policy is", async () => {
      await role();
      for (const owner of [account.id, "aws"]) {
        const PermissionsBoundary = `arn:aws:iam::${owner}:policy/nobodys`;
        const trusting = JSON.stringify(policy(trust()));
        const iam = account.iam();
        for (const ask of [
          () => iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: "trail", PermissionsBoundary })),
          () =>
            iam.send(
              new CreateRoleCommand({ RoleName: "other", AssumeRolePolicyDocument: trusting, PermissionsBoundary }),
            ),
        ]) {
          await assert.rejects(
            ask(),
            (error: Error) => error.name.startsWith("NoSuchEntity") && error.message.includes("nobodys"),
          );
        }
      }
    });
  });

  it("removes both when an update gives empty ones, and not one alone", async () => {
    await create(groupArn, await role());
    const update = (settings: object) =>
      account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", ...settings }));
    await refused(update({ CloudWatchLogsRoleArn: "" }), ROLE);
    await account.iam().send(new DeleteRolePolicyCommand({ RoleName: "trail", PolicyName: "w" }));
    const answer = await update({ CloudWatchLogsLogGroupArn: "", CloudWatchLogsRoleArn: "" });
    assert.equal(answer.CloudWatchLogsLogGroupArn, undefined);
    assert.equal(answer.CloudWatchLogsRoleArn, undefined);
  });
});
