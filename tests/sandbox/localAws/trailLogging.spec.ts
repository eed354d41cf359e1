import assert from "node:assert/strict";
import {
  type CloudTrailClient,
  GetTrailStatusCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { Account } from "./account";
import { useServer } from "./server";

describe("local AWS: logging on and off", () => {
  const aws = useServer();
  let account: Account;
  let client: CloudTrailClient;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    client = account.cloudTrail();
  });

  const status = () => client.send(new GetTrailStatusCommand({ Name: "main" }));
  const isRecent = (time: Date | undefined) => time !== undefined && Math.abs(Date.now() - time.getTime()) < 30_000;

  it("does not log before StartLogging", async () => {
    await account.createTrail("main", { EnableLogFileValidation: true });
    const answer = await status();
    assert.equal(answer.IsLogging, false);
    assert.equal(answer.StartLoggingTime, undefined);
    assert.equal(answer.StopLoggingTime, undefined);
    assert.equal(answer.LatestDeliveryTime, undefined);
    assert.equal(answer.LatestDigestDeliveryTime, undefined);
  });

  it("tells since when it logs and when it last delivered", async () => {
    const arn = await account.createTrail("main", { EnableLogFileValidation: true });
    await client.send(new StartLoggingCommand({ Name: arn }));
    const answer = await status();
    assert.equal(answer.IsLogging, true);
    assert.ok(isRecent(answer.StartLoggingTime));
    assert.ok(isRecent(answer.LatestDeliveryTime));
    assert.ok(isRecent(answer.LatestDigestDeliveryTime));
    assert.equal(answer.StopLoggingTime, undefined);
    assert.equal(answer.LatestCloudWatchLogsDeliveryTime, undefined);
    assert.equal(answer.LatestNotificationTime, undefined);
  });

  it("tells when it was stopped, and keeps the time it was started", async () => {
    const arn = await account.createTrail("main");
    await client.send(new StartLoggingCommand({ Name: arn }));
    await client.send(new StopLoggingCommand({ Name: arn }));
    const answer = await status();
    assert.equal(answer.IsLogging, false);
    assert.ok(isRecent(answer.StartLoggingTime));
    assert.ok(isRecent(answer.StopLoggingTime));
    assert.deepEqual(answer.LatestDeliveryTime, answer.StopLoggingTime);
  });
});
