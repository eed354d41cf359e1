import assert from "node:assert/strict";
import fc from "fast-check";
import type { AuditAnswer, AuditedResource, AuditReport, AuditResult, Changes } from "../../../audit/auditReport";
import { json } from "../../../audit/formats/json/json";
import { withChangesSince } from "../../../audit/since/changesSince";
import { readEarlierReport } from "../../../audit/since/readEarlierReport";
import { anyReport } from "../formats/reports";
import { written } from "../formats/written";

const [one, other] = ["111111111111", "222222222222"];

const trail: AuditedResource = {
  kind: "trail",
  name: "audit",
  arn: "arn:aws-cn:cloudtrail:cn-north-1:111111111111:trail/audit",
};
const bucket: AuditedResource = { kind: "bucket", name: "logs", arn: "arn:aws-cn:s3:::logs" };

const answered = (
  answer: AuditAnswer,
  { accountId = one, rule = "first-rule", resource }: Partial<AuditResult> = {},
): AuditResult => ({
  accountId,
  rule,
  severity: "high",
  answer,
  why: "",
  ...(resource !== undefined && { resource }),
});

const reportOf = (results: readonly AuditResult[], silent: readonly string[] = []): AuditReport => ({
  schemaVersion: 1,
  version: "0.1.0",
  startedAt: "2026-11-25T12:00:00.000Z",
  isComplete: true,
  coverage: {
    asked: 2,
    answered: 2 - silent.length,
    notAnswered: silent.map((accountId) => ({ accountId, why: "it is silent", remedy: "Ask it again." })),
  },
  results,
  notes: ["a note of the audit"],
});

async function compared(before: AuditReport, now: AuditReport): Promise<AuditReport & { readonly changes: Changes }> {
  const text = written(json, before);
  const read = await readEarlierReport(
    (async function* () {
      yield await Promise.resolve(text);
    })(),
  );
  assert.ok("report" in read);
  const report = withChangesSince(read.report, now);
  assert.ok(report.changes);
  return { ...report, changes: report.changes };
}

/** The changes as words, and the notes that the comparison adds. */
async function told(
  before: AuditReport,
  now: AuditReport,
): Promise<{ changes: readonly string[]; notes: readonly string[] }> {
  const { changes, notes } = await compared(before, now);
  const { worse, better, new: added, gone } = changes;
  return {
    changes: Object.entries({ worse, better, new: added, gone }).flatMap(([kind, list]) =>
      list.map(
        ({ accountId, rule, resource, before: earlier = "-", now: later = "-" }) =>
          `${kind}: ${accountId} ${rule}${resource === undefined ? "" : ` ${resource.name}`} ${earlier} ${later}`,
      ),
    ),
    notes: notes.filter((note) => note !== "a note of the audit"),
  };
}

describe("changes since an earlier report", () => {
  const passing = ["compliant", "notApplicable", "excepted"] as const;
  const same = [
    ...passing.flatMap((a) => passing.map((b) => [a, b] as const)),
    ["violation", "violation"],
    ["unknown", "unknown"],
  ];
  for (const [kind, pairs] of [
    [
      "worse",
      [
        ...passing.flatMap(
          (a) =>
            [
              [a, "violation"],
              [a, "unknown"],
            ] as const,
        ),
        ["unknown", "violation"],
      ],
    ],
    [
      "better",
      passing.flatMap(
        (b) =>
          [
            ["violation", b],
            ["unknown", b],
          ] as const,
      ),
    ],
    [undefined, same],
  ] as const) {
    for (const [before, now] of pairs as readonly (readonly [AuditAnswer, AuditAnswer])[]) {
      it(`${before}, then ${now}: ${kind ?? "no change"}`, async () => {
        for (const resource of [undefined, trail]) {
          const about = resource === undefined ? {} : { resource };
          const { changes, notes } = await told(reportOf([answered(before, about)]), reportOf([answered(now, about)]));
          const name = resource === undefined ? "" : " audit";
          assert.deepEqual(changes, kind === undefined ? [] : [`${kind}: ${one} first-rule${name} ${before} ${now}`]);
          assert.deepEqual(notes, []);
        }
      });
    }
  }

  it("says of a violation that is unknown now that it may still be there", async () => {
    assert.deepEqual(await told(reportOf([answered("violation")]), reportOf([answered("unknown")])), {
      changes: [],
      notes: [
        `Since 2026-11-25T12:00:00.000Z: violations in account ${one} may still be there: one is not known any more.`,
      ],
    });
  });

  it("has what is wrong with a new thing, and not what complies", async () => {
    const before = reportOf([answered("compliant", { resource: trail })]);
    for (const [now, changes] of [
      ["violation", [`new: ${one} first-rule logs - violation`]],
      ["unknown", [`new: ${one} first-rule logs - unknown`]],
      ["compliant", []],
    ] as const) {
      const after = reportOf([answered("compliant", { resource: trail }), answered(now, { resource: bucket })]);
      assert.deepEqual(await told(before, after), { changes, notes: [] });
    }
  });

  it("has what is gone, but not what did not apply", async () => {
    const before = reportOf([
      answered("violation", { resource: trail }),
      answered("notApplicable", { rule: "second-rule" }),
    ]);
    const after = reportOf([
      answered("notApplicable"),
      answered("compliant", { rule: "second-rule", resource: trail }),
    ]);
    assert.deepEqual(await told(before, after), { changes: [`gone: ${one} first-rule audit violation -`], notes: [] });
  });

  it("knows a bucket by its name, a key by its ARN, and either in whichever account it is judged", async () => {
    const key: AuditedResource = { kind: "key", name: "1234", arn: "arn:aws-cn:kms:cn-north-1:111111111111:key/1234" };
    const before = reportOf([
      answered("compliant", { resource: { ...bucket, arn: "" } }),
      answered("compliant", { rule: "second-rule", resource: key }),
    ]);
    const after = reportOf([
      answered("violation", { resource: bucket, accountId: other }),
      answered("violation", { rule: "second-rule", resource: { ...key, name: "alias/logs" } }),
    ]);
    assert.deepEqual((await told(before, after)).changes, [
      `worse: ${other} first-rule logs compliant violation`,
      `worse: ${one} second-rule alias/logs compliant violation`,
    ]);
  });

  it("takes what could not be listed for unknown, thing by thing", async () => {
    const seen = reportOf([answered("compliant", { resource: trail }), answered("violation", { resource: bucket })]);
    const unseen = reportOf([answered("unknown")]);
    assert.deepEqual(await told(seen, unseen), {
      changes: [`worse: ${one} first-rule audit compliant unknown`],
      notes: [
        `Since 2026-11-25T12:00:00.000Z: violations in account ${one} may still be there: one is not known any more.`,
      ],
    });
    assert.deepEqual(await told(unseen, seen), {
      changes: [`worse: ${one} first-rule logs unknown violation`, `better: ${one} first-rule audit unknown compliant`],
      notes: [],
    });
  });

  it("has what is unknown for a whole account as new where the earlier report knows nothing of it", async () => {
    const before = reportOf([answered("compliant")]);
    const after = reportOf([answered("compliant"), answered("unknown", { accountId: other })]);
    assert.deepEqual(await told(before, after), {
      changes: [`new: ${other} first-rule - unknown`],
      notes: [`Since 2026-11-25T12:00:00.000Z: what is wrong in account ${other} counts as new: not asked then.`],
    });
  });

  it("makes nothing worse of an account that has fallen silent, and says so", async () => {
    const before = reportOf([answered("compliant"), answered("violation", { rule: "second-rule", resource: trail })]);
    const after = reportOf([answered("unknown"), answered("unknown", { rule: "second-rule" })], [one]);
    assert.deepEqual(await told(before, after), {
      changes: [],
      notes: [`Since 2026-11-25T12:00:00.000Z: what has changed in account ${one} is not known: no answer now.`],
    });
  });

  it("has what is wrong in an account that answers again as new, and says so", async () => {
    const before = reportOf([answered("unknown"), answered("unknown", { rule: "second-rule" })], [one]);
    const after = reportOf([
      answered("violation", { resource: trail }),
      answered("compliant", { rule: "second-rule" }),
    ]);
    assert.deepEqual(await told(before, after), {
      changes: [`new: ${one} first-rule audit - violation`],
      notes: [`Since 2026-11-25T12:00:00.000Z: what is wrong in account ${one} counts as new: no answer then.`],
    });
  });

  it("has no change in an account that answered neither time", async () => {
    const silent = reportOf([answered("unknown")], [one]);
    assert.deepEqual(await told(silent, silent), { changes: [], notes: [] });
  });

  it("has what is gone with an account that is not asked any more, and says so", async () => {
    const before = reportOf([answered("compliant"), answered("unknown", { accountId: other })]);
    assert.deepEqual(await told(before, reportOf([answered("compliant")])), {
      changes: [`gone: ${other} first-rule unknown -`],
      notes: [`Since 2026-11-25T12:00:00.000Z: what was known of account ${other} counts as gone: not asked now.`],
    });
  });

  it("compares no rule that only one of the audits asked, and says so", async () => {
    const before = reportOf([answered("compliant", { rule: "old-rule" }), answered("compliant")]);
    const after = reportOf([answered("compliant"), answered("violation", { rule: "new-rule" })]);
    assert.deepEqual(await told(before, after), {
      changes: [],
      notes: [
        "Since 2026-11-25T12:00:00.000Z: new-rule and old-rule: not compared, since only one of the two audits asked.",
      ],
    });
  });

  it("says that the earlier audit was stopped, and that another release made it", async () => {
    const results = [answered("compliant")];
    const before = { ...reportOf(results), isComplete: false, version: "0.0.9" };
    assert.deepEqual((await told(before, reportOf(results))).notes, [
      "Since 2026-11-25T12:00:00.000Z: that audit was stopped before its end.",
      "Since 2026-11-25T12:00:00.000Z: release 0.0.9 made that report, and its rules may ask something else than those of 0.1.0.",
    ]);
  });

  it("has no change since the same report, and keeps all else as it is", async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (any) => {
        const results = any.results.filter(
          ({ rule, accountId, resource }, index) =>
            any.results.findIndex(
              (each) =>
                each.rule === rule &&
                (resource === undefined
                  ? each.resource === undefined && each.accountId === accountId
                  : each.resource?.kind === resource.kind),
            ) === index,
        );
        const coverage = { ...any.coverage, notAnswered: [] };
        const report = { ...any, coverage, results, isComplete: true, version: "0.1.0" };
        const { changes, ...rest } = await compared(report, report);
        assert.deepEqual(changes, { since: any.startedAt, worse: [], better: [], new: [], gone: [] });
        assert.deepEqual({ ...rest, changes: any.changes }, { changes: undefined, ...report });
      }),
    );
  });
});
