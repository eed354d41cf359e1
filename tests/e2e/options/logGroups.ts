import assert from "node:assert/strict";
import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import {
  CloudWatchLogsClient,
  DescribeMetricFiltersCommand,
  type LogGroup,
  paginateDescribeLogGroups,
} from "@aws-sdk/client-cloudwatch-logs";
import { GetRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { connectionTo } from "../connection";
import type { Options } from "./changes";
import { existingRetention } from "./existing";

/** The log groups of the one trail of an account, and what AWS says of them after each change of options. */
export class LogGroups {
  private readonly used = new Set<string>();

  /** @param environment - variables that point at the local AWS */
  constructor(private readonly environment: NodeJS.ProcessEnv) {}

  /** Asserts that events arrive where the options say, with all metric filters, and that no log group is lost. */
  async areAsAskedFor(options: Options): Promise<void> {
    const connection = connectionTo(this.environment);
    const cloudTrail = new CloudTrailClient(connection);
    const logs = new CloudWatchLogsClient(connection);
    const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({}));
    const [{ TrailARN, CloudWatchLogsLogGroupArn = "", CloudWatchLogsRoleArn = "" } = {}] = trailList;
    const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: TrailARN }));
    assert.equal(status.LatestCloudWatchLogsDeliveryError, undefined);
    const delivers = options.createLogGroup === true || options.logGroupArn !== undefined;
    assert.equal(CloudWatchLogsLogGroupArn !== "", delivers);
    if (options.logGroupArn !== undefined) {
      assert.equal(CloudWatchLogsLogGroupArn.replace(/:\*$/, ""), options.logGroupArn);
    }
    if (options.logGroupRoleArn !== undefined) assert.equal(CloudWatchLogsRoleArn, options.logGroupRoleArn);
    else if (delivers) await this.isCreatedRole(CloudWatchLogsRoleArn, options);

    const [, name] = /:log-group:([^:]+):\*$/.exec(CloudWatchLogsLogGroupArn) ?? [];
    if (name !== undefined) {
      if (options.logGroupName !== undefined) assert.equal(name, options.logGroupName);
      else if (options.createLogGroup === true && !this.used.has(name))
        assert.match(name, /^cloudtrail-baseline-[0-9a-f]{7}$/);
      this.used.add(name);
    }
    const present = new Map<string | undefined, LogGroup>();
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs }, {})) {
      for (const group of logGroups) present.set(group.logGroupName, group);
    }
    assert.deepEqual(
      [...this.used].filter((each) => !present.has(each)),
      [],
    );
    const { retentionInDays, kmsKeyId } = present.get("existing/events") ?? {};
    assert.deepEqual([retentionInDays, kmsKeyId], [existingRetention, undefined]);
    const filtered = await Promise.all(
      [...this.used].map(async (logGroupName) => {
        const { metricFilters } = await logs.send(new DescribeMetricFiltersCommand({ logGroupName }));
        return metricFilters?.length === 0 ? [] : [logGroupName];
      }),
    );
    assert.deepEqual(filtered.flat(), options.createCisAlarms === true ? [name] : []);
  }

  /** Asserts that a role is one that the stack has made, with the path and the boundary that the options say. */
  private async isCreatedRole(arn: string, { rolePath = "/", permissionsBoundaryArn }: Options): Promise<void> {
    const iam = new IAMClient(connectionTo(this.environment));
    const [, RoleName = ""] =
      /^arn:aws:iam::123456789012:role\/(?:.*\/)?(cloudtrail-baseline-[0-9a-f]{7})$/.exec(arn) ?? [];
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    assert.equal(Role?.Path, rolePath);
    assert.equal(Role.PermissionsBoundary?.PermissionsBoundaryArn, permissionsBoundaryArn);
    const { Roles = [] } = await iam.send(new ListRolesCommand({}));
    assert.deepEqual(
      Roles.filter((role) => role.RoleName?.startsWith("cloudtrail-baseline-")).map((role) => role.Arn),
      [arn],
    );
  }
}
