import type { AccountSight, TrailAnswers } from "../../../live/accountSight";
import { factsOf } from "../../../live/facts/factsOf";
import { isNotKeptFromDelivering } from "../../../rules/requirements/canDeliver";
import { letDeliverFiles } from "../delivery/letDeliver";
import { inTurn, nothing, obstacle, type Plan } from "../plan";
import { encrypt } from "../trail/encrypt";
import { changedElsewhere, isOwn } from "../trail/onTrail";
import { recordManagementEvents, recordS3DataEvents } from "../trail/selectors";
import { startLogging, turnOn } from "../trail/settings";
import { bootstrap } from "./bootstrap";

/** Makes a trail comply. */
type PlanFor = (sight: AccountSight, answers: TrailAnswers) => Plan;

/** A multi-region trail that is logging. */
export const literal: PlanFor = (_sight, answers) =>
  inTurn(turnOn(answers, "is-multi-region-trail", "include-global-service-events"), startLogging(answers));

/** One that besides misses nothing, validates its log files and is not kept from delivering them. */
export const strict: PlanFor = (sight, answers) =>
  inTurn(
    isKeptFromDelivering(sight, answers) ? letDeliverFiles(sight, answers) : nothing,
    turnOn(answers, "is-multi-region-trail", "include-global-service-events", "enable-log-file-validation"),
    recordManagementEvents(answers),
    startLogging(answers),
  );

/** What AWS calls a security trail. */
export const security: PlanFor = (sight, answers) =>
  inTurn(
    turnOn(answers, "is-multi-region-trail", "include-global-service-events", "enable-log-file-validation"),
    recordManagementEvents(answers),
    encrypt(sight, answers),
    startLogging(answers),
  );

/** One that records the data events of all S3 buckets. */
export const s3DataEvents: PlanFor = (sight, answers) =>
  inTurn(literal(sight, answers), recordS3DataEvents(sight, answers));

/** Makes that one trail of an account comply which takes the least; the first trail where there is none. */
export function makeOneComply(sight: AccountSight, planFor: PlanFor): Plan {
  const [first, ...others] = sight.trails
    .filter((answers) => isOwn(sight, answers))
    .map((answers) => planFor(sight, answers));
  if (first !== undefined) {
    return others.reduce((least, plan) => (takes(plan) < takes(least) ? plan : least), first);
  }
  return sight.trails.length === 0
    ? bootstrap(sight)
    : inTurn(
        ...sight.trails.map(changedElsewhere),
        obstacle("A trail of this account besides would record the same events once more, which AWS charges for."),
      );
}

/** How much a plan takes of its reader: what it leaves open counts more than any step. */
function takes({ steps, obstacles }: Plan): number {
  return 1_000 * obstacles.length + steps.length;
}

function isKeptFromDelivering(sight: AccountSight, { trail }: TrailAnswers): boolean {
  const facts = factsOf([sight])[0]?.trails.find(({ id }) => id === trail.TrailARN);
  return facts !== undefined && isNotKeptFromDelivering.examine(facts).faults.length > 0;
}
