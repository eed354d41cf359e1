import type { AuditReport, OrganizationAccount } from "../auditReport";

/** The accounts of a report's organization, asked or not, by their ids; none where they were named one by one. */
export function accountsById({
  organization,
}: Pick<AuditReport, "organization">): ReadonlyMap<string, OrganizationAccount> {
  const { accounts = [], leftOut = [] } = organization ?? {};
  return new Map([...accounts, ...leftOut].map((account) => [account.accountId, account]));
}
