import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { readTrails } from "../../../sandbox/accountFacts";
import { captureCommand } from "../../../sandbox/captureCommand";
import { bucketNames } from "./account";
import { stateOf, succeed, up, type StateResource, type Trial } from "./trial";

/**
 * What to do after `pulumi up` was killed: unlock the stack, import what was created and not recorded, forget what was
 * pending, and deploy. The settings of a bucket need no import, since creating them again sets them again.
 *
 * In a file backend the kill may also leave the file empty that holds the checksum of the state; without it the state
 * is read unchecked, and written with a new one.
 */
export async function recoverFromKill(trial: Trial): Promise<void> {
  const { stack } = trial;
  await succeed(captureCommand("find", [stateDirectoryOf(trial), "-name", "*.attrs", "-empty", "-delete"]));
  await succeed(stack.pulumi("cancel", "--yes"));
  for (const { type, resource } of (await stateOf(stack)).pending_operations ?? []) {
    assert.equal(type, "creating");
    await importIfThere(trial, resource);
  }
  await succeed(stack.pulumi("refresh", "--yes", "--skip-preview", "--clear-pending-creates"));
  await succeed(up(stack));
}

/** Where the file backend of a trial keeps the states of this project's stacks. */
export function stateDirectoryOf({ environment }: Trial): string {
  return fileURLToPath(`${environment["PULUMI_BACKEND_URL"] ?? ""}/.pulumi/stacks/cloudtrail-baseline`);
}

/** What to do when `pulumi up` says `TrailAlreadyExistsException` about its own trail. */
export async function importTrail(trial: Trial): Promise<void> {
  const parent = await componentOf(trial);
  const urn = `${parent.slice(0, parent.lastIndexOf("::"))}$${trailType}::cloudtrail-baseline`;
  await importIfThere(trial, { urn, type: trailType, parent, inputs: { name: "cloudtrail-baseline" } });
}

/** What to do when `pulumi up` says `BucketAlreadyOwnedByYou` about the bucket it was making. */
export async function importBucket(trial: Trial, output: string): Promise<void> {
  const bucket = /creating S3 Bucket \(([^)]+)\)/.exec(output)?.[1];
  const parent = await componentOf(trial);
  const urn = `${parent.slice(0, parent.lastIndexOf("::"))}$${bucketType}::cloudtrail-baseline-logs`;
  await importIfThere(trial, { urn, type: bucketType, parent, inputs: { bucket } });
}

const bucketType = "aws:s3/bucket:Bucket";
const trailType = "aws:cloudtrail/trail:Trail";

async function componentOf({ stack }: Trial): Promise<string> {
  const { resources = [] } = await stateOf(stack);
  const component = resources.find(({ type }) => type === "cloudtrail-baseline:index:MultiRegionTrail");
  assert.ok(component);
  return component.urn;
}

/** Imports a bucket or trail under the URN it was to have, where AWS has it. */
async function importIfThere(trial: Trial, { urn, type, parent, inputs }: StateResource): Promise<void> {
  const id = await idInAws(trial, type, inputs ?? {});
  if (id === undefined) return;
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  const under = ["--parent", `parent=${parent ?? ""}`];
  await succeed(
    trial.stack.pulumi("import", type, name, id, ...under, "--generate-code=false", "--yes", "--skip-preview"),
  );
}

async function idInAws(
  { environment }: Trial,
  type: string,
  inputs: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  if (type === bucketType) return (await bucketNames(environment)).find((name) => name === inputs["bucket"]);
  if (type === trailType) return (await readTrails(environment)).find(({ name }) => name === inputs["name"])?.arn;
  return undefined;
}
