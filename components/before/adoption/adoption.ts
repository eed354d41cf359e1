import { askTrails } from "../../../live/askTrails";
import { notAsked } from "../../../live/notAsked";
import { type Fact, known } from "../../../rules/facts/fact";
import { capitalized } from "../../../rules/text";
import type { Fault } from "../../arguments/schema/fault";
import { adoptableParts, type Adopting } from "./adoptableParts";
import type { Findings, Inspected } from "../inspection";
import { lookAtBucket } from "./adoptedBucket";
import { lookAtLogGroup } from "./adoptedLogGroup";
import { lookAtTrail } from "./adoptedTrail";
import type { Account, Look } from "./look";
import type { Loss } from "./loss";
import { lossFaults, settingsOf } from "./lossFaults";

/**
 * What taking over a trail, a bucket or a log group would take away from it: that is refused unless it is kept or
 * acknowledged. Nothing is asked about what is in the stack already.
 */
export async function adoption(component: Inspected): Promise<Findings> {
  const trailArn = takenOver(component, "adoptTrailArn");
  const bucketName = takenOver(component, "adoptBucketName");
  const logGroupName = takenOver(component, "adoptLogGroupName");
  const isAboutTrail = trailArn !== undefined || bucketName !== undefined;
  const account = isAboutTrail ? await accountOf(component) : noAccount;
  const [trail, bucket, logGroup] = await Promise.all([
    trailArn === undefined ? undefined : lookAtTrail(component, trailArn, account),
    bucketName === undefined ? undefined : lookAtBucket(component, bucketName, account),
    logGroupName === undefined ? undefined : lookAtLogGroup(component, logGroupName),
  ]);
  const looks = { adoptTrailArn: trail, adoptBucketName: bucket, adoptLogGroupName: logGroup };
  const along = await lossesOfSettings(component, trail, account);
  return { faults: faultsOf(component, looks, along) };
}

const noAccount: Fact<Account> = notAsked;

/** What keeping the bucket and the log group of a trail would take away from these, so that everything is said at once. */
async function lossesOfSettings(
  component: Inspected,
  trail: Look | undefined,
  account: Fact<Account>,
): Promise<readonly Loss[]> {
  const { adoptBucketName, adoptLogGroupName } = settingsOf(unacknowledged(component, trail?.losses ?? []));
  const looks = await Promise.all([
    typeof adoptBucketName === "string" ? lookAtBucket(component, adoptBucketName, account) : {},
    typeof adoptLogGroupName === "string" ? lookAtLogGroup(component, adoptLogGroupName) : {},
  ]);
  return looks.flatMap(({ losses = [] }: Look) => losses);
}

/** What an argument takes over with this deployment: nothing where there is such a part already. */
function takenOver({ name, args, deployed }: Inspected, argument: Adopting): string | undefined {
  const value = args[argument];
  const { type, partName } = adoptableParts[argument](name);
  return typeof value === "string" && deployed.part(type, partName) === undefined ? value : undefined;
}

async function accountOf({ ask }: Inspected): Promise<Fact<Account>> {
  const session = await ask();
  if (!session.known) return session;
  const shown = await askTrails(session.value);
  return shown.known ? known({ session: session.value, trails: shown.value.trails }) : shown;
}

function unacknowledged({ args }: Inspected, losses: readonly Loss[]): readonly Loss[] {
  const acknowledged = (args.acknowledgeLosses ?? []) as readonly unknown[];
  return losses.filter(({ name }) => !acknowledged.includes(name));
}

function faultsOf(
  component: Inspected,
  looks: Readonly<Record<Adopting, Look | undefined>>,
  along: readonly Loss[],
): Fault[] {
  const acknowledged = (component.args.acknowledgeLosses ?? []) as readonly unknown[];
  const found = Object.entries(looks).flatMap(([property, look]) => (look === undefined ? [] : [{ property, look }]));
  const losses = unacknowledged(component, [...found.flatMap(({ look }) => look.losses ?? []), ...along]);
  const unread = acknowledged.includes("unknown")
    ? []
    : found.flatMap(({ property, look }) =>
        [...new Set((look.unread ?? []).map(({ why, remedy }) => unreadReason(why, remedy)))].map((reason) => ({
          property,
          reason,
        })),
      );
  return [...found.flatMap(({ look }) => look.faults ?? []), ...unread, ...lossFaults(losses)];
}

function unreadReason(why: string, remedy: string): string {
  return (
    `It is not known what taking it over would take away, because ${why}. ${capitalized(remedy)}, or name "unknown" in ` +
    "acknowledgeLosses."
  );
}
