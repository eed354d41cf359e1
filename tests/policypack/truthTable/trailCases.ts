/** Rows on properties of one trail. */
import { foreign, odd } from "../odd";
import type { ClassicTrail, NativeTrail } from "../propertiesOf";
import { notYetKnown, secret } from "../state";
import { broken, type Case, doubtful, row } from "./case";
import { classic, native, type Origins, resource, type TableResource, urn, version6 } from "./resources";
import {
  cloudWatchLogs,
  dataEvents,
  encryption,
  gate,
  globalEvents,
  insights,
  logging,
  multiRegion,
  ofTrails,
  security,
  snsTopic,
  validation,
} from "./rules";

function trail(set: ClassicTrail, origins: Origins = {}, ...and: readonly TableResource[]): readonly TableResource[] {
  return classic({ set: { trail: set }, origins: { trail: origins }, and });
}

function nativeTrail(set: NativeTrail): readonly TableResource[] {
  return native({ set: { trail: set } });
}

/** Rules that a trail of one region breaks: it cannot record the objects of every region's buckets either. */
const oneRegion = [gate, security, dataEvents, multiRegion];
const notLogging = [gate, security, dataEvents, logging];
const noGlobalEvents = [gate, security, globalEvents];
const notValidating = [gate, security, validation];
const notEncrypting = [security, encryption];

const keyType = "aws:kms/key:Key";
const logGroup = resource("aws:cloudwatch/logGroup:LogGroup", "group", { name: "trail" });
const role = resource("aws:iam/role:Role", "role", { name: "delivery" });
const topic = resource("aws:sns/topic:Topic", "topic", { name: "news" });
const otherStack = "pulumi:pulumi:StackReference";

/** Rows on properties of one trail. */
export const trailCases: readonly Case[] = [
  row("let a complete stack of version 7 pass", classic()),
  row("let a complete stack of version 6 pass", version6()),
  row("let a complete stack of aws-native pass", native()),

  row("block a trail that is not multi-region", trail({ isMultiRegionTrail: false }), broken(...oneRegion)),
  row(
    "block a trail that does not say it is multi-region",
    trail({ isMultiRegionTrail: undefined }),
    broken(...oneRegion),
  ),
  row("take null for absent: not multi-region", trail({ isMultiRegionTrail: null }), broken(...oneRegion)),
  row("block a trail that may not be multi-region", trail({ isMultiRegionTrail: notYetKnown }), doubtful(...oneRegion)),
  row(
    "block a trail whose isMultiRegionTrail comes from a resource that is not created yet",
    trail(
      { isMultiRegionTrail: notYetKnown },
      { isMultiRegionTrail: [urn("random:index/randomId:RandomId", "choice")] },
      resource("random:index/randomId:RandomId", "choice", { byteLength: 1 }),
    ),
    doubtful(...oneRegion),
  ),
  row(
    "doubt a trail whose isMultiRegionTrail is text",
    trail({ isMultiRegionTrail: odd("true") }),
    doubtful(...oneRegion),
  ),
  row("read a secret: multi-region", trail({ isMultiRegionTrail: secret(true) })),
  row("read a secret: not multi-region", trail({ isMultiRegionTrail: secret(false) }), broken(...oneRegion)),
  row("block a single-region trail of aws-native", nativeTrail({ isMultiRegionTrail: false }), broken(...oneRegion)),
  row(
    "block a trail of aws-native that does not say it is multi-region",
    nativeTrail({ isMultiRegionTrail: undefined }),
    broken(...oneRegion),
  ),
  row(
    "block a trail of aws-native that may not be multi-region",
    nativeTrail({ isMultiRegionTrail: notYetKnown }),
    doubtful(...oneRegion),
  ),
  row(
    "block a single-region trail with a bucket of version 6",
    version6({ set: { trail: { isMultiRegionTrail: false } } }),
    broken(...oneRegion),
  ),

  row(
    "block a trail without global service events",
    trail({ includeGlobalServiceEvents: false }),
    broken(...noGlobalEvents),
  ),
  row("take global service events for included by default", trail({ includeGlobalServiceEvents: undefined })),
  row(
    "block a trail that may leave global service events out",
    trail({ includeGlobalServiceEvents: notYetKnown }),
    doubtful(...noGlobalEvents),
  ),
  row(
    "doubt a trail whose global service events are a number",
    trail({ includeGlobalServiceEvents: odd(1) }),
    doubtful(...noGlobalEvents),
  ),
  row(
    "block a trail of aws-native without global service events",
    nativeTrail({ includeGlobalServiceEvents: false }),
    broken(...noGlobalEvents),
  ),

  row("block a trail that is off", trail({ enableLogging: false }), broken(...notLogging)),
  row("take a trail of aws for logging by default", trail({ enableLogging: undefined })),
  row("block a trail that may be off", trail({ enableLogging: notYetKnown }), doubtful(...notLogging)),
  row("doubt a trail whose logging is a list", trail({ enableLogging: odd([true]) }), doubtful(...notLogging)),
  row("block a trail of aws-native that is off", nativeTrail({ isLogging: false }), broken(...notLogging)),
  row(
    "doubt a trail of aws-native that does not say whether it is logging, as it must",
    nativeTrail({ isLogging: undefined }),
    doubtful(...notLogging),
  ),
  row(
    "do not read the other package's name for logging",
    nativeTrail({ isLogging: false, ...foreign({ enableLogging: true }) }),
    broken(...notLogging),
  ),

  row("block a trail that does not validate", trail({ enableLogFileValidation: false }), broken(...notValidating)),
  row(
    "block a trail that does not say it validates",
    trail({ enableLogFileValidation: undefined }),
    broken(...notValidating),
  ),
  row(
    "block a trail that may not validate",
    trail({ enableLogFileValidation: notYetKnown }),
    doubtful(...notValidating),
  ),
  row(
    "doubt a trail whose validation is an object",
    trail({ enableLogFileValidation: odd({}) }),
    doubtful(...notValidating),
  ),
  row(
    "block a trail of aws-native that does not validate",
    nativeTrail({ enableLogFileValidation: false }),
    broken(...notValidating),
  ),

  row("block a trail without KMS key", trail({ kmsKeyId: undefined }), broken(...notEncrypting)),
  row("take an empty key for none", trail({ kmsKeyId: "" }), broken(...notEncrypting)),
  row(
    "take a key that is still to be made for a key",
    trail({ kmsKeyId: notYetKnown }, { kmsKeyId: [urn(keyType, "key")] }),
  ),
  row(
    "take a key of another stack for a key",
    trail(
      { kmsKeyId: notYetKnown },
      { kmsKeyId: [urn(otherStack, "keys")] },
      resource(otherStack, "keys", { name: "organization/keys/prod" }),
    ),
  ),
  row("doubt a trail whose key is a number", trail({ kmsKeyId: odd(1) }), doubtful(...notEncrypting)),
  row("block a trail of aws-native without KMS key", nativeTrail({ kmsKeyId: undefined }), broken(...notEncrypting)),

  row(
    "block a trail without log group",
    trail({ cloudWatchLogsGroupArn: undefined, cloudWatchLogsRoleArn: undefined }),
    broken(cloudWatchLogs),
  ),
  row("block a trail with a log group but no role", trail({ cloudWatchLogsRoleArn: "" }), broken(cloudWatchLogs)),
  row(
    "block a trail with a role but no log group",
    trail({ cloudWatchLogsGroupArn: undefined }),
    broken(cloudWatchLogs),
  ),
  row(
    "take a log group and a role that are still to be made for set",
    trail(
      { cloudWatchLogsGroupArn: notYetKnown, cloudWatchLogsRoleArn: notYetKnown },
      { cloudWatchLogsGroupArn: [urn(logGroup.type, "group")], cloudWatchLogsRoleArn: [urn(role.type, "role")] },
      logGroup,
      role,
    ),
  ),
  row("doubt a log group that is not text", trail({ cloudWatchLogsGroupArn: odd(true) }), doubtful(cloudWatchLogs)),
  row(
    "block a trail of aws-native without log group",
    nativeTrail({ cloudWatchLogsLogGroupArn: undefined }),
    broken(cloudWatchLogs),
  ),
  row(
    "do not read the other package's name for the log group",
    nativeTrail({ cloudWatchLogsLogGroupArn: undefined, ...foreign({ cloudWatchLogsGroupArn: "group" }) }),
    broken(cloudWatchLogs),
  ),

  row("block a trail without SNS topic", trail({ snsTopicName: undefined }), broken(snsTopic)),
  row("take an empty topic for none", trail({ snsTopicName: "" }), broken(snsTopic)),
  row(
    "do not take the topic's ARN, which the provider fills in, for a topic",
    trail({ snsTopicName: undefined, snsTopicArn: notYetKnown }),
    broken(snsTopic),
  ),
  row(
    "take a topic that is still to be made for a topic",
    trail({ snsTopicName: notYetKnown }, { snsTopicName: [urn(topic.type, "topic")] }, topic),
  ),
  row("doubt a topic that is not text", trail({ snsTopicName: odd(["news"]) }), doubtful(snsTopic)),
  row("block a trail of aws-native without SNS topic", nativeTrail({ snsTopicName: undefined }), broken(snsTopic)),

  row("block a trail without Insights", trail({ insightSelectors: undefined }), broken(insights)),
  row("block a trail with an empty list of Insights", trail({ insightSelectors: [] }), broken(insights)),
  row(
    "let a trail pass with one kind of Insights",
    trail({ insightSelectors: [{ insightType: "ApiErrorRateInsight" }] }),
  ),
  row(
    "block a trail with Insights that AWS does not know",
    trail({ insightSelectors: [{ insightType: "Insight" }] }),
    broken(insights),
  ),
  row("block a trail that may have no Insights", trail({ insightSelectors: notYetKnown }), doubtful(insights)),
  row(
    "block a trail whose kind of Insights is not known",
    trail({ insightSelectors: [{ insightType: notYetKnown }] }),
    doubtful(insights),
  ),
  row("doubt Insights that are not a list", trail({ insightSelectors: odd(true) }), doubtful(insights)),
  row("block a trail of aws-native without Insights", nativeTrail({ insightSelectors: undefined }), broken(insights)),

  row(
    "block a trail about which nothing is known, as one that --target leaves out",
    [resource("aws:cloudtrail/trail:Trail", "audit", {})],
    doubtful(gate, security, dataEvents, ...ofTrails),
  ),
  row(
    "block a trail of aws-native about which nothing is known",
    [resource("aws-native:cloudtrail:Trail", "audit", {})],
    doubtful(gate, security, dataEvents, ...ofTrails),
  ),
  row("judge a trail by what the program registered, where a preview gives no outputs", [
    { ...(classic()[0] ?? resource("", "", {})), outputs: {} },
  ]),
  row("tell what is broken from what is doubtful", trail({ isMultiRegionTrail: false, enableLogging: notYetKnown }), {
    ...broken(gate, security, dataEvents, multiRegion),
    ...doubtful(logging),
  }),
];
