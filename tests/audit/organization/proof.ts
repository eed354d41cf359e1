/** An organization of many accounts, of all kinds, is judged as it is, cell by cell, whoever asks and whatever comes between. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { AuditReport } from "../../../audit/auditReport";
import { type LocalAws, startLocalAws } from "../../../sandbox/localAws/localAws";
import { enforcePermissions } from "../../../sandbox/localAws/permissions";
import { limitRates } from "../../../sandbox/localAws/throttling";
import { rules } from "../../../rules/catalogue";
import { dropAfter, dropBefore, each, type Effect, type Fault, serverError, throttled } from "../../e2e/faults/fault";
import { useToolchain } from "../../toolchain";
import { type AuditRun, type Ending, planFrom, reportFrom, runAudit, runCommand, useFolder } from "./command";
import { auditRole } from "./kinds";
import { type MadeOrganization, makeOrganization, type Row } from "./organization";

const letters = { compliant: "C", violation: "V", unknown: "U", notApplicable: "N", excepted: "E" } as const;

/** How many accounts the organizations have. */
export interface Sizes {
  readonly withoutTrail: number;
  readonly withTrail: number;
}

/** Has organizations judged, one without a trail and one with it, in tests of the `describe` block. */
export function judgesOrganizations(sizes: Sizes): void {
  const toolchain = useToolchain();
  const folder = useFolder();
  let aws: LocalAws;
  let alone: MadeOrganization;
  let withTrail: MadeOrganization;
  /** The audit of the organization without a trail, which several tests are about. */
  let whole: Ending;

  before("make two organizations", async () => {
    aws = await startLocalAws(toolchain().python);
    alone = await makeOrganization(aws.endpoint, sizes.withoutTrail, false);
    withTrail = await makeOrganization(aws.endpoint, sizes.withTrail, true);
    await enforcePermissions(aws.endpoint);
    await limitRates(aws.endpoint);
  });
  after(() => aws.stop());

  const auditOf = async (
    { configuration, management }: MadeOrganization,
    { caller = management, ...run }: Partial<AuditRun> = {},
    ...more: readonly string[]
  ) => {
    const words = [...(await optionsFor(configuration)), "--format", "json", ...more];
    return runAudit(words, { aws: aws.environment, caller, ...run });
  };

  const planOf = async ({ configuration, management }: MadeOrganization, ...more: readonly string[]) => {
    const words = ["rollout", "plan", ...(await optionsFor(configuration)), "--out", "-", ...more];
    return runCommand(words, { aws: aws.environment, caller: management });
  };

  /** What audits and rollouts are told alike. */
  const optionsFor = async (configuration: object): Promise<readonly string[]> => {
    const config = await folder.write("configuration.json", configuration);
    return ["--organization", "--role-name", auditRole, "--config", config, "--preset", "strict"];
  };

  /** Whose answers a journal has, in the order kept. A line that a killed run was at is no answer. */
  const namesIn = async (journal: string): Promise<readonly string[]> => {
    const [, ...lines] = (await readFile(journal, "utf8")).split("\n").slice(0, -1);
    return lines.map((line) => (JSON.parse(line) as { readonly name: string }).name);
  };

  const knowingTheArchive = (): readonly string[] => ["--log-account", withTrail.archive.id];

  it("without a trail are judged as they are, every account by every rule", async () => {
    whole = await auditOf(alone, {}, "--journal", folder.path("whole"));
    assertCells(reportFrom(whole), alone.rows);
    assert.equal(whole.code, 1);
    assert.equal(whole.err, "");
  });

  it("have accounts that are left out, each with the reason", () => {
    const { organization, coverage } = reportFrom(whole);
    assert.ok(organization);
    const { leftOut: told } = organization;
    const leftOut = alone.rows.filter((row) => row.leftOut !== undefined);
    const why = new Map(told.map((account) => [account.accountId, account]));
    assert.deepEqual([...why.keys()].toSorted(), leftOut.map(({ id }) => id).toSorted());
    for (const row of leftOut) {
      assert.match(why.get(row.id)?.why ?? "", row.leftOut ?? /./, row.name);
      assert.equal(why.get(row.id)?.name, row.name);
    }
    assert.equal(coverage.asked, alone.rows.length - leftOut.length);
    assert.deepEqual(
      coverage.notAnswered.map(({ accountId }) => accountId).toSorted(),
      alone.rows.flatMap(({ id, name }) => (name.includes("a role that lets nobody in") ? [id] : [])).toSorted(),
    );
  });

  it("with a trail are judged as they are, where it is said in which account its bucket is", async () => {
    const ending = await auditOf(withTrail, {}, ...knowingTheArchive());
    assertCells(reportFrom(ending), withTrail.rows);
    assert.equal(ending.err, "");
  });

  it("leave unknown what the bucket of their trail is like where nobody says who has it, and say how to tell", async () => {
    const report = reportFrom(await auditOf(withTrail));
    assertCells(report, withTrail.rowsOfUntoldBucket);
    const hinted = [...report.results].filter(({ why }) =>
      why.includes("or name the account that has it with --log-account"),
    );
    const unknown = [...report.results].filter(
      ({ accountId, answer }) => accountId === withTrail.management.id && answer === "unknown",
    );
    assert.ok(hinted.length > 0);
    assert.deepEqual(hinted, unknown);
  });

  it("are planned as they are, from what an audit asked before, and nothing is changed", async () => {
    const journal = folder.path("whole");
    for (const [organization, ...more] of [[alone, "--journal", journal], [withTrail]] as const) {
      const ending = await planOf(organization, ...more);
      const { accounts, isComplete } = planFrom(ending);
      assert.deepEqual(
        accounts.map(({ accountId, action }) => `${accountId} ${action}`),
        organization.rows.map(({ id, planned }) => `${id} ${planned}`).toSorted(),
      );
      assert.deepEqual([ending.code, ending.err, isComplete], [3, "", true]);
      const changing = ending.calls.filter((call) => !/:(?:Describe|Get|List|AssumeRole)/.test(call));
      assert.deepEqual(changing, []);
      assert.equal(ending.calls.includes("cloudtrail:DescribeTrails"), more.length === 0);
    }
  });

  it("are judged the same by a delegated administrator", async () => {
    assertCells(reportFrom(await auditOf(alone, { caller: alone.administrator })), alone.rows);
    const { administrator: caller } = withTrail;
    assertCells(reportFrom(await auditOf(withTrail, { caller }, ...knowingTheArchive())), withTrail.rows);
  });

  it("are narrowed to the accounts of a tag, which AWS is asked for faster than it answers", async () => {
    // The archive has no tag: it is asked about its buckets all the same.
    const ending = await auditOf(alone, {}, "--tag", "stage=prod", "--log-account", alone.archive.id);
    const rows = alone.rows.filter(({ isProduction }) => isProduction);
    const report = reportFrom(ending);
    assertCells(report, rows);
    assert.equal(report.coverage.asked, rows.filter(({ cells }) => cells !== undefined).length);
    const asked = ending.calls.filter((call) => call === "organizations:ListTagsForResource");
    assert.ok(asked.length > alone.rows.length, `${asked.length} calls for ${alone.rows.length} accounts`);
  });

  it("are not listed by any other member, which is told who may", async () => {
    const { member: caller, management } = alone;
    const { code, out, err } = await auditOf(alone, { caller });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, new RegExp(`account ${caller.id} may not list`));
    assert.match(err, new RegExp(`management account ${management.id} and its delegated administrators may`));
  });

  it("are judged the same in spite of calls that fail for a while, for every account", async () => {
    const ofEachCaller = (operations: readonly string[], effect: Effect): readonly Fault[] =>
      each(operations, effect).map((fault) => ({ ...fault, isOfEachCaller: true }));
    const faults = [
      ...each(["organizations:ListAccounts", "sts:AssumeRole"], throttled, 2),
      ...ofEachCaller(["kms:DescribeKey", "s3:GetBucketAcl"], throttled),
      ...ofEachCaller(["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus", "kms:GetKeyPolicy"], dropBefore),
      ...ofEachCaller(["cloudtrail:GetEventSelectors", "s3:GetBucketPolicy"], dropAfter),
      ...ofEachCaller(["organizations:DescribeOrganization", "s3:GetBucketVersioning"], serverError),
    ];
    const ending = await auditOf(alone, { faults });
    assertCells(reportFrom(ending), alone.rows);
    assert.deepEqual(ending.unmetFaults, []);
  });

  it("are judged the same where the audit is killed three times and goes on with its journal", async () => {
    const journal = folder.path("journal");
    const options = ["--journal", journal, "--concurrency", "5"];
    let kept = 0;
    for (const part of [0.15, 0.3, 0.3]) {
      const ending = await auditOf(alone, { killedAfter: Math.ceil(whole.calls.length * part) }, ...options);
      assert.deepEqual([ending.code, ending.out], [null, ""], ending.err);
      const { length } = await namesIn(journal);
      assert.ok(length > kept, `${length} accounts after ${kept}`);
      kept = length;
    }
    const last = await auditOf(alone, {}, ...options);
    assertCells(reportFrom(last), alone.rows);
    assert.match(reportFrom(last).notes.join("\n"), new RegExp(`The answers of ${kept} accounts are from --journal`));
    // An account whose answers were kept is not asked again: it would be written down again.
    const names = await namesIn(journal);
    assert.equal(new Set(names).size, names.length);
    assert.equal(names.length, reportFrom(last).coverage.answered);
  });
}

/** Asserts what a report says about each account, by each rule. */
function assertCells({ results }: AuditReport, rows: readonly Row[]): void {
  const said = new Map<string, string>();
  for (const { accountId, rule, answer } of results) {
    const key = `${accountId} ${rule}`;
    said.set(key, `${said.get(key) ?? ""}${letters[answer]}`);
  }
  for (const { id, name, cells } of rows) {
    const found = rules.map((rule) => `${rule.name} ${said.get(`${id} ${rule.name}`) ?? "-"}`);
    const expected = rules.map((rule, index) => `${rule.name} ${cells?.[index] ?? "-"}`);
    assert.deepEqual([name, ...found], [name, ...expected]);
  }
  const accounts = new Set(rows.map(({ id }) => id));
  assert.deepEqual(
    [...said.keys()].filter((key) => !accounts.has(key.slice(0, 12))),
    [],
  );
}
