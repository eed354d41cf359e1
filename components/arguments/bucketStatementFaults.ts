import { known } from "../../rules/facts/fact";
import { evaluatePolicy, isAbout } from "../../rules/iam/evaluatePolicy";
import { isLimitedToTrails, letsEverybodyIn } from "../../rules/iam/policyMatch";
import type { PolicyStatement } from "../../rules/iam/policyStatement";
import { readPolicy } from "../../rules/iam/readPolicy";
import { tamperingActions } from "../../rules/iam/tamperingActions";
import { letsCloudTrailIn } from "../../rules/logBucket/cloudtrailS3BucketPolicySourceArn";
import { bucketRequests } from "../../rules/requirements/deliveryRequests";
import { identityOf } from "../../rules/requirements/trailIdentity";
import { few, quote } from "../../rules/text";
import { plannedScope } from "../before/adoption/plannedScope";
import { plannedTrail } from "../before/plannedTrail";
import {
  additionalStatements,
  bucketPlaceholder,
  isMarkedAsAdditional,
  readS3Resource,
} from "../bucket/additionalStatements";
import { logFolderKey } from "../bucket/logFolders";
import { mostBucketPolicyBytes, sids } from "../bucket/logBucketPolicy";
import { tlsStatements } from "../bucket/tlsStatements";
import { readSid } from "../bucket/trailStatements";
import { policyBytes, policyDocument } from "../policyDocument";
import { sharingTrails } from "../trailArn";
import { argumentChecks } from "./argumentChecks";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import { knownTexts } from "./knownTexts";
import type { KnownPlace } from "./knownPlace";
import { withoutValue, type Fault } from "./schema/fault";
import { elementOf, shapeFaults } from "./schema/shapeFaults";

/** A statement that was given for the policy of the bucket. */
interface GivenStatement {
  /** The argument that it is in. */
  readonly property: string;
  readonly sid: unknown;
  readonly statement: PolicyStatement;
}

/** What is wrong with a statement: a predicate, and what to do about it, as sentences. */
type Problem = readonly [problem: string, remedy: string];

type Check = (given: GivenStatement) => Problem | undefined;

/** What of S3 is about a bucket; the rest of what changes log files or their protection is about objects. */
const aboutBucket = /^s3:(Put|Delete)(Bucket|Lifecycle|Encryption|Replication)/;

/** The names of the component's own statements. */
const ownSids: readonly string[] = [...Object.values(sids), ...tlsStatements("").map(({ Sid }) => Sid)];

/**
 * What is wrong with additional statements for the policy of the log bucket, each of which has its form: S3 would refuse
 * them, they would keep CloudTrail out, or let others change log files. Of each statement the first is reported.
 *
 * @param name - the component's name
 * @param args - the arguments, each of which may have faults of its own
 * @param place - where the component is deployed, once that is known
 */
export function bucketStatementFaults(name: string, args: GivenArgs, place?: KnownPlace): Fault[] {
  const documents = knownTexts(args, "additionalBucketPolicyDocuments");
  const isElsewhere = isSet(args, "organizationTrailArn") || isSet(args, "existingBucketName");
  if (documents.length === 0 || isElsewhere) return [];
  const bucketName = args.bucketName ?? args.adoptBucketName;
  const bucket = typeof bucketName === "string" ? bucketName : bucketPlaceholder;
  const bucketArn = `arn:${place?.partition ?? "aws"}:s3:::${bucket}`;
  // Larger ones are refused for their size.
  if (policyBytes(policyDocument(...additionalStatements(documents, bucketArn))) > mostBucketPolicyBytes) return [];
  const given = documents.flatMap((document, index) => statementsIn(document, index, bucketArn));
  const checks: readonly Check[] = [
    sidCheck(given),
    resourceCheck(bucketName, place),
    publicCheck,
    otherTrailsCheck,
    ...(place === undefined || !isTrailWellFormed(args)
      ? []
      : [tamperingCheck(name, args, place), deliveryCheck(name, args, place, bucket)]),
  ];
  return given.flatMap((each) => {
    const [first] = checks.flatMap((check) => {
      const problem = check(each);
      return problem === undefined ? [] : [problem];
    });
    return first === undefined ? [] : [faultOf(each, first)];
  });
}

/** Whether what tells the trail apart from others has no faults of its own, which are reported. */
function isTrailWellFormed(args: GivenArgs): boolean {
  const names = [
    "trailName",
    "s3KeyPrefix",
    "additionalTrailArns",
    "organizationId",
    "organizationManagementAccountId",
    "adoptTrailArn",
  ] as const;
  return names.every(
    (name) => args[name] === undefined || shapeFaults(name, args[name], argumentChecks[name]).length === 0,
  );
}

function faultOf({ property, statement }: GivenStatement, [problem, remedy]: Problem): Fault {
  return {
    property,
    reason: `Statement ${statement.number} ${problem}. ${remedy}`,
    withoutValue: withoutValue(`This concerns its statement ${statement.number}. ${remedy}`),
  };
}

function statementsIn(document: string, index: number, bucketArn: string): GivenStatement[] {
  const property = elementOf("additionalBucketPolicyDocuments", index);
  const resolved = additionalStatements([document], bucketArn);
  const policy = readPolicy({ Version: "2012-10-17", Statement: resolved });
  return "malformed" in policy
    ? []
    : policy.statements.map((statement, at) => ({ property, sid: resolved[at]?.Sid, statement }));
}

/** Each `Sid` stands once in a policy. */
function sidCheck(all: readonly GivenStatement[]): Check {
  return ({ sid, statement, property }) => {
    if (typeof sid !== "string") return undefined;
    const { name, marks } = readSid(sid);
    const isOwn = ownSids.includes(marks.length > 0 ? name : sid) || isMarkedAsAdditional(sid);
    const remedy = "Give it another one.";
    if (isOwn) return [`has the Sid ${quote(sid)}, which is one of the component's own`, remedy];
    const first = all.find((other) => other.sid === sid);
    if (first === undefined || first.statement === statement) return undefined;
    const where = first.property === property ? "" : ` of ${first.property}`;
    return [`has the Sid ${quote(sid)}, as statement ${first.statement.number}${where} has`, remedy];
  };
}

/** S3 refuses a policy about other buckets. While the name of the bucket is not known, any may be it. */
function resourceCheck(bucketName: unknown, place: KnownPlace | undefined): Check {
  return ({ statement }) => {
    const other = statement.resources.find((resource) => {
      const { partition, bucket } = readS3Resource(resource) ?? {};
      if (bucket === undefined) return true;
      if (place !== undefined && partition !== place.partition) return true;
      return bucketName === undefined ? bucket !== bucketPlaceholder : isOther(bucket, bucketName);
    });
    if (other === undefined) return undefined;
    const itself = `arn:${place?.partition ?? "aws"}:s3:::${bucketPlaceholder}`;
    const remedy = `Write ${itself} for the bucket and ${itself}/KEY for objects in it.`;
    return [`is about ${quote(other)}, which is neither the log bucket nor in it`, remedy];
  };
}

function isOther(bucket: string, bucketName: unknown): boolean {
  return typeof bucketName === "string" && bucket !== bucketName && bucket !== bucketPlaceholder;
}

const publicCheck: Check = ({ statement }) =>
  letsEverybodyIn(statement)
    ? [
        "lets everybody in, and S3 refuses that since public access to the bucket is blocked",
        "Name principals, or add a condition on who they are, for example on aws:PrincipalOrgID.",
      ]
    : undefined;

/** Without a source, anybody's trail could write into the bucket. */
const otherTrailsCheck: Check = ({ statement }) =>
  letsCloudTrailIn(statement) && !isLimitedToTrails(statement)
    ? [
        "lets CloudTrail in for trails that it does not name",
        "Name the trails in a condition on aws:SourceArn, or in additionalTrailArns instead.",
      ]
    : undefined;

/** Log files are written by CloudTrail alone; services that deliver other logs name their files themselves. */
function tamperingCheck(name: string, args: GivenArgs, place: KnownPlace): Check {
  const scope = plannedScope({ name, args, place }, bucketPlaceholder);
  if (scope === undefined) return () => undefined;
  const { s3KeyPrefix, organizationId } = scope;
  const owners = [...sharingTrails(scope).owners, ...(organizationId === undefined ? [] : [organizationId])];
  const folders = owners.map((owner) => logFolderKey({ s3KeyPrefix, owner }));
  return ({ statement }) => {
    const isForServices = !statement.exceptPrincipals && Object.keys(statement.principals).join() === "Service";
    if (!statement.allows || isForServices) return undefined;
    const allowed = tamperingActions.filter(
      (action) =>
        isAbout(statement, action) &&
        (aboutBucket.test(action) ? isAboutBucket(statement) : folders.some((folder) => touches(statement, folder))),
    );
    if (allowed.length === 0) return undefined;
    return [
      `lets others change log files or their protection, by ${few(allowed)}`,
      `Leave these actions out, or let the statement be about other folders than ${few(folders.map(quote))}.`,
    ];
  };
}

function isAboutBucket({ resources, exceptResources }: PolicyStatement): boolean {
  return exceptResources || resources.some((resource) => readS3Resource(resource)?.key === "");
}

/** Whether a statement may be about something in a folder: up to its first wildcard or variable, one begins as the other. */
function touches({ resources, exceptResources }: PolicyStatement, folder: string): boolean {
  return (
    exceptResources ||
    resources.some((resource) => {
      const key = readS3Resource(resource)?.key.slice(1) ?? "";
      const start = key.replace(/([*?]|\$\{)[^]*$/, "");
      const within = `${folder}/CloudTrail`;
      return start.startsWith(within) || (start !== key && within.startsWith(start));
    })
  );
}

/** What would keep the trail from delivering. */
function deliveryCheck(name: string, args: GivenArgs, place: KnownPlace, bucketName: string): Check {
  const trail = plannedTrail({ name, args, place });
  if (trail === undefined) return () => undefined;
  const isUsed = known(true);
  const requests = bucketRequests(identityOf(trail), {
    bucketName,
    keyPrefix: trail.keyPrefix.known ? trail.keyPrefix.value : "",
    isForOrganization: trail.isOrganizationTrail,
    folders: [
      ["CloudTrail", isUsed],
      ["CloudTrail-Digest", isUsed],
      ["CloudTrail-Insight", known(isSet(args, "insightTypes"))],
    ],
  }).filter(({ isMade }) => isMade.known && isMade.value);
  return ({ statement }) => {
    const denied = requests.find(({ request }) => evaluatePolicy([statement], request).answer === "denied");
    if (denied === undefined) return undefined;
    const { request, about } = denied;
    return [
      `denies CloudTrail ${request.action}${about === undefined ? "" : ` on ${about}`}, so that no log files would arrive`,
      'Exempt AWS services from it with the condition {"Bool": {"aws:PrincipalIsAWSService": "false"}}.',
    ];
  };
}
