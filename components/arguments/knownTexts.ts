import { argumentChecks } from "./argumentChecks";
import type { ArgumentName } from "./argumentName";
import type { GivenArgs } from "./conflicts/conflictRules";
import { shapeFaults } from "./schema/shapeFaults";

/** The elements of a list that are known; none of a faulty list, whose own faults are reported. */
export function knownTexts(args: GivenArgs, name: ArgumentName): readonly string[] {
  const value = args[name];
  if (!Array.isArray(value) || shapeFaults(name, value, argumentChecks[name]).length > 0) return [];
  return value.filter((element) => typeof element === "string");
}
