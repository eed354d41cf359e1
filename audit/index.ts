export { audit, type AuditOptions } from "./audit";
export { exitCodeOf } from "./exitCode";
export type { AuditLimits, Progress } from "./run/surveyRun";
export { withChangesSince } from "./since/changesSince";
export { leastPrivilegePolicyIn, listingPolicyIn } from "./policy/leastPrivilege";
export { defaultRoleName, roleTemplate } from "./policy/roleTemplate";
