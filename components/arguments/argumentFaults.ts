import { generatedBucketName } from "../bucket/logBucketName";
import { argumentChecks, argumentNames } from "./argumentChecks";
import type { ArgumentName } from "./argumentName";
import { bucketNameCheck } from "./aws/bucketNameCheck";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import { conflictFaults } from "./conflicts/conflictFaults";
import { isPromised, shown, shownValue, type Fault } from "./schema/fault";
import { hint } from "./schema/nearest";
import type { KnownPlace } from "./placementFaults";
import { policySizeFaults } from "./policySize";
import { isPlainObject, shapeFaults, strangers } from "./schema/shapeFaults";
import { faultOfText, type TextCheck } from "./schema/textCheck";
import { trailNameCheck } from "./aws/trailNameCheck";

/**
 * Everything that is wrong with the arguments of a component, in the order of the arguments; nothing for good ones.
 * Outputs and promises are passed over where they may stand: `checkedPlace` looks at them when they are known.
 *
 * @param name - the component's name, from which the trail and the bucket take theirs where none is given
 * @param args - the arguments, of whatever type a program without types made them
 * @param place - where the component is deployed, once that is known
 */
export function argumentFaults(name: unknown, args: unknown, place?: KnownPlace): Fault[] {
  if (typeof name !== "string" || name === "") {
    return [
      { property: "name", reason: `${shownValue(name)} is not a name. Give the component one, for example "trail".` },
    ];
  }
  if (isPromised(args) || !isPlainObject(args)) {
    return [
      { property: "args", reason: `${shownValue(args)} is not an object of arguments. Give {} to have all defaults.` },
    ];
  }
  const faults = [
    ...argumentNames.flatMap((property) =>
      args[property] === undefined ? [] : shapeFaults(property, args[property], argumentChecks[property]),
    ),
    ...conflictFaults(args),
    ...defaultNameFaults(name, args),
    ...policySizeFaults(name, args, place),
    ...strangers(args, argumentNames).map((property) => ({
      property,
      reason: `There is no such argument${hint(property, argumentNames)}. Leave it out.`,
    })),
  ];
  return inOrderOfArguments(faults);
}

/** Names that are made of the component's own, where none are given and something is named. */
function defaultNameFaults(name: string, args: GivenArgs): Fault[] {
  if (isSet(args, "organizationTrailArn")) return [];
  const unless = (others: readonly ArgumentName[], property: ArgumentName, check: TextCheck, made: string): Fault[] => {
    const reason = [property, ...others].some((other) => args[other] !== undefined)
      ? undefined
      : faultOfText(check, made);
    if (reason === undefined) return [];
    return [{ property, reason: `cannot be taken from the component's name ${shown(name)}, so set it: ${reason}` }];
  };
  return [
    ...unless(["adoptTrailArn"], "trailName", trailNameCheck, name),
    ...unless(
      ["existingBucketName", "adoptBucketName"],
      "bucketName",
      bucketNameCheck,
      generatedBucketName(name).toLowerCase(),
    ),
  ];
}

/** Faults with all of one argument together; those of arguments that do not exist are last. */
export function inOrderOfArguments(faults: readonly Fault[]): Fault[] {
  const rank = ({ property }: Fault): number => {
    const index = (argumentNames as readonly string[]).indexOf(property.replace(/[.[].*$/s, ""));
    return index < 0 ? argumentNames.length : index;
  };
  return faults.toSorted((one, other) => rank(one) - rank(other));
}
