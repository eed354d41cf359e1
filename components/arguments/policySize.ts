import { generatedBucketName } from "../bucket/logBucketName";
import { deliveryStatements, mostBucketPolicyBytes, readerStatements } from "../bucket/logBucketPolicy";
import { tlsStatements } from "../bucket/tlsStatements";
import { policyBytes, policyDocument } from "../policyDocument";
import { trailArnOf } from "../trailArn";
import { argumentChecks } from "./argumentChecks";
import { trailNameOf } from "./aws/trailArnCheck";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import type { KnownPlace } from "./placementFaults";
import type { Fault } from "./schema/fault";
import { shapeFaults } from "./schema/shapeFaults";

/** Used while the place is not known. None is shorter: a policy that is too large here is too large anywhere. */
const shortestPlace: KnownPlace = { partition: "aws", region: "us-east-1", accountId: "000000000000" };

/**
 * Too many readers and further trails for the policy of the log bucket. Values that are not known yet count as the
 * shortest possible, so that what is refused would be too large in any case.
 *
 * @param name - the component's name
 * @param args - the arguments, each of which may have faults of its own
 * @param place - where the component is deployed, once that is known
 */
export function policySizeFaults(name: string, args: GivenArgs, place = shortestPlace): Fault[] {
  if (isSet(args, "organizationTrailArn")) return [];
  const readerArns = knownTexts(args, "readerArns");
  const additionalTrailArns = knownTexts(args, "additionalTrailArns");
  if (readerArns.length === 0 && additionalTrailArns.length === 0) return [];
  const bytes = bucketPolicyBytes(name, { ...args, readerArns, additionalTrailArns }, place);
  if (bytes <= mostBucketPolicyBytes) return [];
  const readersAlone = bucketPolicyBytes(name, { ...args, readerArns, additionalTrailArns: [] }, place);
  const trailsAlone = bucketPolicyBytes(name, { ...args, readerArns: [], additionalTrailArns }, place);
  const property = readersAlone > trailsAlone ? "readerArns" : "additionalTrailArns";
  const reason =
    `${readerArns.length} readers and ${additionalTrailArns.length} further trails make a bucket policy of ${bytes} bytes ` +
    `or more, and S3 takes at most ${mostBucketPolicyBytes}. ${remedies[property]}`;
  return [{ property, reason, withoutValue: reason }];
}

const remedies = {
  readerArns:
    "Give fewer readers: `arn:PARTITION:iam::ACCOUNT:root` stands for a whole account, whose IAM policies then decide who may read.",
  additionalTrailArns:
    "Give fewer trails: trails of other accounts can have a bucket of their own, and one organization trail serves all accounts.",
};

interface Sharers {
  readonly readerArns: readonly string[];
  readonly additionalTrailArns: readonly string[];
}

function bucketPolicyBytes(name: string, args: GivenArgs & Sharers, place: KnownPlace): number {
  const { readerArns, additionalTrailArns } = args;
  const { partition, region } = place;
  const bucketName = args.existingBucketName ?? args.bucketName ?? args.adoptBucketName ?? generatedBucketName(name);
  const bucketArn = `arn:${partition}:s3:::${shortest(bucketName, "aaa")}`;
  const adoptedName = typeof args.adoptTrailArn === "string" ? trailNameOf(args.adoptTrailArn) : undefined;
  const trailName = shortest(args.trailName ?? adoptedName ?? name, "aaa");
  const accountId = shortest(args.organizationManagementAccountId ?? place.accountId, place.accountId);
  const scope = {
    bucketArn,
    trailArn: trailArnOf({ partition, region, accountId, trailName }),
    readerArns,
    additionalTrailArns,
    s3KeyPrefix: args.s3KeyPrefix === undefined ? undefined : shortest(args.s3KeyPrefix, "a"),
    organizationId: args.organizationId === undefined ? undefined : shortest(args.organizationId, "o-0000000000"),
  };
  // The policy of an existing bucket also has its owner's statements, which are counted once they are read.
  const tls = args.existingBucketName === undefined ? tlsStatements(bucketArn) : [];
  return policyBytes(policyDocument(...deliveryStatements(scope), ...readerStatements(scope), ...tls));
}

function shortest(value: unknown, stand: string): string {
  return typeof value === "string" ? value : stand;
}

/** The known elements of a list; none of a faulty list, whose own faults are reported. */
function knownTexts(args: GivenArgs, name: keyof Sharers): readonly string[] {
  const value = args[name];
  if (!Array.isArray(value) || shapeFaults(name, value, argumentChecks[name]).length > 0) return [];
  return value.filter((element) => typeof element === "string");
}
