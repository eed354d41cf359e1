import assert from "node:assert/strict";
import { CloudTrailClient, ListTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand, GetBucketPolicyCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { connectionTo } from "../connection";
import { useSandbox } from "../support";
import { bucketNames } from "./account";
import { accessDenied, dropAfter, dropBefore, throttled, type Effect, type Fault } from "./fault";
import { FaultProxy } from "./faultProxy";

describe("the proxy that makes faults", () => {
  const sandbox = useSandbox();
  let proxy: FaultProxy;

  afterEach(() => proxy.close());

  async function connectionWith(...faults: readonly Fault[]) {
    proxy = await FaultProxy.start(sandbox().environment, { faults });
    return {
      ...connectionTo({ ...sandbox().environment, ...proxy.environment }),
      maxAttempts: 1,
      forcePathStyle: true,
    };
  }

  const services: Readonly<
    Record<string, (connection: Awaited<ReturnType<typeof connectionWith>>) => Promise<unknown>>
  > = {
    "cloudtrail:ListTrails": (connection) => new CloudTrailClient(connection).send(new ListTrailsCommand({})),
    "iam:ListRoles": (connection) => new IAMClient(connection).send(new ListRolesCommand({})),
    "kms:ListKeys": (connection) => new KMSClient(connection).send(new ListKeysCommand({})),
    "logs:DescribeLogGroups": (connection) =>
      new CloudWatchLogsClient(connection).send(new DescribeLogGroupsCommand({})),
    "s3:ListAllMyBuckets": (connection) => new S3Client(connection).send(new ListBucketsCommand({})),
    "sns:ListTopics": (connection) => new SNSClient(connection).send(new ListTopicsCommand({})),
  };

  for (const [operation, call] of Object.entries(services)) {
    it(`refuses ${operation} as the service would, and lets the next call through`, async () => {
      const connection = await connectionWith(
        { operation, effect: throttled },
        { operation, effect: accessDenied, after: 1 },
      );
      await assert.rejects(call(connection), { name: /^(Throttling(Exception)?|SlowDown)$/ });
      await assert.rejects(call(connection), { name: /^AccessDenied(Exception)?$/ });
      await call(connection);
      assert.deepEqual(
        proxy.calls.map((made) => made.operation),
        [operation, operation, operation],
      );
      assert.deepEqual(proxy.unmetFaults, []);
    });
  }

  const lost: readonly (readonly [string, Effect, boolean])[] = [
    ["before", dropBefore, false],
    ["after", dropAfter, true],
  ];
  for (const [when, effect, happened] of lost) {
    it(`loses a connection ${when} AWS is reached`, async () => {
      const bucket = `connection-lost-${when}`;
      const s3 = new S3Client(await connectionWith({ operation: "s3:CreateBucket", effect }));
      await assert.rejects(s3.send(new CreateBucketCommand({ Bucket: bucket })), { code: "ECONNRESET" });
      assert.equal((await bucketNames(sandbox().environment)).includes(bucket), happened);
    });
  }

  it("names the settings of a bucket, and says which faults met no call", async () => {
    const connection = await connectionWith({ operation: "s3:PutBucketPolicy", effect: throttled });
    const s3 = new S3Client(connection);
    await assert.rejects(s3.send(new GetBucketPolicyCommand({ Bucket: "no-such-bucket" })), { name: "NoSuchBucket" });
    assert.deepEqual(proxy.calls, [{ operation: "s3:GetBucketPolicy", mutating: false, status: 404 }]);
    assert.deepEqual(proxy.unmetFaults, ["s3:PutBucketPolicy"]);
  });

  it("lets every caller meet a fault that is of each", async () => {
    const connection = await connectionWith({ operation: "sns:ListTopics", effect: throttled, isOfEachCaller: true });
    for (const accessKeyId of ["one", "two"]) {
      const sns = new SNSClient({ ...connection, credentials: { accessKeyId, secretAccessKey: "sandbox" } });
      await assert.rejects(sns.send(new ListTopicsCommand({})), { name: "Throttling" });
      await sns.send(new ListTopicsCommand({}));
    }
    assert.deepEqual(
      proxy.calls.map(({ status }) => status),
      [400, 200, 400, 200],
    );
    assert.deepEqual(proxy.unmetFaults, []);
  });

  it("lifts the faults that were met, and keeps those that were not", async () => {
    const faults = ["s3:ListAllMyBuckets", "s3:CreateBucket"].map((operation) => ({
      operation,
      effect: accessDenied,
      times: Infinity,
    }));
    const s3 = new S3Client(await connectionWith(...faults));
    await assert.rejects(s3.send(new ListBucketsCommand({})), { name: "AccessDenied" });
    proxy.liftMetFaults();
    await s3.send(new ListBucketsCommand({}));
    await assert.rejects(s3.send(new CreateBucketCommand({ Bucket: "refused" })), { name: "AccessDenied" });
  });

  it("speaks CBOR to services that do", async () => {
    const { endpoint } = await connectionWith({ operation: "cloudwatch:PutMetricAlarm", effect: throttled });
    const answer = await fetch(`${endpoint}/service/GraniteServiceVersion20100801/operation/PutMetricAlarm`, {
      method: "POST",
      headers: { authorization: "AWS4-HMAC-SHA256 Credential=sandbox/20260101/us-east-1/monitoring/aws4_request" },
    });
    assert.equal(answer.headers.get("smithy-protocol"), "rpc-v2-cbor");
    const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x79, 0, value.length]), Buffer.from(value)]);
    assert.deepEqual(
      Buffer.from(await answer.arrayBuffer()),
      Buffer.concat([
        Buffer.from([0xa2]),
        ...["__type", "ThrottlingException", "message", "Rate exceeded"].map((value) => text(value)),
      ]),
    );
  });
});
