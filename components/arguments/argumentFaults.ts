import { generatedBucketName } from "../bucket/logBucketName";
import { argumentChecks, argumentNames } from "./argumentChecks";
import type { ArgumentName } from "./argumentName";
import { bucketStatementFaults } from "./bucketStatementFaults";
import { bucketNameCheck } from "./aws/bucketNameCheck";
import { trailNameCheck } from "./aws/trailNameCheck";
import { conflictFaults } from "./conflicts/conflictFaults";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import { partNameFaults } from "./partNameFaults";
import type { KnownPlace } from "./knownPlace";
import { policySizeFaults } from "./policySize";
import { isPromised, shownValue, type Fault } from "./schema/fault";
import { quote } from "../../rules/text";
import { hint } from "./schema/hint";
import { isPlainObject, shapeFaults, strangers } from "./schema/shapeFaults";
import { faultOfText, type TextCheck } from "./schema/textCheck";

/**
 * Everything that is wrong with the arguments of a component, in the order of the arguments; nothing for good ones.
 * Outputs and promises are skipped where they are allowed: `checkedPlace` checks them when they are known.
 *
 * @param name - the component's name, from which the trail and the bucket get theirs by default
 * @param args - the arguments, of any type, because programs may be untyped
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
      { property: "args", reason: `${shownValue(args)} is not an object of arguments. Give {} for all defaults.` },
    ];
  }
  const faults = [
    ...argumentNames.flatMap((property) =>
      args[property] === undefined ? [] : shapeFaults(property, args[property], argumentChecks[property]),
    ),
    ...conflictFaults(args),
    ...defaultNameFaults(name, args),
    ...partNameFaults(name, args),
    ...policySizeFaults(name, args, place),
    ...bucketStatementFaults(name, args, place),
    ...strangers(args, argumentNames).map((property) => ({
      property,
      reason: `There is no such argument${hint(property, argumentNames)}. Rename it or leave it out.`,
    })),
  ];
  return inOrderOfArguments(faults);
}

/** Faults of the names that are made from the component's name, where they are used. */
function defaultNameFaults(name: string, args: GivenArgs): Fault[] {
  if (isSet(args, "organizationTrailArn")) return [];
  const unless = (others: readonly ArgumentName[], property: ArgumentName, check: TextCheck, made: string): Fault[] => {
    const reason = [property, ...others].some((other) => args[other] !== undefined)
      ? undefined
      : faultOfText(check, made);
    if (reason === undefined) return [];
    return [{ property, reason: `cannot be taken from the component's name ${quote(name)}, so set it: ${reason}` }];
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

/** Faults sorted by argument; those of arguments that do not exist come last. */
export function inOrderOfArguments(faults: readonly Fault[]): Fault[] {
  const rank = ({ property }: Fault): number => {
    const index = (argumentNames as readonly string[]).indexOf(nameOfArgument(property));
    return index < 0 ? argumentNames.length : index;
  };
  return faults.toSorted((one, other) => rank(one) - rank(other));
}

/** The argument that a place such as `readerArns[2]` is in. */
export function nameOfArgument(property: string): string {
  return property.replace(/[.[].*$/s, "");
}
