import type { Trail } from "@aws-sdk/client-cloudtrail";
import { type Fact, mapFact } from "../../rules/facts/fact";
import { askTrails } from "../askTrails";
import type { Session } from "../session";

/** Asks for the trail of an ARN; `undefined` where AWS shows the account none. */
export async function askShownTrail(session: Session, arn: string): Promise<Fact<Trail | undefined>> {
  return mapFact(await askTrails(session), ({ trails }) => trails.find(({ TrailARN }) => TrailARN === arn));
}
