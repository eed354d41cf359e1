import { alertTopicNameOf } from "../alerts/alertNames";
import { accessLogBucketNameOf, logBucketName } from "../bucket/logBucketName";
import { generatedName } from "../generatedName";
import { resultsBucketNameOf } from "../queries/names";
import { quote } from "../../rules/text";
import type { ArgumentName } from "./argumentName";
import { bucketNameCheck } from "./aws/bucketNameCheck";
import { roleNameCheck } from "./aws/roleNameCheck";
import { topicNameCheck } from "./aws/topicNameCheck";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import { valueless, type Fault } from "./schema/fault";
import { faultOfText, type TextCheck } from "./schema/textCheck";

/** A part whose name in AWS Pulumi makes from the component's. */
interface NamedPart {
  /** The arguments each of which asks for it. */
  readonly askedBy: readonly ArgumentName[];
  /** An argument that names an existing one instead. */
  readonly instead?: ArgumentName;
  readonly thing: string;
  readonly partName: (name: string) => string;
  readonly check: TextCheck;
}

/** Names of buckets are made of lower case letters, whatever the component's has. */
const parts: readonly NamedPart[] = [
  {
    askedBy: ["createAccessLogBucket"],
    instead: "accessLogBucketName",
    thing: "a bucket for access logs",
    partName: (name) => accessLogBucketNameOf(logBucketName(name)).toLowerCase(),
    check: bucketNameCheck,
  },
  {
    askedBy: ["createLogGroup", "logGroupArn"],
    instead: "logGroupRoleArn",
    thing: "a role",
    partName: (name) => name,
    check: roleNameCheck,
  },
  {
    askedBy: ["createSnsTopic"],
    instead: "snsTopicArn",
    thing: "a topic",
    partName: (name) => name,
    check: topicNameCheck,
  },
  {
    askedBy: ["createCisAlarms", "createTamperAlerts"],
    instead: "alertTopicArn",
    thing: "a topic for alerts",
    partName: alertTopicNameOf,
    check: topicNameCheck,
  },
  {
    askedBy: ["createQueries"],
    thing: "a bucket for results",
    partName: (name) => resultsBucketNameOf(name).toLowerCase(),
    check: bucketNameCheck,
  },
];

/**
 * Parts that AWS would refuse for the name that is made from the component's: too long with what is added, or with
 * characters that such a name cannot have.
 *
 * @param name - the component's name
 * @param args - the arguments, each of which may have faults of its own
 */
export function partNameFaults(name: string, args: GivenArgs): Fault[] {
  if (isSet(args, "organizationTrailArn")) return [];
  return parts.flatMap(({ askedBy, instead, thing, partName, check }) => {
    const property = askedBy.find((argument) => isSet(args, argument));
    if (property === undefined || (instead !== undefined && isSet(args, instead))) return [];
    const fault = faultOfText(check, generatedName(partName(name)));
    if (fault === undefined) return [];
    const remedy = `Give the component another name${instead === undefined ? "" : `, or set ${instead}`}.`;
    const reason = `creates ${thing}, whose name Pulumi makes from the component's name ${quote(name)}: ${fault} ${remedy}`;
    return [valueless(property, reason)];
  });
}
