import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { KMSClient, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { connectionTo } from "../connection";
import { captureCommand } from "../../../sandbox/captureCommand";
import { kinds } from "./inventory";
import { stateOf, succeed, up, type Trial } from "./trial";

/**
 * What to do after `pulumi up` was killed: unlock the stack, import what was created and not recorded, forget what was
 * pending, and deploy. Settings and what is written over need no import, since creating them again sets them again.
 *
 * In a file backend the kill may also leave the file empty that holds the checksum of the state; without it the state
 * is read unchecked, and written with a new one.
 */
export async function recoverFromKill(trial: Trial): Promise<void> {
  const { name: stackName, stack, environment } = trial;
  const checksums = ["-name", `${stackName}.json*.attrs`];
  await succeed(captureCommand("find", [stateDirectoryOf(trial), ...checksums, "-empty", "-delete"]));
  await succeed(stack.pulumi("cancel", "--yes"));
  const { pending_operations: pending = [] } = await stateOf(stack);
  const there: Import[] = [];
  for (const { type: operation, resource } of pending) {
    assert.equal(operation, "creating");
    const kind = kinds.find(({ type, overwritten }) => type === resource.type && !overwritten);
    if (kind === undefined) continue;
    const found = (await kind.list(environment)).filter(({ name }) => name === resource.inputs?.[kind.knownBy]);
    assert.ok(found.length <= 1, `several of ${resource.urn}: ${JSON.stringify(found)}`);
    const name = resource.urn.slice(resource.urn.lastIndexOf("::") + 2);
    there.push(...found.map(({ id }) => ({ type: resource.type, name, id })));
  }
  await importAll(trial, there);
  await succeed(stack.pulumi("refresh", "--yes", "--skip-preview", "--clear-pending-creates"));
  await succeed(up(stack));
}

/** Where the file backend of a trial keeps the states of this project's stacks. */
export function stateDirectoryOf({ environment }: Trial): string {
  return fileURLToPath(`${environment["PULUMI_BACKEND_URL"] ?? ""}/.pulumi/stacks/cloudtrail-baseline`);
}

/** What to do when `pulumi up` says of something it was making that there is one already: it made it itself. */
export async function importRefused(trial: Trial, output: string): Promise<void> {
  const there: Import[] = [];
  for (const [, shownType, name = "", message = ""] of output.matchAll(
    /^ {2}(aws:\S+) \((\S+)\):\n((?: {4}.*\n)+)/gm,
  )) {
    const kind = kinds.find(({ type }) => type.replace(/\/\w+/, "") === shownType);
    if (kind === undefined) continue;
    const found = (await kind.list(trial.environment)).filter((one) => message.includes(`(${one.name})`));
    there.push(...found.map(({ id }) => ({ type: kind.type, name, id })));
  }
  assert.notEqual(there.length, 0, `nothing to import in:\n${output}`);
  await importAll(trial, there);
}

/**
 * What to do when `pulumi up` could not start a trail or set its selectors: the provider believes that they are set, and
 * reads only those that AWS has. Imported, the trail has what AWS has.
 */
export async function takeTrailAgain(trial: Trial): Promise<void> {
  const { stack, name: stackName } = trial;
  const { resources = [] } = await stateOf(stack);
  const { urn, type, id } = resources.find((resource) => resource.type === "aws:cloudtrail/trail:Trail") ?? {};
  if (urn === undefined || type === undefined || id === undefined) return;
  const { command, options } = stack.invocation("state");
  const remove = ["state", "delete", urn, "--force", "--target-dependents", "--yes", "--stack", stackName];
  await succeed(captureCommand(command, remove, options));
  await importAll(trial, [{ type, name: urn.slice(urn.lastIndexOf("::") + 2), id }]);
}

/** What to do after KMS created a key and its answer was lost: `pulumi up` has asked again, and there are two. */
export async function scheduleDeletionOfSpareKeys({ stack, environment }: Trial): Promise<void> {
  const used = (await succeed(stack.pulumi("stack", "output", "kmsKeyArn"))).trim();
  const keys = (await kinds.find(({ type }) => type === "aws:kms/key:Key")?.list(environment)) ?? [];
  const ours = keys.filter(({ name }) => name === "Encrypts the CloudTrail log files of cloudtrail-baseline");
  const spare = ours.filter(({ id }) => !used.endsWith(`:key/${id}`));
  assert.equal(spare.length, ours.length - 1);
  assert.notEqual(spare.length, 0, "no key is left over");
  const kms = new KMSClient(connectionTo(environment));
  for (const { id } of spare) await kms.send(new ScheduleKeyDeletionCommand({ KeyId: id }));
}

/** An entry of the file that `pulumi import --file` reads. */
interface Import {
  readonly type: string;
  readonly name: string;
  readonly id: string;
}

/** Imports parts of the component under the names that they were to have. */
async function importAll({ stack, directory }: Trial, imports: readonly Import[]): Promise<void> {
  if (imports.length === 0) return;
  const { resources = [] } = await stateOf(stack);
  const component = resources.find(({ type }) => type === "cloudtrail-baseline:index:MultiRegionTrail");
  assert.ok(component);
  const file = join(directory, `${component.urn.replace(/\W+/g, "-")}.json`);
  const entries = imports.map((entry) => ({ ...entry, parent: "component" }));
  await writeFile(file, JSON.stringify({ nameTable: { component: component.urn }, resources: entries }));
  await succeed(stack.pulumi("import", "--file", file, "--generate-code=false", "--yes", "--skip-preview"));
}
