import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csv } from "../../../../audit/formats/csv/csv";
import { anyReport, changes, organizationReport, report } from "../reports";
import { written } from "../written";

type Row = Readonly<Record<string, string>>;

const rowsOf = (text: string): readonly Row[] => parse(text, { columns: true, record_delimiter: "\r\n" });

describe("the format csv", () => {
  const rows = rowsOf(written(csv, report));

  it("has the names of the columns in its first line", () => {
    assert.equal(
      written(csv, report).split("\r\n")[0],
      "record,accountsAsked,accountsAnswered,accountId,rule,severity,answer,resourceKind,resourceName,resourceArn," +
        "resourceRegion,why,required,remedy,missingPermissions,exceptionReason,exceptionApprovedBy,exceptionUntil," +
        "fixCommands,fixCautions,fixProgram,change,answerBefore,since,accountName,organizationalUnits",
    );
  });

  it("has the coverage in its first record, with every account that did not answer after it", () => {
    const set = rows
      .slice(0, 2)
      .map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== "")));
    assert.deepEqual(set, [
      { record: "coverage", accountsAsked: "3", accountsAnswered: "2", why: "2 of 3 accounts answered." },
      {
        record: "notAnswered",
        accountId: "333333333333",
        why: "AWS denies sts:AssumeRole to the credentials in use",
        remedy: "allow them sts:AssumeRole",
      },
    ]);
  });

  it("says of a report that was cut short that it is incomplete", () => {
    const [first] = rowsOf(written(csv, { ...report, isComplete: false }));
    assert.match(first?.["why"] ?? "", /incomplete/);
  });

  it("has a record for every account of an organization that was not asked, and names beside ids", () => {
    const [coverage, ...others] = rowsOf(written(csv, organizationReport));
    assert.equal(coverage?.["why"], "2 of 3 accounts of organization o-a1b2c3d4e5 answered. 2 more were not asked.");
    assert.deepEqual(
      others
        .filter(({ record }) => record === "leftOut")
        .map(({ accountId, accountName, why }) => [accountId, accountName, why]),
      [
        ["444444444444", "old", "it is suspended"],
        ["555555555555", "sandbox", "it is excluded"],
      ],
    );
    const payments = others.find(({ record, accountId }) => record === "result" && accountId === "222222222222");
    assert.deepEqual(
      [payments?.["accountName"], payments?.["organizationalUnits"]],
      ["payments", "ou-ab12-11111111/ou-ab12-22222222"],
    );
    const silent = others.find(({ record }) => record === "notAnswered");
    assert.equal(silent?.["accountName"], "an account with a name that is very long");
  });

  it("has a record for every result, in the order of the report, and one for every note", () => {
    const results = rows.filter(({ record }) => record === "result");
    assert.deepEqual(
      results.map(({ accountId, rule, answer }) => [accountId, rule, answer]),
      report.results.map(({ accountId, rule, answer }) => [accountId, rule, answer]),
    );
    assert.deepEqual(
      rows.filter(({ record }) => record === "note").map(({ why }) => why),
      report.notes,
    );
  });

  it("has the fix, its caution, permissions and exceptions in cells of their own", () => {
    const of = (rule: string, answer: string): Row | undefined =>
      rows.find((row) => row["rule"] === rule && row["answer"] === answer);
    assert.equal(
      of("second-rule", "violation")?.["fixCommands"],
      "aws cloudtrail start-logging --name audit --region cn-north-1",
    );
    assert.equal(of("second-rule", "violation")?.["fixCautions"], "AWS charges for a second copy");
    assert.equal(of("third-rule", "violation")?.["remedy"], "Only a person can do it.");
    assert.equal(of("first-rule", "unknown")?.["missingPermissions"], "s3:GetBucketPolicy\ns3:GetBucketAcl");
    assert.equal(of("fourth-rule", "excepted")?.["exceptionUntil"], "2027-03-31");
  });

  it("has a record for every change before the results", () => {
    const found = rowsOf(written(csv, { ...report, changes }));
    assert.deepEqual(
      found
        .slice(2, 8)
        .map(({ record, change, accountId, rule, resourceName, answerBefore, answer, since }) =>
          [record, change, accountId, rule, resourceName, answerBefore, answer, since].join(" "),
        ),
      [
        "change worse 222222222222 third-rule  unknown violation 2026-11-24T12:00:00.000Z",
        "change worse 222222222222 second-rule audit compliant violation 2026-11-24T12:00:00.000Z",
        "change better 222222222222 fourth-rule  violation excepted 2026-11-24T12:00:00.000Z",
        "change better 111111111111 first-rule  violation compliant 2026-11-24T12:00:00.000Z",
        "change new 222222222222 first-rule logs  unknown 2026-11-24T12:00:00.000Z",
        "change gone 444444444444 first-rule  compliant  2026-11-24T12:00:00.000Z",
      ],
    );
    assert.equal(found[8]?.["record"], "result");
  });

  it("reads back cell by cell, and no cell is a formula", () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const read = rowsOf(written(csv, any));
        const { worse = [], better = [], new: added = [], gone = [] } = any.changes ?? {};
        const { coverage, organization, results: all, notes } = any;
        const others = [coverage.notAnswered, organization?.leftOut ?? [], worse, better, added, gone, all, notes];
        assert.equal(read.length, 1 + others.flat().length);
        const results = read.filter(({ record }) => record === "result");
        any.results.forEach(({ why }, index) => {
          const cell = results[index]?.["why"] ?? "";
          assert.ok(cell === why || cell === `'${why}`, JSON.stringify({ cell, why }));
        });
        for (const row of read) {
          for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
        }
      }),
    );
  });
});
