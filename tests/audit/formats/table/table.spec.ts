import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import type { AuditAnswer, AuditResult } from "../../../../audit/auditReport";
import { table } from "../../../../audit/formats/table/table";
import { gate } from "../../../../rules/catalogue";
import { changes, organizationReport, report } from "../reports";
import { written } from "../written";

describe("the format table", () => {
  it("says everything that a person needs, worst first, and counts what complies", () => {
    assert.equal(
      written(table, report),
      `2 of 3 accounts answered.
- 333333333333 did not answer: AWS denies sts:AssumeRole to the credentials in use. Allow them
  sts:AssumeRole.

What to do first (the commands for each account are below, the worst account first):
- third-rule (medium): account 222222222222
- second-rule (low): account 222222222222

Unknown for want of permissions: s3:GetBucketPolicy (1 account) and s3:GetBucketAcl (1 account).
Allow them to the role of the audit, and see that no service control policy denies them. Where it is
a bucket of another account, name that account with --log-account.

Account 222222222222

VIOLATION (critical) second-rule
  trail audit in cn-north-1 (arn:aws-cn:cloudtrail:cn-north-1:222222222222:trail/audit)
  Found: Trail "audit" is not logging.
  Required: A trail that is logging.
  Fix, with credentials of this account:
    Caution: AWS charges for a second copy.
    aws cloudtrail start-logging --name audit --region cn-north-1
  In a Pulumi program: Set enableLogging to true.

VIOLATION (medium) third-rule
  Found: No trail.
  Required: A trail.
  Fix: Only a person can do it.
  In a Pulumi program: Make a trail.

UNKNOWN (low) first-rule
  bucket logs (arn:aws-cn:s3:::logs)
  Found: It is not known whether bucket logs is closed: AWS denies s3:GetBucketPolicy.
  Required: A closed bucket.
  Missing permissions: s3:GetBucketPolicy, s3:GetBucketAcl

EXCEPTED fourth-rule
  A test account. Approved by audit board, until 2027-03-31 (UTC).

Note: the exception 2 of first-rule matches nothing

Account                   Violations  Unknown  Excepted  Not applicable  Compliant
222222222222                       2        1         1               0          0
333333333333 (no answer)           0        1         0               0          0
111111111111                       0        0         0               1          1
More about a rule: cloudtrail-baseline audit explain RULE
`,
    );
  });

  it("names the accounts of an organization beside their ids, and those that were not asked in its first lines", () => {
    const text = written(table, organizationReport);
    assert.ok(
      text.startsWith(`2 of 3 accounts of organization o-a1b2c3d4e5 answered. 2 more were not asked.
- 333333333333 (an account with a name that is very long) did not answer: AWS denies sts:AssumeRole
  to the credentials in use. Allow them sts:AssumeRole.
- 444444444444 (old) was not asked: It is suspended.
- 555555555555 (sandbox) was not asked: It is excluded.

What to do first (the commands for each account are below, the worst account first):
- third-rule (medium): account 222222222222 (payments)
- second-rule (low): account 222222222222 (payments)

Unknown for want of permissions: s3:GetBucketPolicy (1 account) and s3:GetBucketAcl (1 account).
Allow them to the role of the audit, and see that no service control policy denies them. Where it is
a bucket of another account, name that account with --log-account.

Account 222222222222 (payments)
`),
      text,
    );
    assert.ok(
      text.includes(`
Account                   Name                      Violations  Unknown  Excepted  Not applicable  Compliant
222222222222              payments                           2        1         1               0          0
333333333333 (no answer)  an account with a name …           0        1         0               0          0
111111111111              management                         0        0         0               1          1
`),
      text,
    );
  });

  it("counts accounts that were not asked for the same reason, and names the first", () => {
    const leftOut = Array.from({ length: 30 }, (_, index) => ({
      accountId: String(600_000_000_000 + index),
      name: "old",
      why: index === 4 ? "it is excluded" : "it is closed",
    }));
    const { organization } = organizationReport;
    assert.ok(organization);
    const text = written(table, { ...organizationReport, organization: { ...organization, leftOut } });
    assert.deepEqual(
      text.split("\n").filter((line) => /^- .* not asked/.test(line)),
      [
        "- 29 accounts were not asked, 600000000000 (old) among them: It is closed.",
        "- 600000000004 (old) was not asked: It is excluded.",
      ],
    );
  });

  it("has one line of counts for one account that complies", () => {
    const [first] = report.results;
    assert.ok(first);
    assert.equal(
      written(table, { ...report, coverage: { asked: 1, answered: 1, notAnswered: [] }, results: [first], notes: [] }),
      "1 of 1 account answered.\n\nAccount 111111111111: 0 violations, 0 unknown, 0 excepted, 0 not applicable, 1 compliant.\n",
    );
  });

  it("says in its first line that it is incomplete", () => {
    const [first = ""] = written(table, { ...report, isComplete: false }).split("\n");
    assert.equal(first, "2 of 3 accounts answered. This report is incomplete: the audit was stopped.");
  });

  it("says above the accounts what has become worse and what is new, the worst first", () => {
    assert.match(
      written(table, { ...report, changes }),
      /sts:AssumeRole\.\n\nSince 2026-11-24 12:00 \(UTC\): 2 worse, 2 better \(1 by exception\), 1 new, 1 gone\.\n- 222222222222: second-rule \(critical\), trail audit: compliant before, violated now\n- 222222222222: third-rule \(medium\): unknown before, violated now\n- 222222222222: first-rule \(low\), bucket logs: new, unknown now\n\nWhat to do first \(/,
    );
  });

  it("says that nothing has changed, and how much more has than it tells", () => {
    const none = { ...changes, worse: [], better: [], new: [], gone: [] };
    assert.match(
      written(table, { ...report, changes: none }),
      /\n\nSince 2026-11-24 12:00 \(UTC\): nothing has changed\.\n\n/,
    );
    const many = Array.from({ length: 30 }, () => changes.worse).flat();
    const lines = written(table, { ...report, changes: { ...none, worse: many } }).split("\n");
    assert.equal(lines.filter((line) => line.startsWith("- 222222222222: second-rule")).length, 20);
    assert.ok(lines.includes("- and 40 more: the formats json and csv have all."));
  });

  it("puts a critical violation before any number of lesser ones", () => {
    const [, , , critical] = report.results;
    assert.ok(critical);
    const lesser = Array.from({ length: 5 }, () => ({ ...critical, accountId: "1", severity: "high" as const }));
    const text = written(table, { ...report, results: [...lesser, critical] });
    assert.ok(text.indexOf("Account 222222222222") < text.indexOf("Account 1\n"));
  });

  describe("of more accounts than anybody reads", () => {
    const [, , , critical] = report.results;
    assert.ok(critical);
    const bad = Array.from({ length: 700 }, (_, index) => ({
      ...critical,
      accountId: String(500_000_000_000 + index),
      severity: index % 100 === 99 ? ("critical" as const) : ("high" as const),
    }));
    const notAnswered = Array.from({ length: 60 }, (_, index) => ({
      accountId: String(600_000_000_000 + index),
      why: "refused",
      remedy: "ask",
    }));
    const coverage = { asked: 760, answered: 700, notAnswered };
    const text = written(table, { ...report, coverage, results: bad });
    const detailed = [...text.matchAll(/^Account (\d+)$/gm)].map(([, id]) => id);

    it("has what was found in the worst ones, those equally bad in the order asked", () => {
      const first = bad.filter(({ severity }) => severity === "high").slice(0, 43);
      const worst = bad.filter(({ severity }) => severity === "critical");
      assert.equal(worst.length, 7);
      assert.deepEqual(
        detailed,
        [...worst, ...first].map(({ accountId }) => accountId),
      );
      assert.match(text, /^What was found in 650 more accounts, none of them worse, is not shown here\. --format csv/m);
    });

    it("has rows of the worst, and counts the others", () => {
      const rows = [...text.matchAll(/^(\d{12}) +\d/gm)].map(([, id]) => id);
      assert.equal(rows.length, 500);
      assert.deepEqual(rows.slice(0, 50), detailed);
      assert.match(text, /^200 more accounts, none of them worse\. --format csv/m);
    });

    it("names the first that did not answer for the same reason, says the reason once, and counts the others", () => {
      const [, said = ""] = /^- (6[^]*?did not answer: Refused\. Ask\.)\n\n/m.exec(text) ?? [];
      assert.equal(said.match(/\d{12}/g)?.length, 3);
      assert.match(said.replaceAll(/\s+/g, " "), / and 57 more did not answer: /);
    });

    it("says on the first screen how they stand by the gate, and with which rules to begin", () => {
      const ofGate = (index: number, answer: AuditAnswer): AuditResult => {
        return { accountId: String(500_000_000_000 + index), rule: gate, severity: "medium", answer, why: "" };
      };
      const answers = [...Array<AuditAnswer>(5).fill("violation"), "unknown", "excepted", "compliant"] as const;
      const results = answers.flatMap((answer, index) => [ofGate(index, answer), { ...critical, ...bad[index] }]);
      const first = written(table, { ...report, coverage: { asked: 8, answered: 8, notAnswered: [] }, results });
      assert.ok(
        first.startsWith(`8 of 8 accounts answered.

1 account complies with multi-region-cloudtrail-enabled, 5 do not, 1 is not known, 1 is excepted.
What to do first (the commands for each account are below, the worst account first):
- multi-region-cloudtrail-enabled (medium): 5 accounts, 500000000000, 500000000001, 500000000002 and
  2 more
- second-rule (high): 8 accounts, 500000000000, 500000000001, 500000000002 and 5 more

Account `),
        first,
      );
      const { organization } = organizationReport;
      assert.ok(organization);
      assert.match(
        written(table, { ...report, organization, results }).replaceAll(/\s+/g, " "),
        /500000000002 and 2 more\. One trail of the organization mends it in all accounts: create it in management account 111111111111, with organizationId of MultiRegionTrail or with aws cloudtrail create-trail --is-organization-trail\. - second-rule/,
      );
      const [ofOne] = results.slice(0, 1);
      assert.ok(ofOne);
      const one = {
        ...report,
        organization,
        results: [ofOne, { ...ofOne, accountId: "1", answer: "compliant" as const }],
      };
      assert.doesNotMatch(written(table, one), /One trail of the organization/);
    });
  });

  it("keeps words within a narrow terminal, but commands whole", () => {
    const lines = written(
      table,
      { ...report, results: report.results.slice(0, 5) },
      { colours: false, columns: 44 },
    ).split("\n");
    assert.ok(lines.includes("    aws cloudtrail start-logging --name audit --region cn-north-1"));
    const words = lines.filter((line) => /^ *(Found|Required|Missing|In a|- |Caution)/.test(line));
    assert.ok(words.length > 5);
    for (const line of words) assert.ok(line.length <= 44, line);
  });

  it("changes nothing but colours on a terminal that has them", () => {
    const coloured = written(table, report, { colours: true });
    assert.notEqual(coloured, written(table, report));
    assert.equal(stripVTControlCharacters(coloured), written(table, report));
  });
});
