import assert from "node:assert/strict";
import { readTrails } from "../../../sandbox/accountFacts";
import type { Answer } from "../../../sandbox/captureCommand";
import type { Sandbox } from "../../../sandbox/sandbox";
import { ownStack, type Stack } from "../support";
import { bucketNames, newAccount } from "./account";
import { FaultProxy, type Call } from "./faultProxy";

/** A stack of this repository's program, in an account that nothing else uses. */
export interface Trial {
  readonly stack: Stack;
  /** Variables that point at the account. */
  readonly environment: NodeJS.ProcessEnv;
}

/** How a trial is set up. */
export interface TrialOptions {
  /** Home region of the trail. Defaults to the sandbox's own. */
  readonly region?: string | undefined;
}

/** Sets up a trial. */
export async function newTrial(sandbox: Sandbox, name: string, { region }: TrialOptions = {}): Promise<Trial> {
  const account = await newAccount(sandbox.environment);
  const variables = { ...account, ...(region !== undefined && { AWS_REGION: region, AWS_DEFAULT_REGION: region }) };
  return {
    stack: (await ownStack(sandbox, name)).withEnvironment(variables),
    environment: { ...sandbox.environment, ...variables },
  };
}

/** `--config KEY=VALUE` for each of these settings. */
export function configured(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
}

/** `pulumi up` without questions. */
export function up(stack: Stack, ...args: readonly string[]): Promise<Answer> {
  return stack.pulumi("up", "--yes", "--skip-preview", ...args);
}

/** Runs a command of a stack that must succeed, and returns what it printed. */
export async function succeed(command: Promise<Answer>): Promise<string> {
  const { code, output } = await command;
  assert.equal(code, 0, output);
  return output;
}

/** Runs what follows a fault, without any, and makes sure that none of it stops or deletes a trail. */
export async function withoutFaults(trial: Trial, work: (trial: Trial) => Promise<void>): Promise<void> {
  const proxy = await FaultProxy.start(trial.environment);
  try {
    await work({ ...trial, stack: trial.stack.withEnvironment(proxy.environment) });
    assertNothingTakenAway(proxy.calls);
  } finally {
    await proxy.close();
  }
}

/** Asserts that no call deleted anything or stopped a trail from logging. */
export function assertNothingTakenAway(calls: readonly Call[]): void {
  const names = calls.map(({ operation }) => operation);
  assert.deepEqual(
    names.filter((name) => /:(Delete|StopLogging|ScheduleKeyDeletion)/.test(name)),
    [],
  );
}

/** Asserts that a further `up` changes nothing and that the account has what one clean `up` makes, and nothing else. */
export async function assertConverged({ stack, environment }: Trial): Promise<void> {
  await succeed(up(stack, "--expect-no-changes"));
  assert.deepEqual((await stateOf(stack)).pending_operations ?? [], []);
  const [trail, ...others] = await readTrails(environment);
  assert.deepEqual(others, [], "a second trail");
  assert.ok(trail, "no trail");
  const { bucket, ...rest } = trail;
  assert.equal(rest.logging, true, "the trail does not log");
  assert.equal(rest.multiRegion, true);
  assert.equal(rest.logFileValidation, true);
  assert.equal(rest.homeRegion, environment["AWS_REGION"]);
  const { name, encryption, ...protections } = bucket;
  assert.deepEqual(await bucketNames(environment), [name], "an orphaned bucket");
  assert.equal(encryption, "AES256");
  assert.deepEqual(
    Object.entries(protections).filter(([, isOn]) => !isOn),
    [],
  );
}

/** A resource in a stack's state. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly parent?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** What a stack's state says of its resources. */
export interface State {
  readonly resources?: readonly StateResource[];
  /** Operations that were under way when Pulumi ended. */
  readonly pending_operations?: readonly { readonly type: string; readonly resource: StateResource }[];
}

/** The state of a stack, from `pulumi stack export`. */
export async function stateOf(stack: Stack): Promise<State> {
  const output = await succeed(stack.pulumi("stack", "export"));
  return (JSON.parse(output.slice(output.indexOf("{"))) as { deployment: State }).deployment;
}
