import assert from "node:assert/strict";
import { audit } from "../../audit";
import { callsFor } from "../../live/callsOfRules";
import { type CallName, permissionFor } from "../../live/calls";
import { gate, rules } from "../../rules/catalogue";
import { readConfiguration } from "../../rules/configuration/readConfiguration";
import { delayed, dropBefore, type Fault, each, serverError, throttled } from "../e2e/faults/fault";
import { useAuditedAws } from "../live/inquiry/auditedAws";
import { type StateName, states } from "./accountStates";
import { truth } from "./accountTruth";
import type { KeptReport } from "./formats/reports";

/** How the forty accounts come about: where the trails of each state are at home. */
const made: readonly (readonly [state: StateName, ...regions: string[]])[] = [
  ["nothing at all", "us-east-1", "eu-west-1", "ap-southeast-2", "sa-east-1"],
  ["a trail that was deleted", "eu-west-1"],
  ["a trail that meets the gate", "us-east-1", "us-west-2", "eu-west-1", "eu-north-1", "ap-southeast-2", "sa-east-1"],
  ["everything that can be had", "us-east-1"],
  ["everything, with notices", "us-east-1"],
  ["a trail that was never started", "us-east-1", "ap-northeast-1"],
  ["a trail of one region", "us-east-1"],
  ["a trail of one region without global events", "us-east-1"],
  ["a trail without validation", "us-west-2", "ca-central-1"],
  ["a trail of changes alone", "us-east-1", "eu-central-1"],
  ["a trail that leaves out KMS", "eu-west-1"],
  ["a trail of all objects", "eu-west-1"],
  ["a trail of data events alone", "eu-west-1"],
  ["two trails of the same events", "us-east-1"],
  ["a versioned bucket", "eu-west-1"],
  ["a bucket open to the public", "us-east-1"],
  ["a bucket that was closed", "us-east-1", "eu-west-1"],
  ["a key that is about to be deleted", "us-east-1"],
  ["a key that was disabled", "us-east-1"],
  ["a topic that was closed", "us-east-1"],
  ["a log group that was closed", "us-east-1"],
  ["a role that lets nobody in", "eu-west-1"],
  ["an organization", "eu-west-1"],
  ["a central bucket", "eu-west-2"],
];

/** The states of which one is asked again while AWS makes trouble: everything that calls tell, well and badly. */
const askedAgain: readonly StateName[] = [
  "nothing at all",
  "everything, with notices",
  "a trail that was never started",
  "a trail of data events alone",
  "two trails of the same events",
  "a bucket that was closed",
  "a key that is about to be deleted",
  "an organization",
  "a central bucket",
];

/** An account, and what each rule answers about it. */
interface Row {
  readonly id: string;
  readonly name: string;
  /** By the name of the rule. */
  readonly cells: ReadonlyMap<string, string>;
}

const letters = { compliant: "C", violation: "V", unknown: "U", notApplicable: "N", excepted: "E" } as const;
const strict = readConfiguration({}, "strict");

async function auditOf(accounts: readonly Row[]): Promise<KeptReport> {
  assert.ok("rules" in strict);
  const report = await audit({
    accounts: accounts.map(({ id }) => ({ id })),
    roleName: "Audit",
    configuration: strict,
    version: "0.0.0",
    limits: { concurrency: 20, accountTimeout: 60_000, runTimeout: 300_000 },
  });
  assert.ok("results" in report, JSON.stringify(report));
  return { ...report, results: [...report.results] };
}

/** What a report says about an account, by the name of the rule. */
function cellsOf({ results }: KeptReport, { id }: Row): ReadonlyMap<string, string> {
  const cells = new Map(rules.map(({ name }) => [name, ""]));
  for (const { rule, answer } of results.filter(({ accountId }) => accountId === id)) {
    cells.set(rule, `${cells.get(rule) ?? ""}${letters[answer]}`);
  }
  return cells;
}

describe("forty accounts", () => {
  const aws = useAuditedAws();
  const accounts: Row[] = [];
  /** Those that are asked again and again: some of all that AWS can be asked about. */
  const fewer: Row[] = [];

  before("make them", async () => {
    for (const [state, ...regions] of made) {
      for (const region of regions) {
        const ids = await states[state](aws().endpoint, region);
        const rows = truth[state];
        assert.equal(ids.length, rows.length);
        for (const [index, id] of ids.entries()) {
          const answers = rows[index]?.replaceAll("|", "").trim().split(/\s+/) ?? [];
          assert.equal(answers.length, rules.length, `every rule has its answer about ${state}`);
          const cells = new Map(rules.map(({ name }, column) => [name, answers[column] ?? ""]));
          const row = { id, name: `${state}, ${region}, ${index}`, cells };
          accounts.push(row);
          if (region === regions[0] && askedAgain.includes(state)) {
            fewer.push(row);
          }
        }
      }
    }
  });

  it("are judged as they are, every one by every rule", async () => {
    assert.equal(accounts.length, 40);
    await aws().meet();
    const report = await auditOf(accounts);
    for (const row of accounts) {
      assert.deepEqual([row.name, ...cellsOf(report, row)], [row.name, ...row.cells]);
    }
    const refused = accounts.filter(({ name }) => name.startsWith("a role that lets nobody in")).map(({ id }) => id);
    assert.deepEqual(
      report.coverage.notAnswered.map(({ accountId }) => accountId),
      refused,
    );
    assert.deepEqual([report.coverage.asked, report.coverage.answered, report.isComplete], [40, 39, true]);
    for (const { answer, missingPermissions } of report.results.filter(({ answer }) => answer === "unknown")) {
      assert.deepEqual([answer, missingPermissions], ["unknown", ["sts:AssumeRole"]]);
    }
  });

  const passing: readonly [name: string, faults: readonly Fault[]][] = [
    [
      "calls that are throttled once or twice",
      [
        ...each(["sts:AssumeRole", "cloudtrail:DescribeTrails", "s3:GetBucketPolicy", "kms:DescribeKey"], throttled, 2),
        ...each(["cloudtrail:GetTrailStatus"], throttled, 1),
      ],
    ],
    [
      "calls that fail on the side of AWS once",
      each(["cloudtrail:GetEventSelectors", "s3:GetBucketVersioning"], serverError),
    ],
    [
      "connections that are dropped",
      each(["cloudtrail:DescribeTrails", "s3:GetBucketAcl", "sts:AssumeRole"], dropBefore),
    ],
    ["slow answers", each(["cloudtrail:DescribeTrails", "s3:GetBucketLogging"], delayed(300), Infinity)],
  ];
  for (const [name, faults] of passing) {
    it(`are judged the same in spite of ${name}`, async () => {
      await aws().meet(...faults);
      const report = await auditOf(fewer);
      for (const row of fewer) {
        assert.deepEqual([row.name, ...cellsOf(report, row)], [row.name, ...row.cells]);
      }
    });
  }

  const lasting: readonly [name: string, call: CallName, effect: Fault["effect"]][] = [
    ["throttled", "getTrailStatus", throttled],
    ["failing", "getBucketVersioning", serverError],
    ["dropped", "getBucketPolicy", dropBefore],
    ["failing", "describeKey", serverError],
    ["dropped", "getEventSelectors", dropBefore],
    ["throttled", "describeTrails", throttled],
  ];
  for (const [how, call, effect] of lasting) {
    it(`have no wrong pass while every ${call} is ${how}: what needs it is unknown, and nothing else`, async () => {
      await aws().meet({ operation: permissionFor(call), effect, times: Infinity });
      const report = await auditOf(fewer);
      let unknowns = 0;
      for (const row of fewer) {
        for (const [rule, answers] of cellsOf(report, row)) {
          const place = `${row.name}: ${rule}`;
          const expected = row.cells.get(rule) ?? "";
          const changed = answers !== expected;
          if (changed && countsOnlyFaults(rule, call)) {
            assert.deepEqual([place, answers, expected], [place, "C", "V"]);
            continue;
          }
          assert.ok(
            !changed || callsFor([rule]).has(call),
            `${place} is ${answers}, not ${expected}, for another reason`,
          );
          assert.ok(!changed || isNoPass(answers, expected), `${place} is ${answers}, not ${expected}`);
          unknowns += Number(changed);
        }
      }
      assert.ok(unknowns > 0);
      const told = report.results.filter(
        ({ answer, missingPermissions }) => answer === "unknown" && missingPermissions === undefined,
      );
      assert.ok(told.length > 0);
      for (const { why } of told) {
        assert.match(why, new RegExp(permissionFor(call)));
      }
    });
  }

  /** About buckets and keys the gate counts what is known to be wrong; cloudtrail-delivery-allowed says what is not known. */
  function countsOnlyFaults(rule: string, call: CallName): boolean {
    return rule === gate && !callsFor([gate]).has(call);
  }

  /** Whether each answer is the expected one or passes nothing. A rule that may not apply counts as one that does. */
  function isNoPass(answers: string, expected: string): boolean {
    const all = expected.padEnd(answers.length, expected);
    return Array.from(answers).every((answer, index) => {
      const right = all[index];
      return answer === right || answer === "U" || (answer === "V" && right === "N");
    });
  }
});
