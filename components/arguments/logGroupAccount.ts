import { quote } from "../../rules/text";
import { locationOfArn } from "./aws/arn";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import type { KnownPlace } from "./knownPlace";
import { valueless, withoutValue, type Fault } from "./schema/fault";

/**
 * What is wrong with the account of a log group in view of what else is there or would be created: the role must be of its
 * account, and metric filters are created in that of the provider.
 *
 * @param place - where the component is deployed
 * @param args - the arguments, each in an account that it may be in; values that are not known yet are skipped
 */
export function logGroupAccountFaults(place: KnownPlace, args: GivenArgs): Fault[] {
  const owner = isSet(args, "createLogGroup") ? place.accountId : accountOf(args.logGroupArn);
  const possible = [place.accountId, args.organizationManagementAccountId];
  if (owner === undefined || !possible.includes(owner)) return [];
  const role = accountOf(args.logGroupRoleArn);
  const isElsewhere = owner !== place.accountId;
  return [
    ...(role !== undefined && role !== owner && possible.includes(role)
      ? [
          faultOf(
            args,
            "logGroupRoleArn",
            `of the account ${quote(role)}, but the log group is of ${quote(owner)}`,
            own,
          ),
        ]
      : []),
    ...(isElsewhere && !isSet(args, "logGroupRoleArn")
      ? [
          faultOf(
            args,
            "logGroupArn",
            `of the account ${quote(owner)}, but the role that writes to it would be created in ${quote(place.accountId)}`,
            `Set logGroupRoleArn to a role of ${quote(owner)}`,
          ),
        ]
      : []),
    ...(isElsewhere && isSet(args, "createCisAlarms") ? [alarmsElsewhere(place, owner)] : []),
  ];
}

const own = "Give a role of that account";

function faultOf(args: GivenArgs, property: "logGroupArn" | "logGroupRoleArn", what: string, remedy: string): Fault {
  const sentences = `is ${what}: CloudTrail takes a role of the log group's account. ${remedy}.`;
  return {
    property,
    reason: `${quote(String(args[property]))} ${sentences}`,
    withoutValue: withoutValue("Log group and role must be of one account."),
  };
}

function alarmsElsewhere(place: KnownPlace, owner: string): Fault {
  const reason =
    `makes metric filters and alarms in the account ${quote(place.accountId)}, but the log group is of ${quote(owner)}. Leave ` +
    "createCisAlarms out, and make them there.";
  return valueless("createCisAlarms", reason);
}

/** The account in an ARN; `undefined` where it is not known. */
function accountOf(arn: unknown): string | undefined {
  return typeof arn === "string" ? locationOfArn(arn)?.account : undefined;
}
