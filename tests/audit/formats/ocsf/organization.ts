import type { AuditedOrganization } from "../../../../audit/auditReport";

/** The organization of the three accounts of the example report, and two more that were not asked. */
export const organization: AuditedOrganization = {
  id: "o-exampleorgid",
  managementAccountId: "111111111111",
  accounts: [
    { accountId: "111111111111", name: "management" },
    { accountId: "222222222222", name: "payments", organizationalUnits: ["ou-exam-root0001", "ou-exam-payments"] },
    { accountId: "333333333333", name: "sandbox" },
  ],
  leftOut: [
    { accountId: "555555555555", name: "old", why: "it is suspended" },
    { accountId: "666666666666", name: "older", why: "it is suspended" },
  ],
};
