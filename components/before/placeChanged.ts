import { locationOfArn } from "../arguments/aws/arn";
import { isSet } from "../arguments/conflicts/conflictRules";
import type { KnownPlace } from "../arguments/knownPlace";
import type { Fault } from "../arguments/schema/fault";
import { logBucketName } from "../bucket/logBucketName";
import { quote } from "../../rules/text";
import type { Deployed, DeployedOutputs } from "./deployed";
import type { Inspection } from "./inspection";
import { bucketPolicyType, bucketType, keyType, logGroupType, roleType, trailType } from "./partTypes";

/** Where parts of a live stack are, as far as they tell. */
export type LivePlace = Partial<KnownPlace>;

/**
 * Refuses a live stack whose provider has moved to another region, account or partition. The trail and the bucket would
 * stay where they are, while policies, roles and conditions would name the new place: AWS then refuses the next delivery.
 */
export const placeChanged: Inspection = ({ name, args, place, deployed }) => {
  // Then the parts are taken away, by the provider that made them.
  if (isSet(args, "organizationTrailArn")) return {};
  return { faults: placeFaults(place, livePlace(name, deployed), args.organizationManagementAccountId) };
};

/**
 * Where the parts of a component are. Each tells what it knows, since a deployment that failed may have left any of them;
 * the trail is asked last for the account, which is that of the management account where it is an organization's.
 *
 * @param name - the component's name
 */
export function livePlace(name: string, deployed: Deployed): LivePlace {
  const located = [
    deployed.part(keyType, name),
    deployed.part(logGroupType, name),
    deployed.part(roleType, name),
    deployed.part(trailType, name),
    deployed.part(bucketType, logBucketName(name)),
    deployed.part(bucketPolicyType, logBucketName(name)),
  ].flatMap((outputs) => (outputs === undefined ? [] : [placeIn(outputs)]));
  const first = (key: keyof KnownPlace): LivePlace => {
    const value = located.map((each) => each[key]).find((text) => text !== undefined && text !== "");
    return value === undefined ? {} : { [key]: value };
  };
  return { ...first("partition"), ...first("region"), ...first("accountId") };
}

function placeIn({ arn, region }: DeployedOutputs): LivePlace {
  const location = typeof arn === "string" ? locationOfArn(arn) : undefined;
  return {
    ...(typeof region === "string" && { region }),
    ...(location !== undefined && { partition: location.partition, accountId: location.account }),
    ...(location !== undefined && location.region !== "" && { region: location.region }),
  };
}

/**
 * What is wrong with the place of a provider, in view of where the parts are.
 *
 * @param place - where the provider is
 * @param live - where the parts are
 * @param managementAccountId - the account that an organization's trail belongs to, if it is another one
 */
export function placeFaults(place: KnownPlace, live: LivePlace, managementAccountId?: unknown): Fault[] {
  const moved = (["partition", "region", "accountId"] as const).filter(
    (key) =>
      live[key] !== undefined &&
      live[key] !== place[key] &&
      !(key === "accountId" && live.accountId === managementAccountId),
  );
  if (moved.length === 0) return [];
  const was = { ...place, ...live };
  const names = { partition: "partition", region: "region", accountId: "account" } as const;
  const shown = (where: KnownPlace): string =>
    moved.map((key) => `the ${names[key]} ${quote(where[key])}`).join(" and ");
  const back = moved.includes("region")
    ? `with \`pulumi config set aws:region ${was.region}\` or where the program says it`
    : `with credentials of the ${names[moved[0] ?? "accountId"]}`;
  const reason =
    `is now in ${shown(place)}, but what this stack has deployed is in ${shown(was)}. Trail and bucket cannot move, and ` +
    `AWS would refuse to deliver under policies that name another place. Set the provider back, ${back}, and run ` +
    "`pulumi up --refresh=false` first: a refresh would look in the wrong place, and drop from the state what is not there. " +
    "For the new place make a stack of its own; if this one is no longer wanted, take it down first, as docs/guide.md says.";
  return [{ property: "provider", reason }];
}
