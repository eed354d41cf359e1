import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { MultiRegionTrail, type MultiRegionTrailArgs } from "../../components/index";
import { argumentFaults } from "../../components/arguments/argumentFaults";
import { defaults } from "../../components/arguments/defaults";
import { FakeCloudTrail } from "./fakeCloudTrail";
import { registeredBy, valueOf, type DeployedParts, type Registered } from "./mockAws";
import {
  account,
  optionReach,
  otherAccount,
  type Arrival,
  type Reach,
  type Reaching,
  type Vouching,
} from "./optionReach";
import { valueAt } from "./valueAt";

describe("options of MultiRegionTrail", () => {
  for (const [option, reach] of Object.entries<Reach>(optionReach)) {
    if ("lookedUp" in reach) {
      it(`${option} is looked up in CloudTrail, and nothing is created`, () => isLookedUp(option, String(reach.set)));
    } else if ("vouchesFor" in reach) {
      it(`${option} lets ${Object.keys(reach.vouchesFor).join()} pass where AWS cannot be asked`, () =>
        passesUnseen(option, reach));
    } else {
      it(`${option} decides ${reach.arrivals.map(described).join(", ")}`, () => arrives(option, reach));
    }
    if ("beside" in reach && reach.required !== true) {
      it(`${option} alone is refused or has an effect`, () => countsAlone(option, reach));
    }
  }

  for (const [option, value] of Object.entries(defaults) as [keyof typeof defaults, unknown][]) {
    // What vouches for nothing by default is refused: see organizationTrail.spec.ts.
    if ("vouchesFor" in optionReach[option]) continue;
    it(`${option} is ${String(value)} when it is left out`, () => isByDefault(option, value));
  }
});

async function arrives(option: string, { set, beside = {}, arrivals, required, deployed }: Reaching): Promise<void> {
  const withOption = await created({ ...beside, [option]: set }, deployed);
  for (const arrival of arrivals) {
    const found = valuesAt(withOption, arrival);
    assert.deepEqual(found, expected(found, arrival), described(arrival));
  }
  if (required === true) {
    assert.deepEqual(refusedArguments(beside), [option]);
    return;
  }
  const without = await created(beside, deployed);
  for (const arrival of arrivals) {
    const found = valuesAt(without, arrival);
    assert.notDeepEqual(found, expected(found, arrival), `${described(arrival)}, without the option`);
  }
}

/** An option that would change nothing without another one must say so. */
async function countsAlone(option: string, { set, arrivals }: Reaching): Promise<void> {
  const alone = { [option]: set };
  if (argumentFaults("audit", alone).length > 0) return;
  const [withOption, without] = [await created(alone), await created({})];
  assert.ok(
    arrivals.some((arrival) => !isDeepStrictEqual(valuesAt(withOption, arrival), valuesAt(without, arrival))),
    `${option} alone changes nothing. Declare what it needs in components/arguments/argumentChecks.ts.`,
  );
}

async function isByDefault(option: keyof typeof defaults, value: unknown): Promise<void> {
  const reach: Reach = optionReach[option];
  assert.ok("arrivals" in reach);
  const [withDefault, without] = [
    await created({ ...reach.beside, [option]: value }),
    await created(reach.beside ?? {}),
  ];
  for (const arrival of reach.arrivals) {
    assert.deepEqual(valuesAt(without, arrival), valuesAt(withDefault, arrival), described(arrival));
  }
}

async function isLookedUp(option: string, arn: string): Promise<void> {
  const cloudTrail = await FakeCloudTrail.start(arn, account);
  try {
    const registered = await registeredBy(async () => {
      const trail = new MultiRegionTrail("audit", { [option]: arn });
      assert.equal(await valueOf(trail.trailArn), arn);
      assert.equal(await valueOf(trail.bucketName), "organization-logs");
    });
    assert.deepEqual(cloudTrail.asked, [
      ["DescribeTrails", { includeShadowTrails: true }],
      ["GetTrailStatus", { Name: arn }],
    ]);
    assert.deepEqual(
      registered.map(({ type }) => type),
      ["MultiRegionTrail"],
    );
  } finally {
    cloudTrail.close();
  }
}

/** The credentials of the program are of another account than the provider's: AWS is not asked. */
async function passesUnseen(option: string, { set, vouchesFor }: Vouching): Promise<void> {
  const cloudTrail = await FakeCloudTrail.start(vouchesFor.organizationTrailArn, otherAccount);
  try {
    await registeredBy(async () => {
      const trail = new MultiRegionTrail("audit", { ...vouchesFor, [option]: set });
      assert.equal(await valueOf(trail.trailArn), vouchesFor.organizationTrailArn);
      assert.equal(await valueOf(trail.bucketName), "");
      assert.equal(await valueOf(trail.bucketArn), "");
    });
    assert.deepEqual(cloudTrail.asked, []);
  } finally {
    cloudTrail.close();
  }
}

/** What is there already, by what it was created with: many options are compared with the same component. */
const components = new Map<string, readonly Registered[]>();

async function created(args: MultiRegionTrailArgs, deployed?: DeployedParts): Promise<readonly Registered[]> {
  const key = JSON.stringify([args, deployed]);
  const registered = components.get(key) ?? (await registeredBy(() => new MultiRegionTrail("audit", args), deployed));
  components.set(key, registered);
  return registered;
}

/** The property in every resource that is meant. */
function valuesAt(resources: readonly Registered[], { type, name, property }: Arrival): unknown[] {
  return resources
    .filter((resource) => resource.type === type && (name ?? resource.name) === resource.name)
    .map((resource) => valueAt({ ...resource.inputs, import: resource.import }, property));
}

/** What is found where an option has arrived: its value in one resource at least and in all, or no resource any more. */
function expected(found: readonly unknown[], { property, value }: Arrival): readonly unknown[] {
  if (property === "") return [];
  return found.length === 0 ? [value] : found.map(() => value);
}

function described({ type, name, property }: Arrival): string {
  return [name === undefined ? type : `${type} ${name}`, ...(property === "" ? [] : [property])].join(": ");
}

function refusedArguments(args: MultiRegionTrailArgs): string[] {
  try {
    new MultiRegionTrail("audit", args);
  } catch (error) {
    if (pulumi.InputPropertiesError.isInstance(error)) return error.errors.map(({ propertyPath }) => propertyPath);
    throw error;
  }
  return [];
}
