import { Command } from "commander";
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditOptions } from "../../../audit";
import type { AuditReport } from "../../../audit/auditReport";
import { auditArguments, type GivenOptions } from "../../../cli/audit/auditArguments";
import { type Audit, runAuditCommand } from "../../../cli/audit/runAuditCommand";
import { report } from "../../audit/formats/reports";
import { keptStreams } from "../streams";

interface Ending {
  readonly code?: number;
  readonly faults: readonly string[];
  readonly out: string;
  readonly err: string;
}

async function run(given: GivenOptions, ask: Audit, usageFaults: readonly string[] = []): Promise<Ending> {
  const streams = keptStreams();
  const ending: { code?: number; faults: readonly string[] } = { faults: [] };
  const { value, faults } = auditArguments(given);
  await runAuditCommand(
    new Command("audit"),
    [...usageFaults, ...faults],
    value,
    {
      streams,
      ended: (code) => (ending.code = code),
      refused: (_, found) => (ending.faults = found),
    },
    ask,
  );
  return { ...ending, ...streams.written() };
}

const answering =
  (answer: AuditReport): Audit =>
  () =>
    Promise.resolve(answer);

const neverAsked: Audit = () => Promise.reject(new Error("nothing is to be asked"));

describe("running an audit", () => {
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "run-audit-"));
  });
  after(() => rm(directory, { recursive: true }));

  it("hands on what it was given, with what stands in the files", async () => {
    const list = join(directory, "list.csv");
    const config = join(directory, "rules.json");
    await writeFile(list, "id,externalId\n123456789012,a-secret\n");
    await writeFile(config, '{ "cloudtrail-logging-enabled": "disabled" }');
    const orders: AuditOptions[] = [];
    const given = { accounts: [list], config: [config], roleName: ["Audit"], concurrency: ["3"], timeout: ["9"] };
    const { code, out } = await run(given, (order) => {
      orders.push(order);
      return Promise.resolve(report);
    });
    const [order] = orders;
    assert.deepEqual(order?.accounts, [{ id: "123456789012", externalId: "a-secret" }]);
    assert.equal(order.configuration.rules.get("cloudtrail-logging-enabled")?.level, "disabled");
    assert.equal(order.roleName, "Audit");
    assert.deepEqual(order.limits, { concurrency: 3, accountTimeout: 120_000, runTimeout: 9000 });
    assert.equal(code, 1);
    assert.match(out, /^2 of 3 accounts answered\.\n/);
  });

  it("writes each format to its place, nothing of the terminal in any, and says nothing else", async () => {
    const [json, csv] = [join(directory, "report.json"), join(directory, "report.csv")];
    const given = { format: ["json", "table", "csv"], output: [json, "-", csv] };
    const { code, out, err } = await run(given, answering({ ...report, results: [] }));
    assert.deepEqual({ code, err }, { code: 3, err: "" });
    assert.equal((JSON.parse(await readFile(json, "utf8")) as AuditReport).schemaVersion, 1);
    assert.match(await readFile(csv, "utf8"), /^record,/);
    assert.match(out, /^2 of 3 accounts answered\.\n/);
  });

  it("counts violations from --fail-on on", async () => {
    const whole = { ...report, coverage: { asked: 2, answered: 2, notAnswered: [] } };
    const violations = whole.results.filter(({ answer, severity }) => answer === "violation" && severity === "medium");
    assert.equal((await run({}, answering({ ...whole, results: violations }))).code, 1);
    assert.equal((await run({ failOn: ["high"] }, answering({ ...whole, results: violations }))).code, 0);
  });

  it("compares with an earlier report, which may be the file that it then replaces", async () => {
    const path = join(directory, "since.json");
    await run({ format: ["json"], output: [path] }, answering(report));
    const [first, ...others] = report.results;
    assert.ok(first);
    const worse: AuditReport = { ...report, results: [{ ...first, answer: "violation" }, ...others] };
    const given = { since: [path], format: ["table", "json"], output: ["-", path] };
    const { code, out } = await run(given, answering(worse));
    assert.equal(code, 1);
    assert.match(out, /Since 2026-11-25 12:00 \(UTC\): 1 worse, 0 better, 0 new, 0 gone\.\n- 111111111111: first-rule/);
    const { changes } = JSON.parse(await readFile(path, "utf8")) as AuditReport;
    assert.deepEqual(
      changes?.worse.map(({ rule, before, now }) => [rule, before, now]),
      [["first-rule", "compliant", "violation"]],
    );
  });

  it("ends by the same exit code, whatever has changed", async () => {
    const path = join(directory, "same.json");
    const good = {
      ...report,
      coverage: { asked: 1, answered: 1, notAnswered: [] },
      results: report.results.slice(0, 2),
    };
    await run({ format: ["json"], output: [path] }, answering(report));
    assert.equal((await run({ since: [path] }, answering(good))).code, 0);
    await run({ format: ["json"], output: [path] }, answering(good));
    assert.equal((await run({ since: [path] }, answering(report))).code, 1);
  });

  for (const [title, content, fault] of [
    ["is not there", undefined, "cannot be read: there is no such file or folder"],
    ["is half written", '{"schemaVersion": 1, "results": [', "breaks off before its end"],
    ["is of another version", '{"schemaVersion": 2}', "schema version 2"],
    ["is no report", "record,why\r\n", "Name a file that `--format json` wrote"],
  ] as const) {
    it(`asks nothing where the earlier report ${title}`, async () => {
      const path = join(directory, "earlier");
      await rm(path, { force: true });
      if (content !== undefined) await writeFile(path, content);
      const { code, faults } = await run({ since: [path] }, neverAsked);
      assert.equal(code, undefined);
      assert.equal(faults.length, 1);
      assert.ok(faults[0]?.startsWith("--since ") && faults[0].includes(fault), faults[0]);
    });
  }

  it("asks nothing where anything is wrong, and tells all of it at once", async () => {
    const list = join(directory, "bad.txt");
    const config = join(directory, "bad.json");
    await writeFile(list, "123\n");
    await writeFile(config, "{");
    const given = {
      accounts: [list],
      config: [config],
      failOn: ["worst"],
      since: [directory],
      output: [join(directory, "none", "report")],
    };
    const { code, faults, out, err } = await run(given, neverAsked, ["a fault of the command line"]);
    assert.deepEqual({ code, out, err }, { code: undefined, out: "", err: "" });
    assert.deepEqual(
      faults.map((fault) => /^a fault|^--\S+?(?=[: ])/.exec(fault)?.[0]),
      ["a fault", "--fail-on", "--accounts", "--config", "--since", "--output"],
    );
  });

  it("refuses what only AWS could tell is wrong", async () => {
    const { code, faults } = await run({}, () => Promise.resolve({ faults: ["there is no role"] }));
    assert.deepEqual({ code, faults }, { code: undefined, faults: ["there is no role"] });
  });

  it("says which report was lost, and is not done then", async () => {
    const path = join(directory, "lost");
    const { code, err } = await run({ output: [path] }, async () => {
      // A folder is in the way by the time that the report is written.
      await mkdir(`${path}.${process.pid}`);
      return report;
    });
    assert.equal(code, 2);
    assert.match(err, /^The report was not written to ".*lost": it is a folder\.\n$/);
    assert.equal((await readdir(directory)).includes("lost"), false);
  });

  it("leaves nothing listening for signals", async () => {
    const before = process.listenerCount("SIGINT");
    await run({}, answering(report));
    await assert.rejects(run({}, neverAsked));
    assert.equal(process.listenerCount("SIGINT"), before);
  });
});
