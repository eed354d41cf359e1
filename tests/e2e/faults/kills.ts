import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { useSandbox } from "../support";
import { full } from "./configuration";
import { FaultProxy, type Call, type Moment } from "./faultProxy";
import { killTree } from "./processTree";
import { recoverFromKill, stateDirectoryOf } from "./recovery";
import { startAll } from "./startAll";
import { assertConverged, newTrial, succeed, up, withoutFaults, type Trial } from "./trial";

/** A call of AWS around which `up` is killed. */
type KnownMoment = Moment & { readonly operation: string };

/** Points at which `up` of everything is killed: what AWS has made by then, the stack does not know of. */
export const momentsOfParts: readonly KnownMoment[] = [
  { when: "after", operation: "kms:CreateKey", nth: 1 },
  { when: "before", operation: "kms:EnableKeyRotation", nth: 1 },
  { when: "after", operation: "iam:CreateRole", nth: 1 },
  { when: "after", operation: "s3:CreateBucket", nth: 3 },
  { when: "after", operation: "glue:CreateDatabase", nth: 1 },
  { when: "after", operation: "athena:CreateNamedQuery", nth: 2 },
  { when: "after", operation: "logs:CreateLogGroup", nth: 1 },
  { when: "after", operation: "sns:CreateTopic", nth: 2 },
  { when: "after", operation: "sns:Subscribe", nth: 1 },
  { when: "after", operation: "iam:PutRolePolicy", nth: 1 },
  { when: "after", operation: "cloudtrail:CreateTrail", nth: 1 },
  { when: "after", operation: "events:PutRule", nth: 1 },
  { when: "after", operation: "cloudwatch:PutMetricAlarm", nth: 2 },
];

/** How many points of a bucket and a trail there are. */
const pointsInAll = 8;

/** Each of them, by its number. */
export const everyPoint: readonly number[] = Array.from({ length: pointsInAll }, (_, index) => index + 1);

/**
 * The tests that `up` of a bucket and a trail, killed at each of these of its evenly spread points, and `up` of everything,
 * killed at each of these moments, is recovered from as docs/recovery.md says.
 */
export function recoversFromKills(points: readonly number[], parts: readonly KnownMoment[]): void {
  const sandbox = useSandbox();
  let moments: readonly Moment[];
  let trials: Promise<void>[] = [];

  before(async () => {
    moments = points.length === 0 ? [] : momentsOf(await cleanRun());
    trials = startAll(
      [
        ...points.map((point) => () => killAndRecover(moments[point - 1] ?? assert.fail())),
        ...parts.map((moment) => () => killAndRecover(moment, full)),
        tearAndRecover,
      ],
      (trial) => trial(),
    );
  });
  after(() => Promise.allSettled(trials));

  if (points.length > 0) {
    it(`has ${pointsInAll} different points of a bucket and a trail to be killed at`, () => {
      assert.equal(new Set(moments.map((moment) => JSON.stringify(moment))).size, pointsInAll);
    });
  }

  for (const [index, point] of points.entries()) {
    it(`converges with the documented recovery after point ${point} of a bucket and a trail`, () => trials[index]);
  }

  for (const [index, { when, operation, nth }] of parts.entries()) {
    it(`converges with the documented recovery of every part ${when} ${operation}, call ${nth}`, () =>
      trials[points.length + index]);
  }

  it("converges with the documented recovery after a kill that tore the state's checksum", () => trials.at(-1));

  /** The calls of an `up` that nothing disturbs. */
  async function cleanRun(): Promise<readonly Call[]> {
    const trial = await newTrial(sandbox(), "clean");
    const proxy = await FaultProxy.start(trial.environment);
    await succeed(up(trial.stack.withEnvironment(proxy.environment)));
    await proxy.close();
    return proxy.calls;
  }

  async function killAndRecover(moment: Moment, configuration?: typeof full): Promise<void> {
    const { when, operation = "change", nth } = moment;
    const extent = configuration === undefined ? "bare" : "full";
    const name = `${extent}-${when}-${operation.replace(":", "-")}-${nth}`;
    const trial = await newTrial(sandbox(), name, { configuration });
    const call = await upAndKill(trial, moment);
    try {
      await recoverAndCheck(trial);
    } catch (error) {
      throw new Error(`Killed ${when} ${call.operation}: ${(error as Error).message}`, { cause: error });
    }
  }

  async function tearAndRecover(): Promise<void> {
    const trial = await newTrial(sandbox(), "torn");
    await upAndKill(trial, { when: "after", operation: "s3:CreateBucket", nth: 1 });
    await truncate(join(stateDirectoryOf(trial), "torn.json.attrs"));
    const { code, output } = await trial.stack.pulumi("cancel", "--yes");
    assert.notEqual(code, 0);
    assert.match(output, /failed to load checkpoint: EOF/);
    await recoverAndCheck(trial);
  }
}

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
  const spread = Array.from({ length: pointsInAll - 2 }, (_, index) => {
    const moment = aroundChanges[Math.floor((index * aroundChanges.length) / (pointsInAll - 2))];
    assert.ok(moment);
    return moment;
  });
  return [
    { when: "before", operation: first, nth: 1 },
    ...spread,
    { when: "after", operation: last, nth: calls.filter(({ operation }) => operation === last).length },
  ];
}
