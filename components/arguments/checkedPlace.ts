import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "../multiRegionTrailArgs";
import type { Place } from "../place";
import { argumentFaults, inOrderOfArguments } from "./argumentFaults";
import { refuse } from "./checkArguments";
import type { GivenArgs } from "./conflicts/conflictRules";
import { placementFaults, type KnownPlace } from "./placementFaults";
import { isPromised, withoutValue, type Fault } from "./schema/fault";
import { isPlainObject } from "./schema/shapeFaults";

/**
 * The place of a component, known once everything has been checked that the constructor could not check: values of
 * outputs and promises, and what depends on partition, region and account. Faults that become known at the same time are
 * reported together. Values that a preview does not know are skipped then, and the place stays known.
 *
 * A resource that depends on `region.apply(() => [])` of this place is not registered before the check has passed.
 *
 * @param name - the component's name
 * @param args - its arguments, after `checkArguments`
 * @param place - where it is deployed
 */
export function checkedPlace(name: string, args: MultiRegionTrailArgs, place: Place): Place {
  const { partition, region, accountId } = place;
  const checked = applyEvenIfUnknown(
    pulumi.output({
      args: withEachOutput(args, withoutGaps),
      publicArgs: withEachOutput(args, withoutSecrets),
      place: { partition, region, accountId },
    }),
    (known) => {
      refuse(name, lateFaults(name, known as KnownComponent));
      return true;
    },
  );
  const afterCheck = (value: pulumi.Output<string>): pulumi.Output<string> =>
    pulumi.all([value, pulumi.unsecret(checked)]).apply(([known]) => known);
  return {
    partition: afterCheck(partition),
    dnsSuffix: afterCheck(place.dnsSuffix),
    region: afterCheck(region),
    accountId: afterCheck(accountId),
  };
}

/** What is known of a component at one time; the rest is `pulumi.unknown`. */
interface KnownComponent {
  readonly args: GivenArgs;
  /** The arguments with `pulumi.unknown` in place of everything secret. */
  readonly publicArgs: GivenArgs;
  readonly place: KnownPlace;
}

/** All faults; those that come from secret values are reported without any value. */
function lateFaults(name: string, { args, publicArgs, place }: KnownComponent): Fault[] {
  const faultsOf = (known: GivenArgs): Fault[] =>
    pulumi.containsUnknowns(place)
      ? argumentFaults(name, known)
      : inOrderOfArguments([...argumentFaults(name, known, place), ...placementFaults(place, known)]);
  const publicFaults = faultsOf(publicArgs);
  return faultsOf(args).map((fault) => {
    const { property, reason } = fault;
    if (publicFaults.some((known) => known.property === property && known.reason === reason)) return fault;
    return { property, reason: fault.withoutValue ?? withoutValue("It cannot be combined with other arguments.") };
  });
}

/** A value with each output and promise in it replaced. */
function withEachOutput(value: unknown, other: (output: pulumi.Output<unknown>) => unknown): unknown {
  if (isPromised(value)) return other(pulumi.output(value));
  if (Array.isArray(value)) return value.map((element) => withEachOutput(element, other));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, withEachOutput(element, other)]));
}

/** Turns `undefined` into `null`, which is refused: a trail without the key that was asked for must not be created. */
function withoutGaps(output: pulumi.Output<unknown>): pulumi.Output<unknown> {
  return output.apply((known) => known ?? null);
}

function withoutSecrets(output: pulumi.Output<unknown>): pulumi.Output<unknown> {
  return pulumi
    .output(pulumi.isSecret(output))
    .apply((secret): unknown => (secret ? pulumi.unknown : withoutGaps(output)));
}

/**
 * `apply` that also runs at preview when parts of the value are not known, with `pulumi.unknown` in their place. The SDK
 * has it, but its types do not.
 */
function applyEvenIfUnknown<T>(output: pulumi.Output<unknown>, func: (value: unknown) => T): pulumi.Output<T> {
  const unknownAware = output as unknown as {
    apply: (func: (value: unknown) => T, runWithUnknowns: true) => pulumi.Output<T>;
  };
  return unknownAware.apply(func, true);
}
