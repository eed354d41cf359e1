import type {
  AuditedOrganization,
  AuditedResource,
  AuditReport,
  AuditResult,
  ChangedAnswer,
  Changes,
  Fix,
  OrganizationAccount,
} from "../../auditReport";
import { mapEach } from "../../iterables";
import type { Format } from "../format";
import { jsonPieces } from "./jsonPieces";

/** For programs: one object, as schema.json beside this file describes it, its keys and rows in a stable order. */
export const json: Format = {
  name: "json",
  description: "one object for programs, described by the JSON Schema cloudtrail-baseline/audit-report.schema.json",
  write: (report) => jsonPieces(ordered(report)),
};

/** Every property by its name, so that the order of keys is that of this file whoever made the report. */
function ordered({
  schemaVersion,
  coverage,
  version,
  startedAt,
  isComplete,
  organization,
  changes,
  results,
  notes,
}: AuditReport): AuditReport {
  const { asked, answered, notAnswered } = coverage;
  return {
    schemaVersion,
    coverage: {
      asked,
      answered,
      notAnswered: notAnswered.map(({ accountId, why, remedy }) => ({ accountId, why, remedy })),
    },
    version,
    startedAt,
    isComplete,
    ...(organization !== undefined && { organization: orderedOrganization(organization) }),
    ...(changes !== undefined && { changes: orderedChanges(changes) }),
    results: mapEach(results, orderedResult),
    notes,
  };
}

function orderedChanges({ since, worse, better, new: added, gone }: Changes): Changes {
  return {
    since,
    worse: worse.map(orderedChange),
    better: better.map(orderedChange),
    new: added.map(orderedChange),
    gone: gone.map(orderedChange),
  };
}

function orderedChange({ accountId, rule, severity, resource, before, now }: ChangedAnswer): ChangedAnswer {
  return {
    accountId,
    rule,
    severity,
    ...(resource !== undefined && { resource: orderedResource(resource) }),
    ...(before !== undefined && { before }),
    ...(now !== undefined && { now }),
  };
}

function orderedOrganization({ id, managementAccountId, accounts, leftOut }: AuditedOrganization): AuditedOrganization {
  return {
    id,
    managementAccountId,
    accounts: accounts.map(orderedAccount),
    leftOut: leftOut.map((account) => ({ ...orderedAccount(account), why: account.why })),
  };
}

function orderedAccount({ accountId, name, organizationalUnits }: OrganizationAccount): OrganizationAccount {
  return { accountId, name, ...(organizationalUnits !== undefined && { organizationalUnits }) };
}

function orderedResult(result: AuditResult): AuditResult {
  const { accountId, rule, severity, answer, resource, why, required, missingPermissions, exception, fix } = result;
  return {
    accountId,
    rule,
    severity,
    answer,
    ...(resource !== undefined && { resource: orderedResource(resource) }),
    why,
    ...(required !== undefined && { required }),
    ...(missingPermissions !== undefined && { missingPermissions }),
    ...(exception !== undefined && {
      exception: { reason: exception.reason, approvedBy: exception.approvedBy, until: exception.until },
    }),
    ...(fix !== undefined && { fix: orderedFix(fix) }),
  };
}

function orderedResource({ kind, name, arn, region }: AuditedResource): AuditedResource {
  return { kind, name, arn, ...(region !== undefined && { region }) };
}

function orderedFix({ commands, whyNoCommand, program }: Fix): Fix {
  return {
    commands: commands.map(({ command, caution }) => ({ command, ...(caution !== undefined && { caution }) })),
    ...(whyNoCommand !== undefined && { whyNoCommand }),
    program,
  };
}
