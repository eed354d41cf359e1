import assert from "node:assert/strict";
import { readTrails } from "../readTrails";
import type { Answer } from "../../../sandbox/captureCommand";
import { compiledStack } from "../faults/compiledProgram";
import { configured } from "../faults/configuration";
import { FaultProxy } from "../faults/faultProxy";
import { useSandbox, type Stack } from "../support";
import type { Change, Options, Refusal } from "./changes";
import { createExisting, type Existing } from "./existing";
import { LogGroups } from "./logGroups";
import { stepsIn } from "./steps";

/** What would interrupt the recording. */
const interruptions = ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:CreateTrail"];

/** What takes away a log group, a metric filter, a role or its policy. */
const removal = /^(iam|logs):Delete/;

/**
 * Tests that bring up one stack and change its options.
 *
 * @param rounds - changes in their order, those of one update together
 * @param refusals - changes of the stack as it is at first that are refused, by title
 */
export function changesLiveStack(
  rounds: readonly (readonly Change[])[],
  refusals: Iterable<readonly [title: string, refusal: Refusal]>,
): void {
  const sandbox = useSandbox();
  let stack: Stack;
  let proxy: FaultProxy;
  let existing: Existing;
  let logGroups: LogGroups;
  let options: Options = {};

  before(async () => {
    existing = await createExisting(sandbox().environment);
    logGroups = new LogGroups(sandbox().environment);
    proxy = await FaultProxy.start(sandbox().environment);
    stack = (await compiledStack(sandbox(), "options")).withEnvironment(proxy.environment);
    await succeed(stack.pulumi("up", "--yes", "--skip-preview"));
  });

  after(() => proxy.close());

  for (const [title, { set, message }] of refusals) {
    it(`refuses to change ${title} before anything is done`, async () => {
      const from = proxy.calls.length;
      await stack.configure(configured({ ...options, ...set(existing) }));
      const { code, output } = await stack.pulumi("up", "--yes");
      assert.notEqual(code, 0, output);
      assert.match(output, message);
      assert.deepEqual(
        proxy.calls.slice(from).filter(({ mutating }) => mutating),
        [],
      );
    });
  }

  for (const [index, changes] of rounds.entries()) {
    describe(`in update ${index + 1}`, () => {
      let steps: ReturnType<typeof stepsIn>;
      let calls: readonly string[];

      before(async () => {
        options = changes.reduce((all, { set }) => ({ ...all, ...set(existing) }), options);
        await stack.configure(configured(options));
        const from = proxy.calls.length;
        steps = stepsIn(await succeed(stack.pulumi("up", "--yes", "--json")));
        calls = proxy.calls.slice(from).map(({ operation }) => operation);
      });

      for (const { title, steps: own } of changes) {
        it(`changes ${title}`, () => {
          assert.deepEqual(
            own.filter((step) => !steps.previewed.includes(step)),
            [],
          );
        });
      }

      for (const { title, readBack } of changes) {
        if (readBack !== undefined)
          it(`is told by AWS of ${title}`, () =>
            readBack(sandbox().environment, () => succeed(stack.pulumi("stack", "export"))));
      }

      it("previews these steps and no others, takes them, and leaves the trail logging", async () => {
        assert.deepEqual(steps.previewed, changes.flatMap(({ steps: own }) => own).sort());
        assert.deepEqual(steps.done, steps.previewed);
        assert.deepEqual(
          calls.filter((operation) => interruptions.includes(operation)),
          [],
        );
        const removed = calls.findIndex((operation) => removal.test(operation));
        assert.ok(removed < 0 || removed > calls.lastIndexOf("cloudtrail:UpdateTrail"), "the trail is changed first");
        const [trail, ...others] = await readTrails(sandbox().environment);
        assert.deepEqual(others, []);
        assert.equal(trail?.logging, true);
        await logGroups.areAsAskedFor(options);
        // One that the stack creates, it says itself.
        if (options.snsTopicArn !== undefined) assert.equal(trail.topicArn, options.snsTopicArn);
      });
    });
  }

  // In a block of its own, for mocha runs the tests of a block before the blocks in it.
  describe("after the last update", () => {
    it("has nothing left to change", () => succeed(stack.pulumi("preview", "--refresh", "--expect-no-changes")));
  });
}

async function succeed(answer: Promise<Answer>): Promise<string> {
  const { code, output } = await answer;
  assert.equal(code, 0, output);
  return output;
}
