import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import type { AuditReport } from "../../../../audit/auditReport";
import { html } from "../../../../audit/formats/html/html";
import { accountsOf } from "../../../../audit/formats/html/page/accounts";
import { shownIn, wholeView } from "../../../../audit/formats/html/page/view";
import { answers } from "../../../../audit/answers";
import type { ReportData } from "../../../../audit/formats/html/reportData";
import { rules } from "../../../../rules/catalogue";
import { anyReport, report } from "../reports";
import { written } from "../written";
import { hostile, hostileFinding, hostileReport } from "./hostile";
import { organizationOf } from "./organization";

const page = (of: AuditReport): string => written(html, of);

/** What the program of the page reads. */
function dataOf(text: string): ReportData {
  const [, json = ""] = /<script type="application\/json" id="report">([^<]*)<\/script>/.exec(text) ?? [];
  return JSON.parse(json) as ReportData;
}

/** What the page shows, without what only its program reads. */
function textOf(text: string): string {
  return text
    .replace(/<(script|style)[^>]*>[^]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

function hashesOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, content = ""]) => createHash("sha256").update(content).digest("base64"));
}

describe("the html format", () => {
  it("holds every result, whatever is in it", () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const unpacked = accountsOf(dataOf(page(any))).flatMap((account) => account.results());
        assert.deepEqual(unpacked, JSON.parse(JSON.stringify(any.results)));
      }),
    );
  });

  it("holds the same text of many accounts once", () => {
    const [few, many] = [24, 240].map((count) => dataOf(page(organizationOf(count))));
    assert.ok(few !== undefined && many !== undefined);
    assert.equal(many.rows.length, 240);
    assert.deepEqual(many.texts.length, few.texts.length);
    assert.deepEqual(many.results.length, few.results.length);
    assert.deepEqual(
      accountsOf(many).flatMap((account) => account.results()),
      organizationOf(240).results,
    );
  });

  it("goes through the results once", () => {
    let times = 0;
    const results = {
      *[Symbol.iterator]() {
        times++;
        yield* report.results;
      },
    } as unknown as AuditReport["results"];
    assert.equal(page({ ...report, results }), page(report));
    assert.equal(times, 1);
  });

  it("lets nothing run or look but what it brings", () => {
    const text = page(report);
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    const rest = policy.replaceAll("&#39;", "'");
    const [script = "", ...otherScripts] = hashesOf(text, /<script>([^]*?)<\/script>/g);
    const [style = "", ...otherStyles] = hashesOf(text, /<style>([^]*?)<\/style>/g);
    assert.equal(
      rest,
      `default-src 'none'; script-src 'sha256-${script}'; style-src 'sha256-${style}'; base-uri 'none'; ` +
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    assert.deepEqual([...otherScripts, ...otherStyles], []);
    assert.doesNotMatch(text, /\s(?:src|style|on[a-z]+)=/);
  });

  it("takes nothing for markup", () => {
    const clean = JSON.parse(
      JSON.stringify(hostileReport).replaceAll(JSON.stringify(hostile).slice(1, -1), "x"),
    ) as AuditReport;
    const tags = (text: string): readonly string[] => [...text.matchAll(/<[!/]?[a-z-]+/gi)].map(([tag]) => tag);
    assert.deepEqual(tags(page(hostileReport)), tags(page(clean)));
    const [account] = accountsOf(dataOf(page(hostileReport)));
    assert.ok(account !== undefined);
    assert.deepEqual(account.results(), [hostileFinding]);
    assert.equal(account.name, hostile);
  });

  describe("says on top", () => {
    const text = textOf(page(organizationOf(36)));
    const parts: readonly (readonly [what: string, words: string])[] = [
      ["which organization was asked and when", "CloudTrail audit of organization o-4k2p9x7q1z · 2027-03-31 06:00 UTC"],
      ["how many accounts comply", "21 of 36 accounts comply with Multi-region CloudTrail enabled"],
      ["how many do not", "✕ 11 do not comply ? 3 not known ◇ 1 excepted ✓ 21 comply"],
      [
        "the gate first, and what mends it everywhere",
        "mend it. medium Multi-region CloudTrail enabled 11 accounts One trail of the organization mends it in all accounts: create it in management account",
      ],
      [
        "the worst rule next",
        "create-trail --is-organization-trail. critical Log bucket closed to the public 3 accounts",
      ],
      ["how many answered", "33 of 36 accounts answered."],
      [
        "which did not, and what to do",
        "3 accounts did not answer: AWS denies sts:AssumeRole to the credentials in use. To do: Let them assume the role Audit",
      ],
      [
        "which permissions are missing",
        "Missing permissions: s3:GetBucketPolicy (3 accounts) s3:GetBucketVersioning (3 accounts) Allow them to the role of the audit, and see that no service control policy denies them.",
      ],
      ["which accounts were not asked", "1 account of the organization was not asked"],
      ["what became worse", "Since 2027-03-24 2 worse"],
      ["what else there is to know", "is about nothing that was seen."],
    ];
    for (const [what, words] of parts) {
      it(what, () => {
        assert.ok(text.includes(words), text.slice(0, 6000));
      });
    }
  });

  it("says that it is incomplete", () => {
    assert.match(textOf(page({ ...report, isComplete: false })), /This report is incomplete: the audit was stopped\./);
    assert.doesNotMatch(textOf(page(report)), /incomplete/);
  });

  it("counts accounts without a finding where the gate was not asked for", () => {
    assert.match(textOf(page(report)), /1 of 3 accounts without a finding/);
  });

  it("has all findings without a script", () => {
    const [, without = ""] = /<noscript>([^]*)<\/noscript>/.exec(page(organizationOf(12))) ?? [];
    const { results } = organizationOf(12);
    for (const { name, displayName } of rules) {
      const part = textOf(without.slice(without.indexOf(`<h3>${displayName} (`)).split("<h3>")[1] ?? "");
      for (const { accountId } of results.filter(({ rule, answer }) => rule === name && answer === "violation")) {
        assert.ok(part.includes(accountId), `${name} ${accountId}`);
      }
    }
  });
});

describe("the matrix", () => {
  const { results } = organizationOf(36);
  const data = dataOf(page(organizationOf(36)));
  const accounts = accountsOf(data);
  const shown = (view: Partial<typeof wholeView>) => {
    const { rows, columns } = shownIn({ ...wholeView, ...view }, accounts, data.rules);
    return {
      accounts: rows.map((row) => accounts[row]?.name ?? ""),
      rules: columns.map((column) => data.rules[column]?.name ?? ""),
    };
  };

  it("has the rules in the order of the catalogue", () => {
    assert.deepEqual(
      shown({}).rules,
      rules.map(({ name }) => name),
    );
  });

  it("has in each cell the answer that matters most", () => {
    for (const { accountId, cells } of accounts) {
      data.rules.forEach(({ name }, column) => {
        const own = results.filter((result) => result.accountId === accountId && result.rule === name);
        const worst = answers.find((answer) => own.some((result) => result.answer === answer));
        assert.equal(answers[cells[column] ?? -1], worst);
      });
    }
  });

  it("begins with the worst account: by critical violations, then high and so on, then by what is unknown", () => {
    const rank = (name: string): readonly number[] => {
      const cells = accounts.find((account) => account.name === name)?.cells ?? new Uint8Array();
      const count = (answer: string, severity?: string): number =>
        data.rules.filter(
          (rule, column) => answers[cells[column] ?? -1] === answer && (severity ?? rule.severity) === rule.severity,
        ).length;
      return [...["critical", "high", "medium", "low"].map((each) => count("violation", each)), count("unknown")];
    };
    const ranks = shown({}).accounts.map((name) =>
      rank(name)
        .map((count) => String(count).padStart(3, "0"))
        .join(),
    );
    assert.deepEqual(ranks, ranks.toSorted().toReversed());
    assert.ok(new Set(ranks).size > 5);
  });

  it("is searched by id, name and unit, all words together", () => {
    assert.deepEqual(shown({ search: "  PROD01  ledger " }).accounts, ["ledger-prod"]);
    assert.deepEqual(shown({ search: accounts[7]?.accountId ?? "" }).accounts, [accounts[7]?.name]);
    assert.deepEqual(shown({ search: "nobody" }).accounts, []);
  });

  it("is filtered by answer, severity and rule", () => {
    const closed = "cloudtrail-s3-bucket-public-access-prohibited";
    assert.equal(shown({ rule: closed, answers: ["violation"] }).accounts.length, 3);
    assert.deepEqual(shown({ rule: closed }).rules, [closed]);
    assert.deepEqual(
      shown({ severities: ["critical"] }).rules,
      rules.filter(({ severity }) => severity === "critical").map(({ name }) => name),
    );
    assert.equal(shown({ severities: ["critical"] }).accounts.length, 36);
    assert.equal(shown({ answers: ["excepted"] }).accounts.length, 1);
  });

  it("is ordered as asked, by account, by name and by a rule", () => {
    assert.deepEqual(
      shown({ sort: "report" }).accounts,
      accounts.map(({ name }) => name),
    );
    assert.deepEqual(shown({ sort: "name" }).accounts, accounts.map(({ name }) => name).toSorted());
    const byId = accounts.toSorted((one, other) => Number(one.accountId) - Number(other.accountId));
    assert.deepEqual(
      shown({ sort: "account" }).accounts,
      byId.map(({ name }) => name),
    );
    const versioned = shown({ sort: "cloudtrail-s3-bucket-versioning-enabled" }).accounts.slice(0, 3);
    assert.deepEqual(
      versioned,
      accounts.filter((_, number) => number % 12 === 4).map(({ name }) => name),
    );
  });
});
