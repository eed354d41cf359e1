import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { listenForInterruption } from "../../../cli/audit/interruption";

describe("an interruption", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`is heard: ${signal} stops the work, and a second one ends the process`, () => {
      const exit: unknown = Reflect.get(process, "exit");
      const codes: unknown[] = [];
      Reflect.set(process, "exit", (code: unknown) => codes.push(code));
      const err = new PassThrough();
      const interruption = listenForInterruption(err);
      try {
        assert.equal(interruption.signal.aborted, false);
        process.emit(signal);
        assert.equal(interruption.signal.aborted, true);
        assert.deepEqual(codes, []);
        assert.match(String(err.read()), /Stopping: .* Press Ctrl-C again to end at once\.\n$/);
        process.emit(signal);
        assert.deepEqual(codes, [130]);
      } finally {
        Reflect.set(process, "exit", exit);
        interruption.release();
      }
    });
  }
});
