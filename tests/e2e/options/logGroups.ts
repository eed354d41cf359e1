import assert from "node:assert/strict";
import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import {
  CloudWatchLogsClient,
  DescribeMetricFiltersCommand,
  paginateDescribeLogGroups,
} from "@aws-sdk/client-cloudwatch-logs";
import { connectionTo } from "../connection";
import type { Options } from "./changes";

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
    const [{ TrailARN, CloudWatchLogsLogGroupArn = "" } = {}] = trailList;
    const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: TrailARN }));
    assert.equal(status.LatestCloudWatchLogsDeliveryError, undefined);
    assert.equal(CloudWatchLogsLogGroupArn !== "", options.createLogGroup === true);

    const [, name] = /:log-group:([^:]+):\*$/.exec(CloudWatchLogsLogGroupArn) ?? [];
    if (name !== undefined) {
      if (options.logGroupName !== undefined) assert.equal(name, options.logGroupName);
      else if (!this.used.has(name)) assert.match(name, /^cloudtrail-baseline-[0-9a-f]{7}$/);
      this.used.add(name);
    }
    const present: (string | undefined)[] = [];
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs }, {})) {
      present.push(...logGroups.map(({ logGroupName }) => logGroupName));
    }
    assert.deepEqual(
      [...this.used].filter((each) => !present.includes(each)),
      [],
    );
    const filtered = await Promise.all(
      [...this.used].map(async (logGroupName) => {
        const { metricFilters } = await logs.send(new DescribeMetricFiltersCommand({ logGroupName }));
        return metricFilters?.length === 0 ? [] : [logGroupName];
      }),
    );
    assert.deepEqual(filtered.flat(), options.createCisAlarms === true ? [name] : []);
  }
}
