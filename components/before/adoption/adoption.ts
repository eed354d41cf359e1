import { askTrails } from "../../../live/askTrails";
import { type Fact, known } from "../../../rules/facts/fact";
import { capitalized } from "../../../rules/text";
import type { Fault } from "../../arguments/schema/fault";
import { adoptableParts, type Adopting } from "./adoptableParts";
import type { Findings, Inspected } from "../inspection";
import { lookAtBucket } from "./adoptedBucket";
import { lookAtLogGroup } from "./adoptedLogGroup";
import { lookAtTrail } from "./adoptedTrail";
import type { Account, Look } from "./look";
import { lossFaults } from "./lossFaults";

/**
 * What taking over a trail, a bucket or a log group would take away from it: that is refused unless it is kept or
 * acknowledged. Nothing is asked about what is in the stack already.
 */
export async function adoption(component: Inspected): Promise<Findings> {
  const trailArn = takenOver(component, "adoptTrailArn");
  const bucketName = takenOver(component, "adoptBucketName");
  const logGroupName = takenOver(component, "adoptLogGroupName");
  let account: Promise<Fact<Account>> | undefined;
  const asked = (): Promise<Fact<Account>> => (account ??= accountOf(component));
  const [trail, bucket, logGroup] = await Promise.all([
    trailArn === undefined ? undefined : lookAtTrail(component, trailArn, await asked()),
    bucketName === undefined ? undefined : lookAtBucket(component, bucketName, await asked()),
    logGroupName === undefined ? undefined : lookAtLogGroup(component, logGroupName),
  ]);
  return {
    faults: faultsOf(component, { adoptTrailArn: trail, adoptBucketName: bucket, adoptLogGroupName: logGroup }),
  };
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

function faultsOf({ args }: Inspected, looks: Readonly<Record<Adopting, Look | undefined>>): Fault[] {
  const acknowledged = (args.acknowledgeLosses ?? []) as readonly unknown[];
  const found = Object.entries(looks).flatMap(([property, look]) => (look === undefined ? [] : [{ property, look }]));
  const last = found.at(-1);
  if (last === undefined) return [];
  const losses = found.flatMap(({ look }) => look.losses ?? []).filter(({ name }) => !acknowledged.includes(name));
  const unread = acknowledged.includes("unknown")
    ? []
    : found.flatMap(({ property, look }) =>
        [...new Set((look.unread ?? []).map(({ why, remedy }) => unreadReason(why, remedy)))].map((reason) => ({
          property,
          reason,
        })),
      );
  return [
    ...found.flatMap(({ look }) => look.faults ?? []),
    ...unread,
    ...lossFaults(losses, last.property as Adopting),
  ];
}

function unreadReason(why: string, remedy: string): string {
  return (
    `It is not known what taking it over would take away, because ${why}. ${capitalized(remedy)}, or name "unknown" in ` +
    "acknowledgeLosses."
  );
}
