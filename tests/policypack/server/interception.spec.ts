import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Handlers, startIntercepted } from "../../../policypack/server/interception";
import { useCompiledPack } from "../../toolchain";

const { Server } = createRequire(require.resolve("@pulumi/policy"))("@grpc/grpc-js") as {
  Server: { prototype: { addService?: (service: unknown, handlers: Handlers) => void } };
};
const original = Server.prototype.addService;

describe("the interception of Pulumi's calls", () => {
  afterEach(() => {
    Server.prototype.addService = original as never;
  });

  it("replaces handlers of the SDK, and leaves the others", () => {
    const registered: Handlers[] = [];
    const [configure, analyze, ours] = [() => undefined, () => undefined, () => undefined];
    Server.prototype.addService = (_, handlers) => registered.push(handlers);
    startIntercepted(
      (handlers) => {
        assert.deepEqual(handlers, { configure, analyze });
        return { analyze: ours };
      },
      () => Server.prototype.addService?.({}, { configure, analyze }),
    );
    assert.deepEqual(registered, [{ configure, analyze: ours }]);
  });

  it("leaves the server's class as it was, also when the pack does not start", () => {
    const seen: boolean[] = [];
    const start = (): never => {
      seen.push(Server.prototype.addService !== original);
      throw new RangeError("no pack");
    };
    assert.throws(() => {
      startIntercepted(() => ({}), start);
    }, RangeError);
    assert.deepEqual(seen, [true]);
    assert.equal(Server.prototype.addService, original);
  });

  it("starts the pack where the SDK has another kind of server", () => {
    Server.prototype.addService = undefined as never;
    let isStarted = false;
    startIntercepted(
      () => assert.fail("there is nothing to stand in for"),
      () => (isStarted = true),
    );
    assert.ok(isStarted);
  });
});

describe("the compiled policies", () => {
  useCompiledPack();

  it("do not load the AWS SDK when they start", async () => {
    const compiled = join(__dirname, "..", "..", "..", "policypack", "bin", "policypack", "policies", "policies.js");
    const script =
      `require(${JSON.stringify(compiled)}).policies();` +
      "console.log(Object.keys(require.cache).filter((file) => /[\\\\/]@(aws-sdk|smithy)[\\\\/]/.test(file)).length);";
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script]);
    assert.equal(stdout.trim(), "0");
  });
});
