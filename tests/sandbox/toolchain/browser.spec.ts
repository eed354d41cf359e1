import assert from "node:assert/strict";
import { Progress } from "../../../sandbox/progress";
import { ensureBrowser } from "../../../sandbox/toolchain";

describe("the browser of the tests", () => {
  for (const path of ["/no/such/browser", process.execPath]) {
    it(`is not ${path}, which CHROME_PATH names`, async () => {
      await assert.rejects(ensureBrowser(new Progress(), { CHROME_PATH: path }), {
        name: "ToolchainError",
        message:
          `CHROME_PATH is ${path}, which does not start or is no Chrome or Chromium: one of version 123 or newer is ` +
          "needed. Correct it or unset it.",
      });
    });
  }

  it("is one that starts", async function () {
    this.timeout("20m");
    const { path } = await ensureBrowser(new Progress());
    assert.equal((await ensureBrowser(new Progress(), { CHROME_PATH: path })).path, path);
  });
});
