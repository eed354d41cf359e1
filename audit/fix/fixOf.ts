import type { Rule, Settings } from "../../rules/rule";
import { quote } from "../../rules/text";
import type { Fix } from "../auditReport";
import { obstacle } from "./plan";
import { recipes } from "./recipes";
import type { Subject } from "./subject";

export type { Subject } from "./subject";

/** How to make something in an account comply with a rule, under the settings it was judged by. */
export function fixOf(rule: Rule<never>, subject: Subject, settings: Settings): Fix {
  const { program } = rule.remediation;
  const unusable = namesIn(subject).find((name) => noArgument.test(name));
  if (unusable !== undefined) {
    const whyNoCommand = `AWS answers ${quote(unusable)}, which no command can be given as it is: look at it in AWS's console.`;
    return { commands: [], whyNoCommand, program };
  }
  const recipe = recipes[rule.name] ?? (() => obstacle(rule.remediation.account));
  const { commands, obstacles } = recipe(subject, settings);
  const open = commands.length + obstacles.length === 0 ? [rule.remediation.account] : obstacles;
  return { commands, ...(open.length > 0 && { whyNoCommand: open.join(" ") }), program };
}

/**
 * What the AWS CLI takes for an option or for a file to read, and what a terminal does not show as it is. Nothing in AWS has
 * such a name.
 *
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
 */
const noArgument = /^-|^[a-z]+:\/\/|[\p{C}\p{Zl}\p{Zp}]/u;

/** The names in what AWS answered that commands are made of. */
function namesIn({ sight, trail, logBucket, key }: Subject): readonly string[] {
  const trails = trail === undefined ? sight.trails : [...sight.trails, trail];
  const buckets = logBucket === undefined ? sight.logBuckets : [...sight.logBuckets, logBucket];
  const keys = key === undefined ? sight.keys : [...sight.keys, key];
  return [
    sight.accountId,
    sight.partition,
    sight.region,
    ...trails.flatMap(({ trail: { Name, HomeRegion, TrailARN, S3BucketName, KmsKeyId } }) => [
      Name,
      HomeRegion,
      TrailARN,
      S3BucketName,
      KmsKeyId,
    ]),
    ...buckets.flatMap(({ name, region }) => [name, region]),
    ...[...keys, ...sight.topics, ...sight.roles].map(({ arn }) => arn),
  ].filter((name) => name !== undefined);
}
