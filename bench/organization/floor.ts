import {
  DescribeTrailsCommand,
  CloudTrailClient,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { Agent, get } from "node:http";
import { eachOf } from "../../live/eachOf";
import { arn, region, trailArn } from "./accounts";
import type { ReplayedAws } from "./replayedAws";

/** How many accounts are asked at the same time: as many as an audit may ask. */
export const atOnce = 50;

/** What the gate needs to know of an account with one trail, as steps: calls that wait for each other, and side by side. */
const steps = [1, 1, 2] as const;

/** The seconds that latency alone takes. */
export function floor(accounts: number, delay: number): number {
  return (Math.ceil(accounts / atOnce) * steps.length * delay) / 1000;
}

/** Makes as many requests in the same order as an audit by the gate, which ask nothing. */
export async function plainRequests({ endpoint }: ReplayedAws, accountIds: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const request = (): Promise<void> =>
    new Promise((resolve, reject) => {
      get(endpoint, { agent }, (response) => {
        response.resume().once("end", resolve);
      }).once("error", reject);
    });
  await eachOf(accountIds, atOnce, async () => {
    for (const calls of steps) {
      await Promise.all(Array.from({ length: calls }, request));
    }
  });
  agent.destroy();
}

/** Asks what an audit by the gate asks with the AWS SDK alone: clients for each account, and nothing kept. */
export async function sdkAlone({ endpoint, environment }: ReplayedAws, accountIds: readonly string[]): Promise<void> {
  const requestHandler = { httpAgent: new Agent({ keepAlive: true }) };
  const common = { endpoint, region, requestHandler };
  const keys = { accessKeyId: environment["AWS_ACCESS_KEY_ID"] ?? "", secretAccessKey: "none" };
  await eachOf(accountIds, atOnce, async (accountId) => {
    const sts = new STSClient({ ...common, credentials: keys });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: arn("iam", accountId, "role/Audit", ""), RoleSessionName: "bench" }),
    );
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const cloudTrail = new CloudTrailClient({
      ...common,
      credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    });
    await cloudTrail.send(new DescribeTrailsCommand({}));
    const trail = trailArn(accountId);
    await Promise.all([
      cloudTrail.send(new GetTrailStatusCommand({ Name: trail })),
      cloudTrail.send(new GetEventSelectorsCommand({ TrailName: trail })),
    ]);
  });
}
