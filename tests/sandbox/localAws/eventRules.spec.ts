import assert from "node:assert/strict";
import { type JsonAnswer, type JsonService, requestJson } from "./request";
import { useServer } from "./server";

const EVENTBRIDGE: JsonService = { signingName: "events", target: "AWSEvents" };
const TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts";

describe("local AWS: rules of EventBridge", () => {
  const aws = useServer();
  const ask = (operation: string, parameters: Record<string, unknown>) =>
    requestJson(aws().endpoint, EVENTBRIDGE, operation, parameters);
  const isRefused = ({ status, body }: JsonAnswer, error: string, message: RegExp) => {
    assert.equal(status, 400);
    assert.equal(body["__type"], error);
    assert.match(String(body["message"] ?? body["Message"]), message);
  };

  describe("event patterns", () => {
    const put = (pattern: unknown) =>
      ask("PutRule", { Name: "rule", EventPattern: typeof pattern === "string" ? pattern : JSON.stringify(pattern) });

    const patterns: Record<string, unknown> = {
      "values and nested fields": { source: ["aws.cloudtrail"], detail: { eventName: ["StopLogging", null, true, 5] } },
      "every comparison": {
        detail: {
          a: [{ prefix: "Stop" }, { suffix: { "equals-ignore-case": ".log" } }, { wildcard: "a*b" }],
          b: [{ "anything-but": ["x", 1] }, { "anything-but": { prefix: "x" } }, { "anything-but": "y" }],
          c: [{ exists: false }, { numeric: [">", 0, "<=", 5] }, { cidr: "10.0.0.0/8" }],
          d: [{ "equals-ignore-case": "root" }],
        },
      },
      alternatives: { $or: [{ source: ["a"] }, { detail: { eventName: ["b"] } }] },
    };
    for (const [what, pattern] of Object.entries(patterns)) {
      it(`may have ${what}`, async () => {
        assert.equal((await put(pattern)).status, 200);
        assert.equal((await ask("DescribeRule", { Name: "rule" })).body["EventPattern"], JSON.stringify(pattern));
      });
    }

    const wrong: Record<string, unknown> = {
      "text that is not JSON": "{",
      "a list": ["aws.cloudtrail"],
      "no field": {},
      "a field without fields": { detail: {} },
      "a value outside a list": { source: "aws.cloudtrail" },
      "an empty list": { source: [] },
      "a list in a list": { source: [["aws.cloudtrail"]] },
      "an unknown comparison": { source: [{ regex: ".*" }] },
      "two comparisons in one": { source: [{ prefix: "a", suffix: "b" }] },
      "a comparison with the wrong operand": { source: [{ exists: "yes" }] },
      "a number without a sign": { source: [{ numeric: [5] }] },
      "an alternative that is none": { $or: [{ source: "a" }] },
    };
    for (const [what, pattern] of Object.entries(wrong)) {
      it(`are refused with ${what}`, async () => {
        isRefused(await put(pattern), "InvalidEventPatternException", /Event pattern is not valid/);
      });
    }

    it("are not needed beside a schedule", async () => {
      assert.equal((await ask("PutRule", { Name: "daily", ScheduleExpression: "rate(1 day)" })).status, 200);
    });
  });

  describe("input transformers of targets", () => {
    before(() => ask("PutRule", { Name: "target", EventPattern: '{"source":["aws.cloudtrail"]}' }));
    const put = (template: string, paths: Record<string, string> = { name: "$.detail.eventName", who: "$.account" }) =>
      ask("PutTargets", {
        Rule: "target",
        Targets: [{ Id: "sns", Arn: TOPIC, InputTransformer: { InputPathsMap: paths, InputTemplate: template } }],
      });

    for (const template of [
      '"<who> called <name>"',
      '"<who>"\n"<name>"',
      '{"who": "<who>", "what": <name>, "rule": "<aws.events.rule-name>"}',
    ]) {
      it(`take the template ${JSON.stringify(template)}`, async () => {
        assert.equal((await put(template)).status, 200);
        const { body } = await ask("ListTargetsByRule", { Rule: "target" });
        const [target] = body["Targets"] as { readonly InputTransformer: { readonly InputTemplate: string } }[];
        assert.equal(target?.InputTransformer.InputTemplate, template);
      });
    }

    for (const template of ["<who> called <name>", '"<where>"', '{"who": }']) {
      it(`refuse the template ${JSON.stringify(template)}`, async () => {
        isRefused(await put(template), "ValidationException", /Invalid InputTemplate for target sns/);
      });
    }

    it("refuse paths that are not ones, and names of AWS's own", async () => {
      isRefused(await put('"<name>"', { name: "detail.eventName" }), "ValidationException", /InputPath/);
      isRefused(await put('"<AWSname>"', { AWSname: "$.detail" }), "ValidationException", /InputPath/);
    });
  });
});
