import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { useSandbox } from "../support";
import { FaultProxy, type Call, type Moment } from "./faultProxy";
import { killTree } from "./processTree";
import { recoverFromKill, stateDirectoryOf } from "./recovery";
import { startAll } from "./startAll";
import { assertConverged, newTrial, succeed, up, withoutFaults, type Trial } from "./trial";

/** How many different points `up` is killed at. */
const points = 20;

describe("pulumi up killed with SIGKILL", function () {
  this.timeout("10m");
  const sandbox = useSandbox();
  let moments: readonly Moment[];
  let trials: Promise<void>[] = [];

  before(async () => {
    moments = momentsOf(await cleanRun());
    trials = startAll(moments, killAndRecover);
  });
  after(() => Promise.allSettled(trials));

  it(`is killed at ${points} different points`, () => {
    assert.equal(new Set(moments.map((moment) => JSON.stringify(moment))).size, points);
  });

  for (let point = 1; point <= points; point++) {
    it(`converges with the documented recovery after point ${point}`, () => trials[point - 1]);
  }

  it("converges with the documented recovery after a kill that tore the state's checksum", async () => {
    await Promise.allSettled(trials);
    const trial = await newTrial(sandbox(), "torn");
    await upAndKill(trial, { when: "after", operation: "s3:CreateBucket", nth: 1 });
    await truncate(join(stateDirectoryOf(trial), "torn.json.attrs"));
    const { code, output } = await trial.stack.pulumi("cancel", "--yes");
    assert.notEqual(code, 0);
    assert.match(output, /failed to load checkpoint: EOF/);
    await recoverAndCheck(trial);
  });

  /** The calls of an `up` that nothing disturbs. */
  async function cleanRun(): Promise<readonly Call[]> {
    const trial = await newTrial(sandbox(), "clean");
    const proxy = await FaultProxy.start(trial.environment);
    await succeed(up(trial.stack.withEnvironment(proxy.environment)));
    await proxy.close();
    return proxy.calls;
  }

  async function killAndRecover(moment: Moment): Promise<void> {
    const { when, operation = "change", nth } = moment;
    const trial = await newTrial(sandbox(), `killed-${when}-${operation.replace(":", "-")}-${nth}`);
    const call = await upAndKill(trial, moment);
    try {
      await recoverAndCheck(trial);
    } catch (error) {
      throw new Error(`Killed ${when} ${call.operation}: ${(error as Error).message}`, { cause: error });
    }
  }
});

async function recoverAndCheck(trial: Trial): Promise<void> {
  await withoutFaults(trial, async (calm) => {
    await recoverFromKill(calm);
    await assertConverged(calm);
  });
}

/**
 * Starts `up` and kills it with everything it started, at this moment. The proxy lets nothing through from then on, so
 * that not even a process that dies a little later can create anything.
 */
async function upAndKill({ stack, environment }: Trial, moment: Moment): Promise<Call> {
  const proxy = await FaultProxy.start(environment, { freezeAt: moment });
  const { command, args, options } = stack
    .withEnvironment(proxy.environment)
    .invocation("up", "--yes", "--skip-preview");
  const child = spawn(command, args, { ...options, stdio: "ignore" });
  const ended = once(child, "exit");
  try {
    const call = await Promise.race([proxy.frozen, ended.then(() => undefined)]);
    assert.ok(call, `up ended before ${JSON.stringify(moment)}`);
    await killTree(child.pid ?? 0);
    const [, signal] = (await ended) as [number | null, string | null];
    assert.equal(signal, "SIGKILL");
    return call;
  } finally {
    await proxy.close();
  }
}

/** Before the first call, after the last one, and moments before and after the changing calls, evenly spread. */
function momentsOf(calls: readonly Call[]): Moment[] {
  const first = calls.at(0)?.operation ?? "";
  const last = calls.at(-1)?.operation ?? "";
  const changes = calls.filter(({ mutating }) => mutating);
  const aroundChanges = changes.flatMap((_, index): Moment[] => [
    { when: "before", nth: index + 1 },
    { when: "after", nth: index + 1 },
  ]);
  const spread = Array.from({ length: points - 2 }, (_, index) => {
    const moment = aroundChanges[Math.floor((index * aroundChanges.length) / (points - 2))];
    assert.ok(moment);
    return moment;
  });
  return [
    { when: "before", operation: first, nth: 1 },
    ...spread,
    { when: "after", operation: last, nth: calls.filter(({ operation }) => operation === last).length },
  ];
}
