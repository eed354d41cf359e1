import { isDeepStrictEqual } from "node:util";
import { cloudTrailPrincipal, type PolicyStatement } from "../policyDocument";
import { sids, statementsFor } from "./logBucketPolicy";
import { markOf, readSid, sourcesOf, type PresentStatement } from "./trailStatements";

/** One of each kind of statement that a trail has in a bucket policy, by name. */
const samples: ReadonlyMap<string, PolicyStatement> = new Map(
  statementsFor({
    bucketArn: "bucket",
    trailArn: "trail",
    readerArns: ["reader"],
    foldersBefore: [{ bucketName: "bucket", owner: "account" }],
  }).map((statement) => [statement.Sid, statement]),
);

/**
 * Which statements of a bucket policy are those of a trail: those with its mark. Statements without a mark are those of
 * the trail that they let write first; earlier versions merged them so, and the policy of a created bucket has them.
 *
 * @param statements - all statements of the policy
 * @param trailArns - ARNs of the trail and of the one before it
 * @returns for each statement its name without the mark, or `undefined` where it is not the trail's
 */
export function ownNames(
  statements: readonly PresentStatement[],
  trailArns: readonly string[],
): readonly (string | undefined)[] {
  const own = new Set(trailArns.map((arn) => markOf([arn])));
  const unmarked = statements.find(({ Sid }) => Sid === sids.write);
  const unmarkedAreOwn = unmarked !== undefined && trailArns.includes(sourcesOf(unmarked)[0] ?? "");
  return statements.map(({ Sid }) => {
    const { name, marks } = readSid(Sid);
    const isOwn = marks.length === 0 ? unmarkedAreOwn : marks.some((mark) => own.has(mark));
    return isOwn && samples.has(name) ? name : undefined;
  });
}

/**
 * The statements that other trails have merged into a bucket policy. Only what a component writes counts as such: whoever
 * changes the policy by hand does not get a statement kept by calling it so.
 *
 * @param statements - all statements of the policy
 * @param trailArns - ARNs of the trail that the bucket was made for, and of the one before it
 */
export function mergedByOthers(
  statements: readonly PresentStatement[],
  trailArns: readonly string[],
): readonly PolicyStatement[] {
  const own = new Set(trailArns.map((arn) => markOf([arn])));
  return statements.filter((statement): statement is PolicyStatement => {
    const { name, marks } = readSid(statement.Sid);
    const sample = samples.get(name);
    if (sample === undefined || marks.length === 0 || marks.some((mark) => own.has(mark))) return false;
    const write = statements.find(({ Sid }) => Sid === `${sids.write}${marks.join("")}`);
    const known = write === undefined ? [] : sourcesOf(write).map((arn) => markOf([arn]));
    return marks.every((mark) => known.includes(mark)) && isLike(statement, sample);
  });
}

function isLike({ Effect, Action, Principal }: PresentStatement, sample: PolicyStatement): boolean {
  const principalIsLike = isDeepStrictEqual(sample.Principal, cloudTrailPrincipal)
    ? isDeepStrictEqual(Principal, cloudTrailPrincipal)
    : isDeepStrictEqual(Object.keys(Principal ?? {}), ["AWS"]) && !JSON.stringify(Principal).includes('"*"');
  return Effect === sample.Effect && isDeepStrictEqual(Action, sample.Action) && principalIsLike;
}
