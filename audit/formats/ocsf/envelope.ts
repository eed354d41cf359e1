import { partitionOf } from "../../../rules/partitions";
import type { AuditedOrganization, AuditReport, OrganizationAccount } from "../../auditReport";
import type { activities, Outcome } from "./outcomes";

/** The version of OCSF that findings are written in: that of Security Hub. */
export const ocsfVersion = "1.6.0";

const complianceFinding = 2003;

/** What happened to a finding, and how bad it is. */
export interface State extends Omit<Outcome, "isClosed"> {
  readonly activity: (typeof activities)[keyof typeof activities];
  readonly severity: readonly [id: number, caption: string];
}

/** What every finding of a report has: whose it is, of which time, and what became of it. */
export function envelope(
  { version, startedAt }: AuditReport,
  { activity, severity, status }: State,
  eventCode: string,
): object {
  return {
    class_uid: complianceFinding,
    class_name: "Compliance Finding",
    category_uid: Math.floor(complianceFinding / 1000),
    category_name: "Findings",
    activity_id: activity[0],
    activity_name: activity[1],
    type_uid: 100 * complianceFinding + activity[0],
    type_name: `Compliance Finding: ${activity[1]}`,
    severity_id: severity[0],
    severity: severity[1],
    status_id: status[0],
    status: status[1],
    time: Date.parse(startedAt),
    time_dt: startedAt,
    metadata: {
      version: ocsfVersion,
      profiles: ["cloud", "datetime"],
      event_code: eventCode,
      product: {
        name: "cloudtrail-baseline",
        uid: "cloudtrail-baseline",
        vendor_name: "cloudtrail-baseline",
        version,
      },
    },
  };
}

/** The account that a finding is about. */
export interface FindingPlace {
  /** Its id, or how it was to be reached where that is not known. */
  readonly accountId: string;
  readonly account?: OrganizationAccount | undefined;
  readonly organization?: AuditedOrganization | undefined;
  /** Absent where it is not known. */
  readonly region?: string | undefined;
  /** Tells the partition where the region does not. */
  readonly arn?: string | undefined;
}

/** Where in AWS a finding is. */
export function cloudOf({ accountId, account, organization, region, arn }: FindingPlace): object {
  const unit = account?.organizationalUnits?.at(-1);
  const partition = partitionIn(arn, region);
  return {
    provider: "AWS",
    account: {
      ...(/^\d{12}$/.test(accountId) ? { uid: accountId } : { name: accountId }),
      ...(account !== undefined && { name: account.name }),
      type: "AWS Account",
      type_id: 10,
    },
    ...(organization !== undefined && {
      org: { uid: organization.id, ...(unit !== undefined && { ou_uid: unit }) },
    }),
    ...(region !== undefined && { region }),
    ...(partition !== undefined && { cloud_partition: partition }),
  };
}

/** The partition that an ARN names, or that a region is in. */
export function partitionIn(arn: string | undefined, region: string | undefined): string | undefined {
  const [prefix, partition] = arn?.split(":") ?? [];
  return prefix === "arn" ? partition : region === undefined ? undefined : partitionOf(region);
}
