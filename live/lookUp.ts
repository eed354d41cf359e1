import { gate } from "../rules/catalogue";
import { type Fact, known } from "../rules/facts/fact";
import type { TrailFacts } from "../rules/facts/trailFacts";
import type { Access } from "./access";
import { askTrail, askTrails } from "./askTrails";
import { callsFor } from "./callsOfRules";
import { Session } from "./session";
import { trailSeenAt } from "./trail";

/** What AWS shows about the trails of an account. */
export interface Sight {
  readonly accountId: string;
  /** The trails that show in the region asked: the account's and its organization's. The `id` of each is its ARN. */
  readonly trails: readonly TrailFacts[];
}

/** Which trails to look at. Defaults to all. */
export type Wanted = (trailArn: string) => boolean;

/** Asks AWS for the trails of an account, and what the gate has to know of them. */
export async function lookUp(access: Access, wanted: Wanted = () => true): Promise<Fact<Sight>> {
  const askedAt = new Date();
  const session = await Session.open(access);
  if (!session.known) {
    return session;
  }
  const shown = await askTrails(session.value);
  if (!shown.known) {
    return shown;
  }
  const calls = callsFor([gate]);
  const trails = shown.value.trails.filter(({ TrailARN = "" }) => wanted(TrailARN));
  const answers = await Promise.all(trails.map((trail) => askTrail(session.value, trail, calls)));
  return known({ accountId: session.value.accountId, trails: answers.map((answer) => trailSeenAt(answer, askedAt)) });
}
