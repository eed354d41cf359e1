import assert from "node:assert/strict";
import { useServer } from "./server";

/** A head of CBOR for a major type and a number below 2^16. */
function head(major: number, value: number): Buffer {
  return value < 24 ? Buffer.from([(major << 5) | value]) : Buffer.from([(major << 5) | 25, value >> 8, value & 0xff]);
}

/** As much CBOR as the requests here need. */
function cbor(value: string | number | string[] | Record<string, unknown>): Buffer {
  if (typeof value === "number") {
    return head(0, value);
  }
  if (typeof value === "string") {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (Array.isArray(value)) {
    return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  }
  const entries = Object.entries(value);
  return Buffer.concat([
    head(5, entries.length),
    ...entries.flatMap(([key, each]) => [cbor(key), cbor(each as string)]),
  ]);
}

describe("local AWS: CloudWatch in its own protocol", () => {
  const aws = useServer();

  const call = async (operation: string, parameters: Record<string, unknown>) => {
    const response = await fetch(`${aws().endpoint}/service/GraniteServiceVersion20100801/operation/${operation}`, {
      method: "POST",
      headers: {
        "smithy-protocol": "rpc-v2-cbor",
        "content-type": "application/cbor",
        authorization: "AWS4-HMAC-SHA256 Credential=tests/20260101/us-east-1/monitoring/aws4_request, Signature=none",
      },
      body: cbor(parameters),
    });
    assert.equal(response.headers.get("smithy-protocol"), "rpc-v2-cbor");
    assert.equal(response.headers.get("content-type"), "application/cbor");
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
  };

  it("takes an alarm and shows it, times as times", async () => {
    const alarm = {
      AlarmName: "root",
      MetricName: "RootUse",
      Namespace: "CloudTrail",
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      Statistic: "Sum",
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
    };
    assert.equal((await call("PutMetricAlarm", alarm)).status, 200);
    const { status, body } = await call("DescribeAlarms", { AlarmNames: ["root"] });
    assert.equal(status, 200);
    assert.ok(body.includes(Buffer.concat([cbor("AlarmName"), cbor("root")])));
    assert.ok(body.includes(Buffer.concat([cbor("Period"), cbor(300)])));
    const time = Buffer.from([0xc1, 0xfb]);
    assert.ok(body.includes(Buffer.concat([cbor("StateUpdatedTimestamp"), time])));
  });

  it("answers errors with their names", async () => {
    const state = { AlarmName: "missing", StateValue: "OK", StateReason: "test" };
    const { status, body } = await call("SetAlarmState", state);
    assert.equal(Math.floor(status / 100), 4);
    assert.ok(body.includes(cbor("__type")));
    assert.ok(body.includes("ResourceNotFound"));
  });
});
