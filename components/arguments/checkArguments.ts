import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "../multiRegionTrailArgs";
import { plainError } from "../refusal";
import { argumentFaults } from "./argumentFaults";
import { shownValue, type Fault } from "./schema/fault";

/**
 * The arguments of a component, unless one is faulty: then all faults are reported together.
 *
 * @param name - the component's name
 * @param args - its arguments
 * @throws pulumi.InputPropertiesError that names every faulty argument
 */
export function checkArguments(name: string, args: MultiRegionTrailArgs): MultiRegionTrailArgs {
  refuse(name, argumentFaults(name, args));
  return args;
}

/**
 * Throws all faults in one error; does nothing if there are none.
 *
 * @param name - the component's name
 * @param faults - what is wrong with its arguments
 * @throws pulumi.InputPropertiesError that names every faulty argument
 */
export function refuse(name: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw plainError(
    new pulumi.InputPropertiesError({
      message: refusalMessage(name, faults),
      errors: faults.map(({ property, reason }) => ({ propertyPath: property, reason })),
    }),
  );
}

/**
 * What is said of a component that is refused.
 *
 * @param name - its name
 * @param faults - what is wrong with it
 */
export function refusalMessage(name: string, faults: readonly Fault[]): string {
  return [
    `MultiRegionTrail ${shownValue(name)} is refused, and nothing has been changed:`,
    ...faults.map(({ property, reason }) => `  ${property}: ${reason}`),
  ].join("\n");
}
