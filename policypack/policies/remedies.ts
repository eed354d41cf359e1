/**
 * What the level `remediate` sets on a trail, by rule: only what is safe on any trail and needs nothing else. A second
 * trail of management events costs money in each region that it is extended to: only the first copy is free. Both
 * providers give these properties the same names.
 *
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/#remediation-policies
 */
export const remedies: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  "cloud-trail-log-file-validation-enabled": { enableLogFileValidation: true },
  "cloudtrail-global-service-events-enabled": { includeGlobalServiceEvents: true },
  // AWS refuses multi-region trails without global service events.
  "cloudtrail-multi-region-enabled": { isMultiRegionTrail: true, includeGlobalServiceEvents: true },
};
