import assert from "node:assert/strict";
import fc from "fast-check";
import { json } from "../../../audit/formats/json/json";
import { readEarlierReport } from "../../../audit/since/readEarlierReport";
import { anyText } from "../../anyText";
import { anyReport, report } from "../formats/reports";
import { written } from "../formats/written";

const read = (text: string): ReturnType<typeof readEarlierReport> =>
  readEarlierReport(
    (async function* () {
      yield await Promise.resolve(text);
    })(),
  );

async function faultOf(text: string): Promise<string | undefined> {
  const found = await read(text);
  return "fault" in found ? found.fault : undefined;
}

const whole = written(json, report);
const changed = (wrong: object): string => JSON.stringify({ ...report, ...wrong });
const withResult = (wrong: object): string =>
  changed({ results: [report.results[0], { ...report.results[3], ...wrong }] });

describe("reading an earlier report", () => {
  it("finds every answer, who did not answer, and when that was", async () => {
    const found = await read(whole);
    assert.ok("report" in found);
    const { answers, ...head } = found.report;
    assert.deepEqual(head, {
      startedAt: report.startedAt,
      version: report.version,
      isComplete: true,
      silent: new Set(["333333333333"]),
    });
    assert.deepEqual(
      [...answers].map(({ accountId, rule, answer, severity, resource }) => [
        accountId,
        rule,
        answer,
        severity,
        resource,
      ]),
      // Those about the same thing stand together.
      [0, 1, 2, 3, 4, 5, 6].map((index) => {
        const result = report.results[index];
        return [result?.accountId, result?.rule, result?.answer, result?.severity, result?.resource];
      }),
    );
  });

  it("reads what any audit of ours wrote", async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (any) => {
        assert.equal(await faultOf(written(json, any)), undefined);
      }),
    );
  });

  it("passes over properties that a later release may add", async () => {
    assert.equal(await faultOf(changed({ later: { results: [{}] }, another: [{}], third: 1 })), undefined);
  });

  it("reads a report whose results come first, as other tools write it, and one with a byte order mark", async () => {
    const { results, ...rest } = report;
    assert.equal(await faultOf(`\ufeff${JSON.stringify({ results, ...rest })}`), undefined);
  });

  it("throws at nothing, whatever the file holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.json()), async (text) => {
        assert.equal(typeof (await faultOf(text)), "string");
      }),
    );
  });

  it("refuses a report that breaks off, wherever it does", async () => {
    for (let length = 1; length < whole.trimEnd().length; length += 7) {
      assert.equal(
        await faultOf(whole.slice(0, length)),
        "it breaks off before its end. Name a report that was written whole",
      );
    }
  });

  const noReport = "it is not a report in the format json. Name a file that `--format json` wrote";
  for (const [title, text, fault] of [
    ["nothing", "", noReport],
    ["another format", "record,accountsAsked\r\n", noReport],
    ["a list", "[]", noReport],
    ["what only begins as one", `${whole}{}`, "it is not JSON. Name a file that `--format json` wrote"],
    ["another JSON object", "{}", "it has no schemaVersion. Name a file that `--format json` wrote"],
    [
      "another version",
      changed({ schemaVersion: 2 }),
      "it is a report of schema version 2, and this release reads version 1. Make a new report with this release",
    ],
    ["no results", changed({ results: undefined }), "its results are not a list of objects"],
    ["results that are no list", changed({ results: {} }), "its results are not a list of objects"],
    ["results that are no objects", changed({ results: [null] }), "its results are not a list of objects"],
    ["a time that is none", changed({ startedAt: "yesterday" }), "its startedAt is not a time in UTC"],
    ["no word on its end", changed({ isComplete: "yes" }), "its isComplete is not true or false"],
    ["no coverage", changed({ coverage: null }), "its coverage is not an object"],
    ["half a coverage", changed({ coverage: {} }), "its coverage.notAnswered is not a list"],
    [
      "an account that has no id",
      changed({ coverage: { notAnswered: [{}] } }),
      "its coverage.notAnswered[0].accountId is not a text of at most 4096 characters",
    ],
    [
      "an answer that does not exist",
      withResult({ answer: "ok\u001b[31m" }),
      'the answer of result 2 is "ok\\u{1b}[31m". Allowed: violation, unknown, excepted, notApplicable, compliant',
    ],
    [
      "a severity that is missing",
      withResult({ severity: undefined }),
      "the severity of result 2 is missing or no text. Allowed: low, medium, high, critical",
    ],
    [
      "a rule that is longer than any",
      withResult({ rule: "x".repeat(5000) }),
      "the rule of result 2 is not a text of at most 4096 characters",
    ],
    ["a resource that is none", withResult({ resource: "trail" }), "the resource of result 2 is not an object"],
    [
      "a resource of another kind",
      withResult({ resource: { kind: "table", name: "", arn: "" } }),
      'the kind of the resource of result 2 is "table". Allowed: trail, bucket, key',
    ],
    ["a result that is no JSON", '{"results":[{]}]}', "result 1 is not JSON. Name a file that `--format json` wrote"],
  ] as const) {
    it(`refuses ${title}`, async () => {
      assert.equal(await faultOf(text), fault);
    });
  }
});
