import assert from "node:assert/strict";
import type { AuditReport, AuditResult, OrganizationAccount } from "../../../../audit/auditReport";
import { type AskedRule, askedRules } from "../../../../audit/judge/askedRules";
import { judge } from "../../../../audit/judge/judge";
import type { AskedAccount } from "../../../../audit/judge/seenAccount";
import { gate } from "../../../../rules/catalogue";
import { readConfiguration } from "../../../../rules/configuration/readConfiguration";
import { known, unknown } from "../../../../rules/facts/fact";
import { seen, silent } from "../../seenAccounts";
import type { KeptReport } from "../reports";

const today = "2027-03-31";
/** The id of an account that stands for others. */
const model = "987654321098";
/** The name of its bucket, and not what a fix calls a new one. */
const bucketOfModel = /(?<!cloudtrail-)logs-987654321098/g;

/** The states that accounts of the organization are in, and how many of a dozen are. */
const states: readonly ((accountId: string) => AskedAccount)[] = [
  (id) => seen(id, [{}]),
  (id) => seen(id, [{ facts: { isMultiRegion: known(false), isLogging: known(false) } }]),
  (id) => seen(id, [{ facts: { usesKmsKey: known(false), deliversToCloudWatchLogs: known(false) } }]),
  (id) => seen(id, []),
  (id) => seen(id, [{ facts: { validatesLogFiles: known(false) } }], { isVersioned: known(false) }),
  (id) => seen(id, [{}], { blocksPublicAccess: known(false), expiresAfterDays: known(30) }),
  (id) => silent(id),
  (id) => seen(id, [{ keyOwner: id, facts: { notifiesSnsTopic: known(false), insightTypes: known([]) } }]),
  (id) =>
    seen(id, [
      { name: "audit", keyOwner: id },
      { name: "security", facts: { usesKmsKey: known(false) } },
    ]),
  (id) =>
    seen(id, [{}], {
      policy: { ...unknown("AWS denies s3:GetBucketPolicy", "allow it"), permission: "s3:GetBucketPolicy" },
      isVersioned: {
        ...unknown("AWS denies s3:GetBucketVersioning", "allow it"),
        permission: "s3:GetBucketVersioning",
      },
    }),
  (id) => seen(id, [{ facts: { isLogging: known(false) } }]),
  (id) => seen(id, [{}], { locksObjects: known(false), accessLogging: known("off") }),
];

const teams = ["payments", "identity", "search", "billing", "data-lake", "checkout", "mobile", "ledger"];
const stages = ["prod", "staging", "dev"];
const units = ["ou-4k2p-a0prod01", "ou-4k2p-b0stage1", "ou-4k2p-c0devel1"];

/** An id as AWS makes them: without order. */
function accountIdOf(number: number): string {
  return String(100_000_000_000 + ((number * 618_033_988_749) % 899_999_999_981));
}

/** The rules of the strictest preset. */
function strict(configuration: unknown): readonly AskedRule[] {
  const read = readConfiguration(configuration, "strict");
  assert.ok("rules" in read, JSON.stringify(read));
  return askedRules(read);
}

function exceptionOf(account: string): unknown {
  const reason = "The account is empty until the migration.";
  return {
    [gate]: { exceptions: [{ account, reason, approvedBy: "security-board@example.com", until: "2027-06-30" }] },
  };
}

/** The report of an organization of that many accounts, in a dozen states, as an audit by every rule makes it. */
export function organizationOf(count: number): KeptReport {
  const accounts = Array.from({ length: count }, (_, number): OrganizationAccount => {
    const stage = number % stages.length;
    const turn = Math.floor(number / (teams.length * stages.length));
    const team = teams[Math.floor(number / stages.length) % teams.length] ?? "";
    return {
      accountId: accountIdOf(number + 1),
      name: `${team}-${stages[stage] ?? ""}${turn === 0 ? "" : `-${turn}`}`,
      organizationalUnits: ["r-4k2p", units[stage] ?? ""],
    };
  });
  const stateOf = (number: number): number => number % states.length;
  const stateAt = (number: number) => states[stateOf(number)] ?? silent;
  // Judging thousands takes minutes, and those of one state differ in nothing but their ids and the names of
  // their buckets.
  const answers = states.map((state) => JSON.stringify([...judge([state(model)], strict({}), today).results]));
  const excepted = 3;
  const results = accounts.flatMap(({ accountId }, number) =>
    number === excepted
      ? [...judge([stateAt(number)(accountId)], strict(exceptionOf(accountId)), today).results]
      : (JSON.parse(
          (answers[stateOf(number)] ?? "")
            .replaceAll(bucketOfModel, `trail-${(number * 0x9e3779b1).toString(36)}`)
            .replaceAll(model, accountId),
        ) as AuditResult[]),
  );
  const notAnswered = accounts.filter((_, number) => stateOf(number) === 6);
  const [first] = accounts;
  return {
    schemaVersion: 1,
    version: "0.1.0",
    startedAt: "2027-03-31T06:00:00.000Z",
    isComplete: true,
    coverage: {
      asked: count,
      answered: count - notAnswered.length,
      notAnswered: notAnswered.map(({ accountId }) => ({
        accountId,
        why: "AWS denies sts:AssumeRole to the credentials in use",
        remedy: "let them assume the role Audit of this account, or create it there",
      })),
    },
    organization: {
      id: "o-4k2p9x7q1z",
      managementAccountId: first?.accountId ?? "",
      accounts,
      leftOut: [
        {
          accountId: accountIdOf(count + 1),
          name: "old-website",
          organizationalUnits: ["r-4k2p"],
          why: "it is suspended",
        },
      ],
    },
    changes: changesOf(results),
    results,
    notes: [`${gate}: the exception for account "${accountIdOf(count + 1)}" is about nothing that was seen.`],
  };
}

/** Some of the results as what has changed. */
function changesOf(results: readonly AuditResult[]): NonNullable<AuditReport["changes"]> {
  const violations = results.filter(({ answer }) => answer === "violation").slice(0, 4);
  const compliant = results.filter(({ answer }) => answer === "compliant").slice(0, 3);
  const about = ({ accountId, rule, severity, resource }: AuditResult) => ({
    accountId,
    rule,
    severity,
    ...(resource !== undefined && { resource }),
  });
  return {
    since: "2027-03-24T06:00:00.000Z",
    worse: violations.slice(0, 2).map((result) => ({ ...about(result), before: "compliant", now: "violation" })),
    better: compliant.map((result) => ({ ...about(result), before: "violation", now: "compliant" })),
    new: violations.slice(2).map((result) => ({ ...about(result), now: "violation" })),
    gone: [],
  };
}
