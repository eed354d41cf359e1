import * as pulumi from "@pulumi/pulumi";
import type { ArgumentName } from "../../arguments/argumentName";
import { argumentChecks } from "../../arguments/argumentChecks";
import type { GivenArgs } from "../../arguments/conflicts/conflictRules";
import { defaults } from "../../arguments/defaults";
import { shapeFaults } from "../../arguments/schema/shapeFaults";
import type { Settings } from "./loss";

/**
 * The value of an argument, given or by default; `undefined` where it is neither.
 *
 * @param args - the arguments
 * @param name - name of the argument
 */
export function plannedValue(args: GivenArgs, name: ArgumentName): unknown {
  return args[name] ?? (defaults as GivenArgs)[name];
}

/** Whether it is not known yet what an argument, or a part of it, will be: then it is compared when it is known. */
export function isOpen(args: GivenArgs, ...names: readonly ArgumentName[]): boolean {
  return names.some((name) => pulumi.containsUnknowns(args[name]));
}

/**
 * Settings that keep something, where the arguments can have such values and all of them may be shown.
 *
 * @param settings - values of arguments, by name
 */
export function keepable(settings: Settings): { readonly keep?: Settings } {
  const isGood = Object.entries(settings).every(
    ([name, value]) =>
      !pulumi.containsUnknowns(value) && shapeFaults(name, value, argumentChecks[name as ArgumentName]).length === 0,
  );
  return isGood ? { keep: settings } : {};
}
