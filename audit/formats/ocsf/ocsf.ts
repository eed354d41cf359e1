import type { AuditReport, Changes } from "../../auditReport";
import type { Format } from "../format";
import { coverageFinding } from "./coverageFinding";
import { findingOf, findingUid, type Said, type Surroundings } from "./findingOf";
import { activities, outcomes } from "./outcomes";

/**
 * For security lakes: Compliance Findings of the Open Cybersecurity Schema Framework, an object a line, as Security Hub exports
 * them and what turns them into Parquet for Security Lake reads them. The first is about the audit itself. What does not apply
 * is left out, unless it did before: then its finding is closed.
 *
 * @see https://schema.ocsf.io/1.6.0/classes/compliance_finding
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-ocsf.html
 */
export const ocsf: Format = {
  name: "ocsf",
  description:
    "one Compliance Finding of OCSF 1.6 a line for security lakes, with a finding about the coverage before them",
  *write(report) {
    yield line(coverageFinding(report));
    for (const finding of findingsOf(report)) yield line(finding);
  },
};

function line(finding: object): string {
  return `${JSON.stringify(finding)}\n`;
}

function* findingsOf(report: AuditReport): Iterable<object> {
  const { organization, changes, results } = report;
  const surroundings: Surroundings = {
    report,
    accounts: new Map(organization?.accounts.map((account) => [account.accountId, account])),
  };
  const earlier = changes === undefined ? undefined : earlierFindings(changes);
  const activityOf = (said: Said): (typeof activities)[keyof typeof activities] => {
    if (outcomes[said.answer ?? "gone"].isClosed) return activities.close;
    return earlier === undefined || earlier.opened.has(findingUid(said)) ? activities.create : activities.update;
  };
  for (const result of results) {
    if (result.answer !== "notApplicable" || earlier?.closed.has(findingUid(result)) === true) {
      yield findingOf(result, activityOf(result), surroundings);
    }
  }
  for (const { accountId, rule, severity, resource, before } of changes?.gone ?? []) {
    if (before !== undefined && !outcomes[before].isClosed) {
      const said = { accountId, rule, severity, ...(resource !== undefined && { resource }) };
      yield findingOf(said, activityOf(said), surroundings);
    }
  }
}

/** The ids of the findings that are open and were not, and of those that were open and are closed. */
function earlierFindings({ worse, better, new: added }: Changes): {
  readonly opened: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
} {
  const opened = [...worse, ...added].filter(({ before }) => before === undefined || outcomes[before].isClosed);
  return { opened: new Set(opened.map(findingUid)), closed: new Set(better.map(findingUid)) };
}
