import type { Rule, Settings } from "../../rules/rule";
import { quote } from "../../rules/text";
import type { Fix } from "../auditReport";
import { defect } from "../defect";
import { type ChangedDocument, changedDocuments, composed, type Request } from "./composed";
import { obstacle, type Plan } from "./plan";
import { recipes } from "./recipes";
import type { Subject } from "./subject";

/** A rule that something in an account breaks. */
export interface BrokenRule {
  readonly rule: Rule<never>;
  readonly subject: Subject;
  /** What it was judged by. */
  readonly settings: Settings;
}

/**
 * How to comply with each rule that is broken, in the order given. The commands of all of them go together: where several
 * put the same document in its place, each holds the changes of all.
 */
export function fixesOf(broken: readonly BrokenRule[]): readonly Fix[] {
  return fixesFrom(broken, requestsOf(broken));
}

/** What each rule that is broken asks for, in the order given. */
export function requestsOf(broken: readonly BrokenRule[]): readonly Request[] {
  return broken.map((one) => ({ rule: one.rule.name, plan: planOf(one) }));
}

/** The documents that several accounts ask to change, with the changes of all, by their ids. */
export function sharedDocuments(
  requests: readonly Request[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, ChangedDocument> {
  return changedDocuments(requests, onDefect, (id) => ids.has(id));
}

/**
 * The fixes of the rules that are broken in one account.
 *
 * @param requests - what they ask for, in their order
 * @param shared - the documents that other accounts ask to change too
 */
export function fixesFrom(
  broken: readonly BrokenRule[],
  requests: readonly Request[],
  shared?: ReadonlyMap<string, ChangedDocument>,
): readonly Fix[] {
  const plans = composed(requests, onDefect, shared);
  return broken.map(({ rule: { remediation } }, index): Fix => {
    const { steps = [], obstacles = [] } = plans[index] ?? {};
    const commands = steps.flatMap((step) => ("command" in step ? [step] : []));
    const open = commands.length + obstacles.length === 0 ? [remediation.account] : obstacles;
    return { commands, ...(open.length > 0 && { whyNoCommand: open.join(" ") }), program: remediation.program };
  });
}

function planOf({ rule, subject, settings }: BrokenRule): Plan {
  try {
    const unusable = namesIn(subject).find((name) => noArgument.test(name));
    return unusable === undefined
      ? (recipes[rule.name]?.(subject, settings) ?? obstacle(rule.remediation.account))
      : obstacle(
          `AWS answers ${quote(unusable)}, which no command can be given as it is: look at it in AWS's console.`,
        );
  } catch (error) {
    return onDefect(error);
  }
}

function onDefect(error: unknown): Plan {
  const { why, remedy } = defect(error);
  return obstacle(`${why}. Please ${remedy}.`);
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
