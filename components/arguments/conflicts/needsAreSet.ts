import type { ArgumentName } from "../argumentName";
import { argumentChecks, argumentNames, needsOf } from "../argumentChecks";
import { withoutValue, type Fault } from "../schema/fault";
import { isSet, shownArgument, type GivenArgs } from "./conflictRules";

/** Arguments that have no effect, because nothing that they need is set. The fault is theirs. */
export function needsAreSet(args: GivenArgs): Fault[] {
  return argumentNames
    .filter((name) => isSet(args, name) && needsOf(name).length > 0)
    .filter((name) => !needsOf(name).some((other) => isSet(args, other)))
    .map((property) => {
      const needed = needsOf(property);
      const remedy = `has no effect without ${needed.join(" or ")}. ${howToSet(needed)}, or leave ${property} out.`;
      return {
        property,
        reason: `${shownArgument(args, property)} ${remedy}`,
        withoutValue: withoutValue(`It ${remedy}`),
      };
    });
}

function howToSet(needed: readonly ArgumentName[]): string {
  const set = `Set ${needed.length === 1 ? needed.join("") : "one of them"}`;
  return needed.every((name) => argumentChecks[name].kind === "flag") ? `${set} to true` : set;
}
