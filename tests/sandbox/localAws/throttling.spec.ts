import assert from "node:assert/strict";
import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateOrganizationCommand,
  DescribeOrganizationCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { limitRates } from "../../../sandbox/localAws/throttling";
import { Account, HOME } from "./account";
import { requestJson } from "./request";
import { useServer } from "./server";

const CLOUDTRAIL = { signingName: "cloudtrail", target: "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101" };

describe("local AWS: throttling, once it is asked for", () => {
  const aws = useServer();
  beforeEach(() => limitRates(aws().endpoint));
  afterEach(() => limitRates(aws().endpoint, false));

  /** A client that tries nothing again. */
  const once = <T>(
    Client: new (configuration: { endpoint: string; region: string; maxAttempts: 1 }) => T,
    account: Account,
    region = HOME,
  ): T =>
    new Client({
      endpoint: aws().endpoint,
      region,
      maxAttempts: 1,
      ...{ credentials: account.iam().config.credentials },
    });
  const errorsOf = async (calls: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(calls))
      .filter((outcome) => outcome.status === "rejected")
      .map((outcome) => (outcome.reason as Error).name);
  const times = <T>(n: number, call: () => T): T[] => Array.from({ length: n }, call);
  const read = (client: CloudTrailClient) => client.send(new DescribeTrailsCommand({}));
  /** Asserts that at once, and then each second, `rate` calls get through and no more: asked for without the SDK's work. */
  const getsThrough = async (rate: number, operation: string, parameters: Readonly<Record<string, unknown>> = {}) => {
    const calls = 40 + 4 * rate;
    const begun = performance.now();
    const answers = await Promise.all(
      times(calls, () => requestJson(aws().endpoint, CLOUDTRAIL, operation, parameters)),
    );
    const seconds = (performance.now() - begun) / 1000;
    const through = answers.filter(({ body }) => body["__type"] !== "ThrottlingException").length;
    const said = `${String(through)} of ${String(calls)} in ${String(seconds)} s`;
    assert.ok(through >= rate && through <= rate * (1 + seconds), said);
  };

  it("answers ten reads of CloudTrail a second", () => getsThrough(10, "DescribeTrails"));

  it("counts for an account in a Region", async () => {
    const [first, second] = [await Account.enter(aws().endpoint), await Account.enter(aws().endpoint)];
    const clients = [
      once(CloudTrailClient, first),
      once(CloudTrailClient, first, "eu-west-1"),
      once(CloudTrailClient, second),
    ];
    const calls = clients.flatMap((client) => times(10, () => read(client)));
    assert.deepEqual(await errorsOf(calls), []);
  });

  it("answers two lookups a second", () => getsThrough(2, "LookupEvents"));

  it("answers one change a second", () => getsThrough(1, "StopLogging", { Name: "none" }));

  it("answers again after a while", async () => {
    const client = once(CloudTrailClient, await Account.enter(aws().endpoint));
    await errorsOf(times(30, () => read(client)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await read(client);
  });

  it("answers calls to Organizations one after another, for each organization", async () => {
    const [first, second] = [await Account.enter(aws().endpoint), await Account.enter(aws().endpoint)];
    const clients = [once(OrganizationsClient, first), once(OrganizationsClient, second)];
    for (const client of clients) await client.send(new CreateOrganizationCommand({}));
    const ask = (client: OrganizationsClient | undefined) => client?.send(new DescribeOrganizationCommand({}));
    for (const client of [...clients, ...clients]) await ask(client);
    assert.deepEqual(await errorsOf(clients.map((client) => client.send(new DescribeOrganizationCommand({})))), []);
    const errors = await errorsOf(
      times(8, () => clients[0]?.send(new DescribeOrganizationCommand({})) ?? assert.fail()),
    );
    assert.ok(errors.length >= 1 && errors.length < 8, String(errors.length));
    assert.deepEqual(new Set(errors), new Set(["TooManyRequestsException"]));
  });

  it("is over once it is no longer asked for", async () => {
    await limitRates(aws().endpoint, false);
    const client = once(CloudTrailClient, await Account.enter(aws().endpoint));
    assert.deepEqual(await errorsOf(times(30, () => read(client))), []);
  });
});
