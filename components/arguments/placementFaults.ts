import { argumentChecks, argumentNames } from "./argumentChecks";
import { isArnShape, type Placement } from "./arnShape";
import { isLocated } from "./aws/locatedCheck";
import { logGroupAccountFaults } from "./logGroupAccount";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import type { KnownPlace } from "./knownPlace";
import { isLate, withoutValue, type Fault } from "./schema/fault";
import { quote } from "../../rules/text";
import { shownAs } from "./schema/shapeFaults";
import { textsIn, type PlacedText } from "./schema/textsIn";

/**
 * What is wrong with otherwise good arguments where a component is deployed: resources of another partition, region or
 * account. Where each must be is part of its declaration in `argumentChecks`.
 *
 * @param place - where it is deployed
 * @param args - the arguments; values that are not known yet are skipped
 */
export function placementFaults(place: KnownPlace, args: GivenArgs): Fault[] {
  const each = argumentNames
    .flatMap((name) => textsIn(name, args[name], argumentChecks[name]))
    .flatMap((placed) => faultsOf(place, placed, args));
  return [...each, ...logGroupAccountFaults(place, args)];
}

function faultsOf(place: KnownPlace, { property, text, shape }: PlacedText, args: GivenArgs): Fault[] {
  const location = isLocated(shape.check) ? shape.check.locationOf(text) : undefined;
  if (location === undefined) return [];
  const shown = shownAs(text, shape);
  // In another partition it is also in another region and account, and one fault is enough.
  if (location.partition !== place.partition) return [partitionFault(place, property, shown, location.partition)];
  const { inRegion, inAccount, orInAccountOf } = isArnShape(shape) ? demanded(shape.placement, args) : {};
  const otherAccount = orInAccountOf === undefined ? undefined : args[orInAccountOf];
  return [
    ...(inRegion === undefined || location.region === place.region
      ? []
      : [regionFault(place, property, shown, location.region, inRegion)]),
    ...(inAccount === undefined ||
    location.account === "" ||
    location.account === place.accountId ||
    location.account === otherAccount ||
    isLate(otherAccount)
      ? []
      : [accountFault(place, property, shown, location.account, inAccount)]),
  ];
}

function demanded(placement: Placement, args: GivenArgs): Placement {
  return placement.unless !== undefined && isSet(args, placement.unless) ? {} : placement;
}

function partitionFault(place: KnownPlace, property: string, shown: string, partition: string): Fault {
  const reason =
    `${shown} is of the partition ${quote(partition)}, but the provider's is ${quote(place.partition)}. Give one of ` +
    `that partition, or deploy with credentials of ${quote(partition)}.`;
  const hidden = `The partition in it must be the provider's, which is ${quote(place.partition)}.`;
  return { property, reason, withoutValue: withoutValue(hidden) };
}

function regionFault(place: KnownPlace, property: string, shown: string, region: string, because: string): Fault {
  const reason =
    `${shown} is in the region ${quote(region)}, but the provider's is ${quote(place.region)}: ${because}. Give ` +
    `one of that region, or deploy in ${quote(region)}.`;
  const hidden = `The region in it must be the provider's, which is ${quote(place.region)}: ${because}.`;
  return { property, reason, withoutValue: withoutValue(hidden) };
}

function accountFault(place: KnownPlace, property: string, shown: string, account: string, because: string): Fault {
  const reason =
    `${shown} is of the account ${quote(account)}, but the provider's is ${quote(place.accountId)}: ${because}. Give ` +
    "one of that account, or deploy with credentials of the other.";
  const hidden = `The account in it must be the provider's, which is ${quote(place.accountId)}: ${because}.`;
  return { property, reason, withoutValue: withoutValue(hidden) };
}
