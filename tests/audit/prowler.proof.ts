import assert from "node:assert/strict";
import { accounts, type ComparedAccount, type Pair, type PairTitle, pairs } from "../../docs/generator/auditComparison";
import { bothSides } from "../../docs/generator/auditPage";
import { rules } from "../../rules/catalogue";
import { Progress } from "../../sandbox/progress";
import { ensureProwler } from "../../sandbox/toolchain";
import { Account } from "../sandbox/localAws/account";
import { useServer } from "../sandbox/localAws/server";
import { makers } from "./comparison/accounts";
import { askAudit, useEnvironmentOf } from "./comparison/askAudit";
import { askProwler, type ProwlerFinding } from "./comparison/prowler";

const titles = Object.keys(pairs) as PairTitle[];
const names = Object.keys(accounts) as ComparedAccount[];

/** The words of the page for what Prowler finds, and for what a rule answers. */
const words = {
  PASS: "pass",
  FAIL: "fail",
  MANUAL: "manual",
  compliant: "pass",
  violation: "fail",
  unknown: "unknown",
  excepted: "pass",
} as const;

/** What was said of several things, each once; – where nothing was judged. */
function summed(said: readonly string[]): string {
  return said.length === 0 ? "–" : [...new Set(said)].sort().reverse().join(", ");
}

describe("Prowler and the audit on the same accounts", () => {
  const aws = useServer();
  useEnvironmentOf(aws);
  const ids = new Map<ComparedAccount, string>();
  let findings: ReadonlyMap<string, readonly ProwlerFinding[]>;

  before(async function () {
    this.timeout("1h");
    const python = await ensureProwler(new Progress());
    for (const name of names) {
      const account = await makers[name]((id) => Account.enter(aws().endpoint, id));
      ids.set(name, account.id);
    }
    const checks = titles.map((title) => pairs[title].check);
    findings = await askProwler(python, aws(), [...ids.values()], checks);
  });

  for (const name of names) {
    it(`say what docs/checkers-audit.md tells: ${name}`, async () => {
      const id = ids.get(name) ?? "";
      const found = findings.get(id) ?? [];
      const told = titles.map((title) => bothSides(accounts[name][titles.indexOf(title)] ?? "–"));
      const prowler = titles.map((title) =>
        summed(found.filter(({ check }) => check === pairs[title].check).map(({ status }) => words[status])),
      );
      const audit = await answersOf(id);
      assert.deepEqual(
        titles.map((title, at) => [title, prowler[at], audit[at]]),
        titles.map((title, at) => [title, ...(told[at] ?? [])]),
      );
    });
  }
});

/** What the rule answers, when all are asked together as an audit does it. */
async function answersOf(id: string): Promise<readonly string[]> {
  const [strict, literal] = await Promise.all(
    ["strict", "literal"].map((interpretation) =>
      askAudit(
        id,
        rules.map((rule) => ({ rule, settings: { interpretation }, exceptions: [] })),
      ),
    ),
  );
  return titles.map((title) => {
    const pair: Pair = pairs[title];
    const results = (pair.settings === undefined ? strict : literal)?.filter(({ rule }) => rule === pair.rule) ?? [];
    return summed(results.flatMap(({ answer }) => (answer === "notApplicable" ? [] : [words[answer]])));
  });
}
