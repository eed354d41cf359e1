import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { startChecked } from "../../../policypack/policy/configurationCheck";

type Handlers = Readonly<Record<string, (call: unknown, answer: (error: unknown) => void) => void>>;

const { Server } = createRequire(require.resolve("@pulumi/policy"))("@grpc/grpc-js") as {
  Server: { prototype: { addService?: (service: unknown, handlers: Handlers) => void } };
};
const original = Server.prototype.addService;

/** The handlers that a pack ends up with which registers `configure`, and what that was called with. */
function started(faults: readonly string[]): { handlers: Handlers; passed: unknown[] } {
  let handlers: Handlers = {};
  const passed: unknown[] = [];
  Server.prototype.addService = (_, added) => (handlers = added);
  startChecked(
    () => faults,
    () => Server.prototype.addService?.({}, { configure: (call) => passed.push(call) }),
  );
  return { handlers, passed };
}

function callWith(entries: readonly unknown[]): unknown {
  return { request: { getPolicyconfigMap: () => ({ entries: () => entries }) } };
}

describe("the check of the configuration on its way in", () => {
  afterEach(() => {
    Server.prototype.addService = original as never;
  });

  it("leaves the server's class as it was, also when the pack does not start", () => {
    const seen: boolean[] = [];
    const start = (): never => {
      seen.push(Server.prototype.addService !== original);
      throw new RangeError("no pack");
    };
    assert.throws(() => {
      startChecked(() => [], start);
    }, RangeError);
    assert.deepEqual(seen, [true]);
    assert.equal(Server.prototype.addService, original);
  });

  it("answers faults in place of the SDK, and no more than fit into an answer", () => {
    const { handlers, passed } = started(Array.from({ length: 30 }, (_, index) => `fault ${index}`));
    const answers: { message: string }[] = [];
    handlers["configure"]?.(callWith([]), (error) => answers.push(error as { message: string }));
    assert.deepEqual(passed, []);
    const lines = answers[0]?.message.split("\n") ?? [];
    assert.deepEqual([lines[1], lines.at(-1), lines.length], ["- fault 0.", "- and 10 more.", 22]);
  });

  it("leaves to the SDK what has no faults, and messages it does not understand", () => {
    for (const [faults, call] of [
      [[], callWith([])],
      [["fault"], {}],
    ] as const) {
      const { handlers, passed } = started(faults);
      handlers["configure"]?.(call, () => assert.fail("answered"));
      assert.deepEqual(passed, [call]);
    }
  });

  it("starts the pack where the SDK has another kind of server", () => {
    Server.prototype.addService = undefined as never;
    let isStarted = false;
    startChecked(
      () => ["fault"],
      () => (isStarted = true),
    );
    assert.ok(isStarted);
  });
});

describe("the compiled policies", () => {
  it("do not load the AWS SDK when they start", async () => {
    const compiled = join(__dirname, "..", "..", "..", "policypack", "bin", "policies.js");
    const script =
      `require(${JSON.stringify(compiled)}).policies();` +
      "console.log(Object.keys(require.cache).filter((file) => /[\\\\/]@(aws-sdk|smithy)[\\\\/]/.test(file)).length);";
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script]);
    assert.equal(stdout.trim(), "0");
  });
});
