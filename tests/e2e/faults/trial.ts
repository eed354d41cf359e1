import assert from "node:assert/strict";
import { CloudTrailClient, GetEventSelectorsCommand, GetInsightSelectorsCommand } from "@aws-sdk/client-cloudtrail";
import { connectionTo } from "../connection";
import { readTrails } from "../readTrails";
import type { Answer } from "../../../sandbox/captureCommand";
import type { Sandbox } from "../../../sandbox/sandbox";
import type { Stack } from "../support";
import { newAccount } from "./account";
import { compiledStack } from "./compiledProgram";
import { bare, configured, type Configuration } from "./configuration";
import { FaultProxy, type Call } from "./faultProxy";
import { kinds } from "./inventory";

/** A stack of this repository's program, in an account that nothing else uses. */
export interface Trial {
  /** Name of the stack. */
  readonly name: string;
  readonly stack: Stack;
  /** Variables that point at the account. */
  readonly environment: NodeJS.ProcessEnv;
  /** Directory for files, gone with the sandbox. */
  readonly directory: string;
}

/** How a trial is set up. */
export interface TrialOptions {
  /** Home region of the trail. Defaults to the sandbox's own. */
  readonly region?: string | undefined;
  /** Configuration of the stack. Defaults to none. */
  readonly configuration?: Configuration | undefined;
}

/** Sets up a trial. */
export async function newTrial(
  sandbox: Sandbox,
  name: string,
  { region, configuration = bare }: TrialOptions = {},
): Promise<Trial> {
  const account = await newAccount(sandbox.environment);
  const variables = { ...account, ...(region !== undefined && { AWS_REGION: region, AWS_DEFAULT_REGION: region }) };
  const stack = await compiledStack(sandbox, name);
  await stack.configure(configured(configuration));
  return {
    name,
    stack: stack.withEnvironment(variables),
    environment: { ...sandbox.environment, ...variables },
    directory: sandbox.directory,
  };
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
    names.filter((name) => /:(Delete|Remove|StopLogging|ScheduleKeyDeletion)/.test(name)),
    [],
  );
}

/** Asserts that a further `up` changes nothing and that the account has what one clean `up` makes, and nothing else. */
export async function assertConverged({ stack, environment }: Trial): Promise<void> {
  await succeed(up(stack, "--expect-no-changes"));
  const { resources = [], pending_operations: pending = [] } = await stateOf(stack);
  assert.deepEqual(pending, []);
  const [trail, ...others] = await readTrails(environment);
  assert.deepEqual(others, [], "a second trail");
  assert.ok(trail, "no trail");
  const { bucket, ...rest } = trail;
  assert.equal(rest.logging, true, "the trail does not log");
  assert.equal(rest.multiRegion, true);
  assert.equal(rest.logFileValidation, true);
  assert.equal(rest.homeRegion, environment["AWS_REGION"]);
  const { encryption, ...protections } = bucket;
  assert.equal(encryption, "AES256");
  assert.deepEqual(
    Object.entries(protections).filter(([, isOn]) => !isOn),
    [],
  );
  await assertSelected(environment, resources.find(({ type }) => type === "aws:cloudtrail/trail:Trail")?.inputs);
  for (const { type, list } of kinds) {
    const known = resources.filter((resource) => resource.type === type).map(({ id }) => id);
    const there = (await list(environment)).map(({ id }) => id);
    assert.deepEqual(there.sort(), known.sort(), `${type}: what the account has, and what the stack knows of`);
  }
}

/** Inputs of a trail that say what it records. */
interface Selected {
  readonly advancedEventSelectors?: readonly { readonly name?: string }[];
  readonly insightSelectors?: readonly { readonly insightType?: string }[];
}

/** Asserts that AWS has the selectors that the stack says: the provider takes the lack of them for granted. */
async function assertSelected(environment: NodeJS.ProcessEnv, trail: Selected = {}): Promise<void> {
  const cloudTrail = new CloudTrailClient(connectionTo(environment));
  const TrailName = "cloudtrail-baseline";
  const { AdvancedEventSelectors: selectors } = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName }));
  assert.deepEqual(
    // Without any, AWS records management events.
    selectors?.map(({ Name }) => Name) ?? ["Management events selector"],
    trail.advancedEventSelectors?.map(({ name }) => name),
    "what the trail records",
  );
  if (trail.insightSelectors === undefined) return;
  const { InsightSelectors: insights } = await cloudTrail.send(new GetInsightSelectorsCommand({ TrailName }));
  assert.deepEqual(
    insights?.map(({ InsightType }) => InsightType),
    trail.insightSelectors.map(({ insightType }) => insightType),
  );
}

/** A resource in a stack's state. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly parent?: string;
  readonly protect?: boolean;
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
