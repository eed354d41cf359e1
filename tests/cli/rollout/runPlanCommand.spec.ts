import { Command } from "commander";
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GivenPlanOptions, planArguments } from "../../../cli/rollout/planArguments";
import { runPlanCommand } from "../../../cli/rollout/runPlanCommand";
import type { planRollout, RolloutOptions } from "../../../rollout";
import type { Plan } from "../../../rollout/plan/plan";
import { organizationPlan } from "../../rollout/plans";
import { keptStreams } from "../streams";

type Planning = typeof planRollout;

async function run(given: GivenPlanOptions, plan: Planning, usageFaults: readonly string[] = []) {
  const streams = keptStreams();
  const ending: { code?: number; faults: readonly string[] } = { faults: [] };
  const { value, faults } = planArguments(given);
  await runPlanCommand(
    new Command("plan"),
    [...usageFaults, ...faults],
    value,
    { streams, ended: (code) => (ending.code = code), refused: (_, found) => (ending.faults = found) },
    plan,
  );
  return { ...ending, ...streams.written() };
}

const plan = organizationPlan();
const known: Plan = {
  ...plan,
  accounts: plan.accounts.filter(({ action }) => action !== "unknown"),
  counts: { ...plan.counts, unknown: 0 },
};

const answering =
  (answer: Plan): Planning =>
  () =>
    Promise.resolve(answer);

const neverAsked: Planning = () => Promise.reject(new Error("nothing is to be asked"));

describe("planning a rollout", () => {
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "run-plan-"));
  });
  after(() => rm(directory, { recursive: true }));

  it("hands on what it was given, with what stands in the files", async () => {
    const list = join(directory, "list.txt");
    const config = join(directory, "rules.json");
    await writeFile(list, "123456789012\n");
    await writeFile(config, '{ "multi-region-cloudtrail-enabled": { "interpretation": "literal" } }');
    const orders: RolloutOptions[] = [];
    const given = { accounts: [list], config: [config], roleName: ["Audit"], adopt: [true], timeout: ["9"] } as const;
    await run(given, (order) => {
      orders.push(order);
      return Promise.resolve(plan);
    });
    const [order] = orders;
    assert.deepEqual(order?.accounts, [{ id: "123456789012" }]);
    assert.deepEqual(
      order.configuration.rules.get("multi-region-cloudtrail-enabled")?.settings["interpretation"],
      "literal",
    );
    assert.deepEqual([order.adopt, order.roleName, order.limits.runTimeout], [true, "Audit", 9000]);
  });

  it("prints the table, and writes the plan to its file", async () => {
    const out = join(directory, "plan.json");
    const ending = await run({ out: [out] }, answering(known));
    assert.deepEqual([ending.code, ending.err], [0, ""]);
    assert.match(ending.out, /^Plan for 6 accounts of organization o-example1234: 3 to change\./);
    assert.deepEqual(JSON.parse(await readFile(out, "utf8")), known);
  });

  it("prints the plan alone as JSON where it goes to standard output", async () => {
    const { out } = await run({ out: ["-"] }, answering(plan));
    assert.deepEqual(JSON.parse(out), plan);
  });

  it("ends by 3 where something is not known, or not all accounts were asked", async () => {
    assert.equal((await run({}, answering(plan))).code, 3);
    assert.equal((await run({}, answering({ ...known, isComplete: false }))).code, 3);
  });

  it("refuses a plan that changes more accounts than it may, and writes nothing", async () => {
    const path = join(directory, "refused.json");
    const { code, faults, out } = await run({ maxAccounts: ["2"], out: [path] }, answering(plan));
    assert.deepEqual([code, out], [undefined, ""]);
    assert.deepEqual(faults, ["--max-accounts 2: the plan changes 3 accounts. Choose fewer accounts, or allow more"]);
    assert.equal((await readdir(directory)).includes("refused.json"), false);
    assert.equal((await run({ maxAccounts: ["3"] }, answering(plan))).code, 3);
  });

  it("asks nothing where anything is wrong, and tells all of it at once", async () => {
    const given = { accounts: [join(directory, "none.txt")], region: ["moon"], out: [join(directory, "no", "plan")] };
    const { code, faults, out } = await run(given, neverAsked, ["a fault of the command line"]);
    assert.deepEqual([code, out], [undefined, ""]);
    assert.deepEqual(
      faults.map((fault) => /^a fault|^--\S+?(?=[: ])/.exec(fault)?.[0]),
      ["a fault", "--region", "--accounts", "--out"],
    );
  });

  it("refuses what only AWS could tell is wrong", async () => {
    const { code, faults } = await run({}, () => Promise.resolve({ faults: ["there is no role"] }));
    assert.deepEqual([code, faults], [undefined, ["there is no role"]]);
  });

  it("says that the plan was lost, and is not done then", async () => {
    const path = join(directory, "lost");
    const { code, err } = await run({ out: [path] }, async () => {
      // A folder is in the way by the time that the plan is written.
      await mkdir(`${path}.${process.pid}`);
      return known;
    });
    assert.equal(code, 2);
    assert.match(err, /^The plan was not written to ".*lost": it is a folder\.\n$/);
  });

  it("leaves nothing listening for signals", async () => {
    const before = process.listenerCount("SIGINT");
    await run({}, answering(plan));
    await assert.rejects(run({}, neverAsked));
    assert.equal(process.listenerCount("SIGINT"), before);
  });
});
