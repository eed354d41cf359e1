import * as pulumi from "@pulumi/pulumi";
import { applyEvenIfUnknown } from "../applyEvenIfUnknown";
import type { Inspector } from "../before/before";
import type { MultiRegionTrailArgs } from "../multiRegionTrailArgs";
import type { Place } from "../place";
import { argumentFaults, inOrderOfArguments, nameOfArgument } from "./argumentFaults";
import { refuse } from "./checkArguments";
import type { GivenArgs } from "./conflicts/conflictRules";
import type { KnownPlace } from "./knownPlace";
import { placementFaults } from "./placementFaults";
import { isPromised, withoutValue, type Fault } from "./schema/fault";
import { isPlainObject } from "./schema/shapeFaults";

/**
 * The place of a component, known once everything has been checked that the constructor could not check: values of
 * outputs and promises, what depends on partition, region and account, and what there is already. Faults that become known
 * at the same time are reported together. Values that a preview does not know are skipped then, and the place stays known.
 *
 * A resource that depends on `region.apply(() => [])` of this place is not registered before the check has passed.
 *
 * @param name - the component's name
 * @param args - its arguments, after `checkArguments`
 * @param place - where it is deployed
 * @param inspector - finds what the arguments would do to what there is already
 */
export function checkedPlace(
  name: string,
  args: MultiRegionTrailArgs,
  place: Place,
  inspector: pulumi.Output<Inspector>,
): Place {
  const { partition, region, accountId } = place;
  const checked = applyEvenIfUnknown(
    pulumi.output({
      args: withEachOutput(args, withoutGaps),
      publicArgs: withEachOutput(args, withoutSecrets),
      place: { partition, region, accountId },
      inspector,
    }),
    async (known) => {
      refuse(name, await lateFaults(name, known as KnownComponent));
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
  readonly inspector: Inspector;
}

/** All faults; those that come from secret values are reported without any value. */
async function lateFaults(name: string, { args, publicArgs, place, inspector }: KnownComponent): Promise<Fault[]> {
  const faultsOf = async (known: GivenArgs): Promise<Fault[]> => {
    if (pulumi.containsUnknowns(place)) return argumentFaults(name, known);
    const faults = [...argumentFaults(name, known, place), ...placementFaults(place, known)];
    return inOrderOfArguments([
      ...faults,
      ...(await inspector(withoutFaulty(known, faults), place, withoutFaulty(publicArgs, faults))),
    ]);
  };
  const faults = await faultsOf(args);
  if (faults.length === 0 || !pulumi.containsUnknowns(publicArgs)) return faults;
  const publicFaults = await faultsOf(publicArgs);
  return faults.map((fault) => {
    const { property, reason } = fault;
    if (publicFaults.some((known) => known.property === property && known.reason === reason)) return fault;
    return { property, reason: fault.withoutValue ?? withoutValue("It cannot be combined with other arguments.") };
  });
}

/** The arguments with `pulumi.unknown` in place of those that are refused anyway. */
function withoutFaulty(args: GivenArgs, faults: readonly Fault[]): GivenArgs {
  const faulty = faults.map(({ property }) => nameOfArgument(property));
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, faulty.includes(name) ? pulumi.unknown : value]),
  );
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
