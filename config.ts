import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "./components";
import { argumentFaults, checkedArguments } from "./components/argumentFaults";
import { shown, type Fault } from "./components/fault";

/** The program's configuration, checked. */
export interface BaselineConfig {
  readonly args: MultiRegionTrailArgs;
  /** Whether Pulumi refuses to delete what the program made. */
  readonly protect: boolean;
}

/** Namespace of the program's keys and name of its one component. */
export const project = "cloudtrail-baseline";

const knownKeys: readonly string[] = [...checkedArguments, "protect"];

/**
 * The program's configuration. An empty text counts as not set, because a key that Pulumi.yaml describes must have a
 * default there.
 *
 * @param values - all configuration of the stack by full key, as `pulumi.runtime.allConfig()` gives it
 * @throws pulumi.RunError that names every faulty key and what it takes
 */
export function readConfig(values: Readonly<Record<string, string>>): BaselineConfig {
  const own = new Map(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(`${project}:`) && value !== "" ? [[key.slice(project.length + 1), value]] : [],
    ),
  );
  const args: MultiRegionTrailArgs = Object.fromEntries(
    checkedArguments.flatMap((key) => (own.has(key) ? [[key, own.get(key)]] : [])),
  );
  const protect = own.get("protect") ?? "true";
  const faults: Fault[] = [
    ...argumentFaults(project, args),
    ...(protect === "true" || protect === "false"
      ? []
      : [{ property: "protect", reason: `${shown(protect)} is neither true nor false.` }]),
    ...[...own.keys()].filter((key) => !knownKeys.includes(key)).map(unknownKeyFault),
  ];
  if (faults.length > 0) {
    throw new pulumi.RunError(
      [
        "The configuration is not valid; nothing was changed. Correct it with `pulumi config set KEY VALUE`:",
        ...faults.map(({ property, reason }) => `  ${project}:${property}: ${reason}`),
      ].join("\n"),
    );
  }
  return { args, protect: protect === "true" };
}

function unknownKeyFault(key: string): Fault {
  return {
    property: key,
    reason: `There is no such key; the keys are ${knownKeys.join(", ")}. \`pulumi config rm ${key}\` removes it.`,
  };
}
