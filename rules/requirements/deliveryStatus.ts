import type { Delivered } from "../facts/deliveryStatus";
import { type Fact, known, mapFact, unknown } from "../facts/fact";
import type { TrailFacts } from "../facts/trailFacts";
import { quote } from "../text";
import { examineFact } from "./examination";
import { isForOtherEvents } from "./judgeTrail";
import type { TrailRequirement } from "./requirement";

const notStated = unknown(
  "AWS states no time at which a log file arrived or the trail was started",
  "look at the bucket of the trail, or start the trail anew",
);

/** Its latest deliveries met no error. */
export const deliversWithoutError: TrailRequirement = {
  required: "delivers without an error",
  examine: (trail) => {
    const status = trail.deliveryStatus ?? notStated;
    const { faults, doubts } = examineFact(status, "delivers without an error", () => undefined);
    return { faults: [...faults, ...statedErrors(trail)], doubts };
  },
};

/** The errors that AWS states about deliveries of a trail, as faults. None where it was not asked. */
export function statedErrors(
  { deliveryStatus }: TrailFacts,
  isMeant: (what: Delivered) => boolean = () => true,
): readonly string[] {
  return (deliveryStatus?.known === true ? deliveryStatus.value.errors : [])
    .filter(([what]) => isMeant(what))
    .map(([what, error]) => `cannot deliver ${what}: AWS states ${quote(error)}`);
}

/**
 * A log file or a digest of it has arrived lately. A trail that records no management events may have nothing to deliver for
 * days, unless it has digests, which come every hour whatever happens.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
 */
export function hasDeliveredWithin(hours: number): TrailRequirement {
  const required = `has delivered a log file or digest within ${hours} hours`;
  return {
    required,
    examine: (trail) => {
      const digests = isForOtherEvents(trail) ? trail.validatesLogFiles : known(true);
      const age = digests.known && digests.value ? ageOf(trail) : digests;
      return examineFact<number | boolean>(age, required, (value) =>
        typeof value === "boolean" || value <= hours
          ? undefined
          : `has delivered no log file or digest for ${Math.floor(value)} hours`,
      );
    },
  };
}

function ageOf({ deliveryStatus = notStated }: TrailFacts): Fact<number> {
  const age = mapFact(deliveryStatus, ({ hoursWithoutDelivery }) => hoursWithoutDelivery);
  return age.known ? (age.value === undefined ? notStated : known(age.value)) : age;
}
