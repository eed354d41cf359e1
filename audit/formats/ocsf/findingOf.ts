import type {
  AuditedResource,
  AuditReport,
  AuditResult,
  ChangedAnswer,
  Fix,
  OrganizationAccount,
} from "../../auditReport";
import { thingKey } from "../../thingKey";
import { cloudOf, envelope, partitionIn, type State } from "./envelope";
import { informational, type Outcome, outcomes, severityIds } from "./outcomes";
import { ruleWords } from "./ruleWords";

/** What a finding says: a result, or what is left of one that is gone. */
export type Said = Pick<AuditResult, "accountId" | "rule" | "severity" | "resource"> &
  Partial<Pick<AuditResult, "answer" | "why" | "required" | "missingPermissions" | "exception" | "fix">>;

/** What a finding is called. The same rule about the same thing has the same id in every report. */
export function findingUid(about: Pick<ChangedAnswer, "accountId" | "rule" | "resource">): string {
  return `${about.rule}/${thingKey(about)}`;
}

/** Where findings are. */
export interface Surroundings {
  readonly report: AuditReport;
  /** By id. */
  readonly accounts: ReadonlyMap<string, OrganizationAccount>;
}

/** The Compliance Finding of a result. */
export function findingOf(said: Said, activity: State["activity"], { report, accounts }: Surroundings): object {
  const { accountId, rule: name, resource, answer = "gone", why = "" } = said;
  const outcome = outcomes[answer];
  const { title, rule, standards, requirements } = ruleWords(name);
  const { organization, startedAt } = report;
  const [complianceId, compliance] = outcome.compliance;
  const unmapped = unmappedOf(said);
  return {
    ...envelope(report, { ...outcome, activity, severity: severityOf(said, outcome) }, name),
    message: `${title}: ${why === "" ? compliance : why}`,
    ...(why !== "" && { status_detail: why }),
    finding_info: {
      uid: findingUid(said),
      title,
      ...(rule !== undefined && { desc: rule.description, src_url: rule.url }),
      analytic: { uid: name, name: title, type: "Rule", type_id: 1 },
      modified_time: Date.parse(startedAt),
      modified_time_dt: startedAt,
    },
    compliance: {
      control: name,
      ...(rule !== undefined && { desc: rule.description }),
      standards,
      requirements,
      status_id: complianceId,
      status: compliance,
      status_code: answer,
      ...(why !== "" && { status_details: [why] }),
    },
    cloud: cloudOf({
      accountId,
      account: accounts.get(accountId),
      organization,
      region: resource?.region,
      arn: resource?.arn,
    }),
    resources: [resource === undefined ? { uid: accountId, type: "AWS::::Account" } : resourceOf(resource, accountId)],
    ...(answer === "violation" && { remediation: remediationOf(said.fix, name) }),
    ...(Object.keys(unmapped).length > 0 && { unmapped }),
  };
}

/** What needs no action is informational, whatever its rule is about. */
function severityOf({ severity }: Said, { isClosed }: Outcome): State["severity"] {
  return isClosed ? informational : severityIds[severity];
}

/** As CloudFormation and AWS Config call them. */
const resourceTypes: Readonly<Record<AuditedResource["kind"], string>> = {
  trail: "AWS::CloudTrail::Trail",
  bucket: "AWS::S3::Bucket",
  key: "AWS::KMS::Key",
};

function resourceOf({ kind, name, arn, region }: AuditedResource, accountId: string): object {
  const partition = partitionIn(arn, region);
  return {
    uid: arn === "" ? name : arn,
    name,
    type: resourceTypes[kind],
    owner: { account: /^\d{12}$/.test(accountId) ? { uid: accountId } : { name: accountId } },
    ...(region !== undefined && { region }),
    ...(partition !== undefined && { cloud_partition: partition }),
  };
}

function remediationOf(fix: Fix | undefined, name: string): object {
  const { rule } = ruleWords(name);
  return {
    desc: fix === undefined ? (rule?.remediation.account ?? "See the report.") : fixText(fix),
    ...(rule !== undefined && { references: [rule.url] }),
  };
}

/** With a line for each command, and before it what it can do. */
function fixText({ commands, whyNoCommand, program }: Fix): string {
  return [
    ...(commands.length === 0 ? [] : ["Run with credentials of this account:"]),
    ...commands.flatMap(({ command, caution }) => [...(caution === undefined ? [] : [`# ${caution}`]), command]),
    ...(whyNoCommand === undefined ? [] : [whyNoCommand]),
    `In a Pulumi program: ${program}`,
  ].join("\n");
}

/** What OCSF has no place for. */
function unmappedOf({ required, missingPermissions, exception }: Said): object {
  return {
    ...(required !== undefined && { required }),
    ...(missingPermissions !== undefined && { missing_permissions: missingPermissions }),
    ...(exception !== undefined && {
      exception: { reason: exception.reason, approved_by: exception.approvedBy, until: exception.until },
    }),
  };
}
