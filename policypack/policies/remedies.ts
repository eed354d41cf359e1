/**
 * What the level `remediate` sets on a trail, by rule: only what is safe on any trail and has no conditions of its
 * own. A second trail of management events in more regions is charged for, as AWS records the first copy for nothing.
 * Both providers give these properties the same names.
 *
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/#remediation-policies
 */
export const remedies: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  "cloud-trail-log-file-validation-enabled": { enableLogFileValidation: true },
  "cloudtrail-global-service-events-enabled": { includeGlobalServiceEvents: true },
  // AWS refuses multi-region trails that leave global service events out.
  "cloudtrail-multi-region-enabled": { isMultiRegionTrail: true, includeGlobalServiceEvents: true },
};
