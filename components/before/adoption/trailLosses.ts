import type { GetEventSelectorsResponse, GetInsightSelectorsResponse, Trail } from "@aws-sdk/client-cloudtrail";
import type { Tags } from "../../../live/deployment/tags";
import type { Fact } from "../../../rules/facts/fact";
import { few, quote } from "../../../rules/text";
import { parseArn } from "../../arguments/aws/arn";
import { logGroupNameOf, withoutStreams } from "../../arguments/aws/logGroupArnCheck";
import { isSet } from "../../arguments/conflicts/conflictRules";
import type { Inspected } from "../inspection";
import { eventLosses } from "./eventLosses";
import type { Loss } from "./loss";
import { isOpen, keepable } from "./planned";
import { tagLosses } from "./tagLosses";

/** What AWS says of a trail that is to be taken over. What is not known counts as nothing that could be lost. */
export interface TrailToAdopt {
  readonly trail: Trail;
  readonly selectors: Fact<GetEventSelectorsResponse>;
  readonly insights: Fact<GetInsightSelectorsResponse>;
  readonly tags: Fact<Tags>;
  /** Id of the organization; absent where it is not known. */
  readonly organizationId?: string;
}

type Arguments = Pick<Inspected, "args" | "shownArgs" | "place">;

/** What taking over a trail would take away from it. */
export function trailLosses(
  inspected: Arguments,
  { trail, selectors, insights, tags, organizationId }: TrailToAdopt,
): Loss[] {
  const logBucketArn = `arn:${inspected.place.partition}:s3:::${trail.S3BucketName ?? ""}`;
  const thing = `The trail ${quote(trail.Name ?? "")}`;
  return [
    ...bucketLoss(inspected, thing, trail),
    ...keyPrefixLoss(inspected, thing, trail),
    ...keyLoss(inspected, thing, trail),
    ...topicLoss(inspected, thing, trail),
    ...logGroupLoss(inspected, thing, trail),
    ...(insights.known ? insightLoss(inspected, thing, insights.value) : []),
    ...organizationLoss(inspected, thing, trail, organizationId),
    ...(selectors.known ? eventLosses(inspected, thing, selectors.value, logBucketArn) : []),
    ...(tags.known ? tagLosses(inspected, thing, tags.value) : []),
  ];
}

function bucketLoss({ args }: Arguments, thing: string, { S3BucketName = "" }: Trail): Loss[] {
  const planned = args.adoptBucketName ?? args.existingBucketName;
  if (isOpen(args, "existingBucketName") || planned === S3BucketName) return [];
  const what =
    `${thing} delivers to the bucket ${quote(S3BucketName)}, and would deliver to another one. A bucket of another account ` +
    "is kept with existingBucketName.";
  return [{ name: "bucket", property: "adoptBucketName", what, ...keepable({ adoptBucketName: S3BucketName }) }];
}

function keyPrefixLoss({ args }: Arguments, thing: string, { S3KeyPrefix: s3KeyPrefix = "" }: Trail): Loss[] {
  if (s3KeyPrefix === "" || isOpen(args, "s3KeyPrefix") || args.s3KeyPrefix === s3KeyPrefix) return [];
  const what = `${thing} writes log files under the key prefix ${quote(s3KeyPrefix)}, and would write them elsewhere.`;
  return [{ name: "key-prefix", property: "s3KeyPrefix", what, ...keepable({ s3KeyPrefix }) }];
}

function keyLoss({ args }: Arguments, thing: string, { KmsKeyId: kmsKeyArn = "" }: Trail): Loss[] {
  if (kmsKeyArn === "" || isOpen(args, "kmsKeyArn") || args.kmsKeyArn === kmsKeyArn) return [];
  const instead = isSet(args, "createKmsKey") ? "with a new one: leave createKmsKey out" : "with keys of S3";
  const what = `${thing} encrypts log files with the KMS key ${quote(kmsKeyArn)}, and would do so ${instead}.`;
  return [{ name: "encryption-key", property: "kmsKeyArn", what, ...keepable({ kmsKeyArn }) }];
}

function topicLoss({ args }: Arguments, thing: string, { SnsTopicARN: snsTopicArn = "" }: Trail): Loss[] {
  if (snsTopicArn === "" || isOpen(args, "snsTopicArn") || args.snsTopicArn === snsTopicArn) return [];
  const instead = isSet(args, "createSnsTopic") ? "a new one: leave createSnsTopic out" : "none";
  const what = `${thing} notifies the SNS topic ${quote(snsTopicArn)} of log files, and would notify ${instead}.`;
  return [{ name: "topic", property: "snsTopicArn", what, ...keepable({ snsTopicArn }) }];
}

function logGroupLoss({ args, place }: Arguments, thing: string, trail: Trail): Loss[] {
  const { CloudWatchLogsLogGroupArn: logGroupArn = "", CloudWatchLogsRoleArn: logGroupRoleArn = "" } = trail;
  const name = logGroupNameOf(logGroupArn);
  if (name === undefined || isOpen(args, "logGroupArn") || args.adoptLogGroupName === name) return [];
  if (typeof args.logGroupArn === "string" && withoutStreams(args.logGroupArn) === withoutStreams(logGroupArn))
    return [];
  const leftOut = isSet(args, "logGroupName") ? ": leave logGroupName out" : "";
  const instead = isSet(args, "createLogGroup")
    ? `to a new one${leftOut}`
    : `to ${isSet(args, "logGroupArn") ? "another one" : "none"}`;
  const what = `${thing} sends events to the log group ${quote(name)}, and would send them ${instead}.`;
  if (parseArn(logGroupArn)?.account !== place.accountId) {
    const keep = keepable({ logGroupArn: withoutStreams(logGroupArn), logGroupRoleArn });
    return [{ name: "log-group", property: "logGroupArn", what, ...keep }];
  }
  const asItIs = "One that somebody else manages is kept as it is with logGroupArn, and its role with logGroupRoleArn.";
  const keep = keepable({ createLogGroup: true, adoptLogGroupName: name });
  return [{ name: "log-group", property: "adoptLogGroupName", what: `${what} ${asItIs}`, ...keep }];
}

function insightLoss(
  { args, shownArgs }: Arguments,
  thing: string,
  { InsightSelectors = [] }: GetInsightSelectorsResponse,
): Loss[] {
  const planned = (args.insightTypes ?? []) as readonly unknown[];
  const present = InsightSelectors.flatMap(({ InsightType }) => (InsightType === undefined ? [] : [InsightType]));
  const lost = present.filter((type) => !planned.includes(type));
  if (lost.length === 0 || isOpen(args, "insightTypes")) return [];
  const what = `${thing} records the Insights ${few(lost.map(quote))}, and would not any more.`;
  const insightTypes = [...((shownArgs.insightTypes ?? []) as readonly unknown[]), ...lost];
  return [{ name: "insights", property: "insightTypes", what, ...keepable({ insightTypes }) }];
}

function organizationLoss(
  { args }: Arguments,
  thing: string,
  { IsOrganizationTrail = false }: Trail,
  organizationId: string | undefined,
): Loss[] {
  if (!IsOrganizationTrail || args.organizationId !== undefined) return [];
  const what = `${thing} records all accounts of the organization, and would record this account alone.`;
  const keep = organizationId === undefined ? {} : keepable({ organizationId });
  return [{ name: "organization", property: "organizationId", what, ...keep }];
}
