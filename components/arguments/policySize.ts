import { additionalStatements } from "../bucket/additionalStatements";
import { generatedBucketName } from "../bucket/logBucketName";
import { deliveryStatements, mostBucketPolicyBytes, readerStatements } from "../bucket/logBucketPolicy";
import { tlsStatements } from "../bucket/tlsStatements";
import { policyBytes, policyDocument } from "../policyDocument";
import { trailArnOf } from "../trailArn";
import { trailNameOf } from "./aws/trailArnCheck";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import { knownTexts } from "./knownTexts";
import type { KnownPlace } from "./knownPlace";
import { valueless, type Fault } from "./schema/fault";

/** Used while the place is not known. None is shorter: a policy that is too large here is too large anywhere. */
const shortestPlace: KnownPlace = { partition: "aws", region: "us-east-1", accountId: "000000000000" };

/** What may be given without end, and makes the policy larger. */
const enlarging = ["readerArns", "additionalTrailArns", "additionalBucketPolicyDocuments"] as const;

type Enlarging = Readonly<Record<(typeof enlarging)[number], readonly string[]>>;

const none: Enlarging = { readerArns: [], additionalTrailArns: [], additionalBucketPolicyDocuments: [] };

/**
 * Too many readers, further trails and statements for the policy of the log bucket. Values that are not known yet count as
 * the shortest possible, so that what is refused would be too large in any case.
 *
 * @param name - the component's name
 * @param args - the arguments, each of which may have faults of its own
 * @param place - where the component is deployed, once that is known
 */
export function policySizeFaults(name: string, args: GivenArgs, place = shortestPlace): Fault[] {
  if (isSet(args, "organizationTrailArn")) return [];
  const given = Object.fromEntries(enlarging.map((argument) => [argument, knownTexts(args, argument)])) as Enlarging;
  if (enlarging.every((argument) => given[argument].length === 0)) return [];
  const bytesWith = (some: Enlarging): number => bucketPolicyBytes(name, { ...args, ...some }, place);
  const bytes = bytesWith(given);
  if (bytes <= mostBucketPolicyBytes) return [];
  const alone = (argument: keyof Enlarging): number => bytesWith({ ...none, [argument]: given[argument] });
  const property = enlarging.reduce((most, argument) => (alone(argument) >= alone(most) ? argument : most));
  const { readerArns, additionalTrailArns, additionalBucketPolicyDocuments } = given;
  const documents = additionalBucketPolicyDocuments.length;
  const sharers = `${readerArns.length} readers and ${additionalTrailArns.length} further trails`;
  const reason =
    `${documents === 0 ? sharers : `${sharers}, with ${documents} policy documents,`} make a bucket policy of ${bytes} bytes ` +
    `or more, and S3 takes at most ${mostBucketPolicyBytes}. ${remedies[property]}`;
  return [valueless(property, reason)];
}

const remedies: Readonly<Record<keyof Enlarging, string>> = {
  readerArns:
    "Give fewer readers: `arn:PARTITION:iam::ACCOUNT:root` stands for a whole account, whose IAM policies then decide who may read.",
  additionalTrailArns:
    "Give fewer trails: trails of other accounts can have a bucket of their own, and one organization trail serves all accounts.",
  additionalBucketPolicyDocuments:
    "Give fewer or shorter statements: a condition on aws:PrincipalOrgID stands for all accounts of an organization.",
};

function bucketPolicyBytes(name: string, args: GivenArgs & Enlarging, place: KnownPlace): number {
  const { readerArns, additionalTrailArns, additionalBucketPolicyDocuments } = args;
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
  const additional = additionalStatements(additionalBucketPolicyDocuments, bucketArn);
  return policyBytes(policyDocument(...deliveryStatements(scope), ...readerStatements(scope), ...tls, ...additional));
}

function shortest(value: unknown, stand: string): string {
  return typeof value === "string" ? value : stand;
}
