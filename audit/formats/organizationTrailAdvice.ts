import { gate } from "../../rules/catalogue";
import type { AuditReport } from "../auditReport";
import type { RuleTally } from "./tally";

/**
 * What mends a rule in all accounts of an organization at once, a sentence; `undefined` where there is nothing of the kind, or
 * only one account to mend.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
export function organizationTrailAdvice(
  { name, accounts }: RuleTally,
  { organization }: Pick<AuditReport, "organization">,
): string | undefined {
  const broken = accounts.get("violation")?.length ?? 0;
  return name === gate && organization !== undefined && broken > 1
    ? `One trail of the organization mends it in all accounts: create it in management account ${organization.managementAccountId}, ` +
        "with organizationId of MultiRegionTrail or with aws cloudtrail create-trail --is-organization-trail."
    : undefined;
}
