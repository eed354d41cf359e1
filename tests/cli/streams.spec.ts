import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { writeTo } from "../../cli/streams";

/** A stream that refuses everything with an error of this code. */
function failing(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done(Object.assign(new Error("no"), { code }));
    },
  });
}

describe("writing to a stream", () => {
  it("ends well where the reader went away", async () => {
    await writeTo(failing("EPIPE"), "text");
  });

  it("fails where the text was lost for another reason", async () => {
    await assert.rejects(writeTo(failing("ENOSPC"), "text"));
  });
});
