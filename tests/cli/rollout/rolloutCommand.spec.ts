import assert from "node:assert/strict";
import { defineRollout } from "../../../cli/rollout/rolloutCommand";
import { runCommandLine } from "../../../cli/runCommandLine";
import { keptStreams } from "../streams";

async function run(...words: readonly string[]) {
  const streams = keptStreams();
  const rollout = { name: "rollout", summary: "rollout", load: () => Promise.resolve(defineRollout) };
  const code = await runCommandLine(["rollout", ...words], [rollout], streams);
  return { code, ...streams.written() };
}

describe("the commands of a rollout", () => {
  it("say what they take", async () => {
    const { code, out } = await run("plan", "--help");
    assert.equal(code, 0);
    assert.match(out, /^Usage: cloudtrail-baseline rollout plan \[options\]\n[^]*--max-accounts <n>[^]*Exit codes:/);
  });

  it("print their help as an error where there is nothing to do", async () => {
    const { code, out, err } = await run();
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /^Usage: cloudtrail-baseline rollout [^]* plan /);
  });

  for (const [words, err] of [
    [
      ["paln"],
      '"paln" is not a command. Did you mean "plan"?\n`cloudtrail-baseline rollout --help` says what is allowed.\n',
    ],
    [
      ["plan", "--max-account", "3", "--region", "moon"],
      "Nothing was done:\n" +
        '- "--max-account" is not an option. Did you mean "--max-accounts"?\n' +
        '- --region: "moon" is not a region of AWS. Write one like "eu-west-1".\n' +
        "`cloudtrail-baseline rollout plan --help` says what is allowed.\n",
    ],
  ] as const) {
    it(`refuse: ${words.join(" ")}`, async () => {
      assert.deepEqual(await run(...words), { code: 2, out: "", err });
    });
  }
});
