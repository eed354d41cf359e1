import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { askedRules } from "../../../audit/judge/askedRules";
import type { AskedAccount } from "../../../audit/judge/seenAccount";
import type { Asker } from "../../../audit/run/asker";
import { type Judging, reportOn } from "../../../audit/reportOn";
import { survey } from "../../../audit/run/survey";
import type { SurveyRun } from "../../../audit/run/surveyRun";
import { targetsOf } from "../../../audit/targets";
import { readConfiguration } from "../../../rules/configuration/readConfiguration";
import { known } from "../../../rules/facts/fact";
import { gate } from "../../../rules/catalogue";
import { one, seen, silent, three, two } from "../seenAccounts";
import { soon } from "../../soon";

const configuration = readConfiguration({}, "baseline");
assert.ok("rules" in configuration);
const rules = askedRules(configuration);
const gateAlone = askedRules(configuration, [gate]);

async function audit(ids: readonly string[], asker: Partial<Asker>, differences: Partial<SurveyRun & Judging> = {}) {
  const { targets } = targetsOf({ accounts: ids.map((id) => ({ id })), roleName: "Audit" });
  const limits = { concurrency: 3, accountTimeout: 60_000, runTimeout: 60_000, ...differences.limits };
  const run = {
    targets,
    rules,
    notes: [],
    version: "1.2.3",
    startedAt: new Date("2027-03-31T12:00:00Z"),
    ...differences,
    limits,
  };
  return reportOn(await survey(run, { ...answering(...ids.map((id) => seen(id, [{}]))), ...asker }), run);
}

/** Answers as these accounts do. */
function answering(...accounts: readonly AskedAccount[]): Asker {
  const find = (id: string | undefined): AskedAccount["seen"] => {
    const account = accounts.find(({ accountId }) => accountId === id);
    assert.ok(account !== undefined);
    return account.seen;
  };
  return {
    account: ({ roles }, { accountId = /::(\d+):/.exec(roles[0]?.roleArn ?? "")?.[1] }) => {
      const answer = find(accountId);
      return Promise.resolve(answer.known ? known(answer.value.sight) : answer);
    },
    complete: () => Promise.resolve(),
    sight: (accountId) => {
      const answer = find(accountId);
      return answer.known ? answer.value.sight : undefined;
    },
    factsIndex: () => ({
      add: () => undefined,
      factsOf: ({ accountId }) => {
        const answer = find(accountId);
        assert.ok(answer.known);
        return answer.value.facts;
      },
    }),
  };
}

const never = new Promise<never>(() => undefined);

describe("an audit", () => {
  it("reports who was asked, who answered and what the rules say", async () => {
    const report = await audit([one, two, three], answering(seen(one, [{}]), silent(two), seen(three, [])), {
      notes: ["a note."],
    });
    assert.deepEqual(report.coverage, {
      asked: 3,
      answered: 2,
      notAnswered: [
        {
          accountId: two,
          why: "AWS denies sts:AssumeRole to the credentials in use",
          remedy: "Allow them sts:AssumeRole.",
        },
      ],
    });
    const { schemaVersion, version, startedAt, isComplete, notes } = report;
    assert.deepEqual([schemaVersion, version, startedAt, isComplete], [1, "1.2.3", "2027-03-31T12:00:00.000Z", true]);
    assert.deepEqual(notes, ["a note."]);
    assert.deepEqual(
      [...report.results].filter(({ rule }) => rule === gate).map(({ accountId, answer }) => `${accountId} ${answer}`),
      [`${one} compliant`, `${two} unknown`, `${three} violation`],
    );
    assert.equal(new Set([...report.results].map(({ accountId, rule }) => accountId + rule)).size, 3 * rules.length);
  });

  it("asks no more accounts at a time than it may, and tells how far it is", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => String(500_000_000_000 + index));
    let running = 0;
    let most = 0;
    const told: string[] = [];
    const asker = answering(...ids.map((id) => seen(id, [{}])));
    await audit(
      ids,
      {
        account: async (access, options) => {
          most = Math.max(most, ++running);
          await delay(5);
          running--;
          return asker.account(access, options);
        },
      },
      { onProgress: ({ done, total, current = "-" }) => told.push(`${done}/${total} ${current}`) },
    );
    assert.equal(most, 3);
    assert.equal(told[0], `0/20 ${ids[0] ?? ""}`);
    assert.equal(told.at(-1), "20/20 -");
    assert.equal(told.length, 40);
  });

  it("goes on when our own code fails for one account, and says so", async () => {
    const good = answering(seen(one, [{}]), seen(two, [{}]), seen(three, [{}]));
    const failFor = (id: string | undefined): void => {
      if (id === two) throw new TypeError("hunter2");
    };
    const failing: Partial<Asker>[] = [
      {
        account: (access, options) => {
          failFor(options.accountId);
          return good.account(access, options);
        },
      },
      {
        sight: (accountId) => {
          failFor(accountId);
          return good.sight(accountId);
        },
      },
      {
        factsIndex: () => ({
          ...good.factsIndex(),
          factsOf: (sight) => {
            failFor(sight.accountId);
            return good.factsIndex().factsOf(sight);
          },
        }),
      },
    ];
    for (const asker of failing) {
      const report = await audit([one, two, three], asker, { rules: gateAlone });
      assert.deepEqual(
        [...report.results].map(({ answer }) => answer),
        ["compliant", "unknown", "compliant"],
      );
      assert.match(
        report.coverage.notAnswered[0]?.why ?? "",
        /^a defect of cloudtrail-baseline is in the way \(TypeError/,
      );
      assert.doesNotMatch(JSON.stringify(report), /hunter2/);
    }
    const uncompleted = await audit(
      [one],
      { complete: () => Promise.reject(new Error("hunter2")) },
      { rules: gateAlone },
    );
    assert.deepEqual(
      [...uncompleted.results].map(({ answer }) => answer),
      ["compliant"],
    );
  });

  it("judges an account once that two profiles reach, and says so", async () => {
    const { targets } = targetsOf({ profiles: ["a", "b"] });
    const asker = answering(seen(one, [{}]));
    const { coverage, results, notes } = await audit(
      [one],
      { ...asker, account: (access, { signal }) => asker.account(access, { name: one, accountId: one, signal }) },
      { targets, rules: gateAlone },
    );
    assert.deepEqual([coverage.asked, coverage.answered, [...results].length], [1, 1, 1]);
    assert.deepEqual(notes, [`profile "b" reaches account ${one}, as profile "a" does: it was judged once.`]);
  });

  it("says which regions were closed to it", async () => {
    const account = seen(one, [{}]);
    assert.ok(account.seen.known);
    const { sight } = account.seen.value;
    const closed = { ...sight, closedRegions: ["us-east-1", "us-east-2"] };
    const { notes } = await audit([one], { account: () => Promise.resolve(known(closed)) });
    assert.deepEqual(notes, [`In account ${one}, us-east-1 and us-east-2 refused to answer, so eu-west-1 was asked.`]);
  });

  describe("reports within a second what is known", () => {
    const slow = (ids: readonly string[]): Partial<Asker> => {
      const good = answering(...ids.map((id) => seen(id, [{}])));
      return { account: (access, options) => (options.accountId === one ? good.account(access, options) : never) };
    };
    const ids = [one, ...Array.from({ length: 29 }, (_, index) => String(500_000_000_000 + index))];

    it("when it is stopped", async () => {
      const stop = new AbortController();
      const running = audit(ids, slow(ids), { signal: stop.signal, rules: gateAlone });
      await delay(50);
      const started = performance.now();
      stop.abort();
      const report = await running;
      assert.ok(performance.now() - started < soon);
      assert.equal(report.isComplete, false);
      assert.deepEqual(
        [...report.results].map(({ answer }) => answer),
        ids.map((id) => (id === one ? "compliant" : "unknown")),
      );
      assert.equal(report.coverage.asked, ids.length);
      assert.deepEqual(
        new Set(report.coverage.notAnswered.map(({ why }) => why)),
        new Set(["the audit was stopped before the account had answered"]),
      );
    });

    it("when it is stopped while what accounts see is completed", async () => {
      const stop = new AbortController();
      const running = audit([one], { complete: () => never }, { signal: stop.signal, rules: gateAlone });
      await delay(50);
      const started = performance.now();
      stop.abort();
      const {
        isComplete,
        results: [first],
      } = await running;
      assert.ok(performance.now() - started < soon);
      assert.deepEqual([isComplete, first?.answer], [false, "compliant"]);
    });

    it("when its own time is over", async () => {
      const limits = { concurrency: 3, accountTimeout: 60_000, runTimeout: 100 };
      const { isComplete, coverage } = await audit(ids, slow(ids), { limits });
      assert.equal(isComplete, false);
      assert.deepEqual(
        new Set(coverage.notAnswered.map(({ why }) => why)),
        new Set(["the time for the audit was over before the account had answered"]),
      );
    });

    it("of the others when the time of an account is over", async () => {
      const limits = { concurrency: 3, accountTimeout: 100, runTimeout: 60_000 };
      const { isComplete, coverage } = await audit([one, two], slow([one, two]), { limits });
      assert.equal(isComplete, true);
      assert.deepEqual(coverage.notAnswered, [
        {
          accountId: two,
          why: "the account did not answer in the time it had",
          remedy: "Allow each account more time.",
        },
      ]);
    });
  });
});
