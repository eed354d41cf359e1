import * as pulumi from "@pulumi/pulumi";
import { applyEvenIfUnknown } from "../applyEvenIfUnknown";
import type { GivenArgs } from "../arguments/conflicts/conflictRules";
import type { KnownPlace } from "../arguments/knownPlace";
import type { Fault } from "../arguments/schema/fault";
import { askerOf } from "./asker";
import { asFarAsRead, type StateReading } from "./deployed";
import type { Findings, Inspection } from "./inspection";
import { printable } from "../../rules/text";
import { inspections } from "./inspections";
import { providerSettings, type ProviderSettings } from "./providerSettings";

/** What there is before a deployment, as far as it was looked up without asking AWS. */
interface Before {
  readonly state: StateReading;
  readonly settings: ProviderSettings;
}

/**
 * Finds what is wrong with arguments in view of what there is already, and tells what the user should know. No secret is in
 * `shownArgs`, which are the same otherwise.
 */
export type Inspector = (args: GivenArgs, place: KnownPlace, shownArgs?: GivenArgs) => Promise<readonly Fault[]>;

/**
 * The inspector of a component.
 *
 * @param name - the component's name
 * @param component - the component, before any of its parts is registered
 * @param state - what was read of the state of its stack
 * @param isProtected - whether Pulumi refuses to delete its trail and its evidence
 * @param all - the inspections: none where no engine runs, which is so in unit tests on mocks, where there is no AWS
 */
export function inspectorOf(
  name: string,
  component: pulumi.Resource,
  state: Promise<StateReading>,
  isProtected: boolean,
  all: readonly Inspection[] = isRunByEngine() ? inspections : [],
): pulumi.Output<Inspector> {
  const told = new Set<string>();
  const tell = async (warning: string): Promise<void> => {
    if (told.has(warning)) return;
    told.add(warning);
    await pulumi.log.warn(warning, component);
  };
  return applyEvenIfUnknown(pulumi.output({ state, settings: providerSettings(component) }), (known): Inspector => {
    const { state, settings } = known as Before;
    return async (args, place, shownArgs = args) => {
      const inspected = {
        name,
        args,
        shownArgs,
        place,
        isProtected,
        deployed: asFarAsRead(state),
        isStateRead: state.read,
        ask: askerOf(settings, place),
        opts: { parent: component },
      };
      const findings: readonly Findings[] = await Promise.all(all.map(async (inspection) => inspection(inspected)));
      const warnings = findings.flatMap(({ warnings: each = [] }) => each);
      for (const warning of state.read ? warnings : [unread(state.because), ...warnings]) await tell(warning);
      return findings.flatMap(({ faults = [] }) => faults);
    };
  });
}

/** Not `hasEngine`, which says no until something else has met the engine, in plugins and inline programs for ever. */
function isRunByEngine(): boolean {
  return pulumi.runtime.getEngine() !== undefined;
}

function unread(because: string): string {
  return (
    `What this stack has deployed before could not be read: ${printable(because, 200)}. So it was not checked what the ` +
    "arguments change about it. Run the command again, or read the preview with care."
  );
}
