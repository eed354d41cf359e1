/** Most characters of a filter pattern. */
export const mostPatternCharacters = 1024;

/** Where an event names a role that somebody has assumed, and where a user. */
const selectors = {
  role: "$.userIdentity.sessionContext.sessionIssuer.arn",
  user: "$.userIdentity.arn",
} as const;

/**
 * The filter pattern of an alarm that does not count what some principals do.
 *
 * Each condition lets events pass that name nobody there: `!=` alone does not match them, as users report of CloudWatch,
 * whose documentation does not say. So what services do, or who signs in by a password, would no longer be counted.
 *
 * Where the pattern gets longer it may as well be written shorter: it is no longer the published one.
 *
 * @param filterPattern - pattern of an alarm
 * @param arns - ARNs of roles and users, with `*` at the start or the end; the same order gives the same pattern
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 * @see https://github.com/DataBiosphere/azul/issues/5884
 */
export function withoutPrincipals(filterPattern: string, arns: readonly string[]): string {
  const conditions = (["role", "user"] as const).flatMap((kind) => {
    const excluded = arns.filter((arn) => kindOf(arn) === kind);
    return excluded.length === 0 ? [] : [noneOf(selectors[kind], excluded)];
  });
  if (conditions.length === 0) return filterPattern;
  const counted = filterPattern
    .slice(1, -1)
    .trim()
    .replace(/ = "(\w+)"/g, "=$1");
  return `{(${counted}) && ${conditions.join(" && ")}}`;
}

function noneOf(selector: string, arns: readonly string[]): string {
  const others = arns.map((arn) => `${selector} != "${arn}"`).join(" && ");
  return `(${selector} NOT EXISTS || (${others}))`;
}

/** The kind of principal that an ARN names. */
function kindOf(arn: string): keyof typeof selectors {
  return arn.includes(":user/") ? "user" : "role";
}
