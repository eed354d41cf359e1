import assert from "node:assert/strict";
import type { LazyCommand } from "../../cli/lazyCommand";
import packageJson from "../../cli/package.json";
import { wordsOf } from "../../cli/commandLine";
import { runCommandLine } from "../../cli/runCommandLine";
import { keptStreams } from "./streams";

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command that ends with a code, and one that fails in a way that nobody foresaw. */
const commands: readonly LazyCommand[] = [
  {
    name: "seven",
    summary: "end with 7",
    load: () =>
      Promise.resolve((command, { ended, refused }) => {
        command.option("--colour [name]", "which colour").action(() => {
          const { faults } = wordsOf(command);
          if (faults.length > 0) refused(command, faults);
          else ended(7);
        });
      }),
  },
  {
    name: "broken",
    summary: "fail",
    load: () =>
      Promise.resolve((command) => {
        command.action(() => {
          throw new RangeError("the secret is hunter2");
        });
      }),
  },
];

async function run(...words: readonly string[]): Promise<Answer> {
  const streams = keptStreams();
  const code = await runCommandLine(words, commands, streams);
  return { code, ...streams.written() };
}

describe("the command line", () => {
  it("prints its help and its version, and is done", async () => {
    const help = await run("--help");
    assert.equal(help.code, 0);
    assert.match(help.out, /^Usage: cloudtrail-baseline [^]*seven +end with 7/);
    assert.deepEqual(await run("--version"), { code: 0, out: `${packageJson.version}\n`, err: "" });
  });

  it("prints the help of a command with angle brackets around values, which are not optional", async () => {
    assert.match(
      (await run("seven", "--help")).out,
      /Usage: cloudtrail-baseline seven [^]*--colour <name> +which colour/,
    );
  });

  it("prints its help as an error where there is nothing to do", async () => {
    const { code, out, err } = await run();
    assert.deepEqual({ code, out }, { code: 2, out: "" });
    assert.match(err, /^Usage: cloudtrail-baseline/);
  });

  it("ends as its command ends", async () => {
    assert.deepEqual(await run("seven"), { code: 7, out: "", err: "" });
    assert.deepEqual(await run("seven", "--colour", "red"), { code: 7, out: "", err: "" });
  });

  for (const [title, words, err] of [
    [
      "a misspelt command",
      ["sevne"],
      '"sevne" is not a command. Did you mean "seven"?\n`cloudtrail-baseline --help` says what is allowed.\n',
    ],
    [
      "a command that is like no other",
      ["xyz"],
      '"xyz" is not a command. Allowed: seven, broken.\n`cloudtrail-baseline --help` says what is allowed.\n',
    ],
    [
      "an option before the command",
      ["--colour=red", "seven"],
      'Nothing was done:\n- "--colour" is not an option. Allowed: --version, --help.\n- Write seven before its options.\n`cloudtrail-baseline --help` says what is allowed.\n',
    ],
    [
      "every fault at once, no value of an unknown option, and no control character",
      ["seven", "--color=hunter2", "--token", "hunter3", "one", "-\u001b"],
      "Nothing was done:\n" +
        '- "--color" is not an option. Did you mean "--colour"?\n' +
        '- "--token" is not an option. Allowed: --colour, --help.\n' +
        '- "one" is one argument too many.\n' +
        '- "-\\u{1b}" is not an option. Allowed: --colour, --help.\n' +
        "`cloudtrail-baseline seven --help` says what is allowed.\n",
    ],
  ] as const) {
    it(`refuses ${title}`, async () => {
      assert.deepEqual(await run(...words), { code: 2, out: "", err });
    });
  }

  it("says of a defect what and where it is, but not its message", async () => {
    const { code, out, err } = await run("broken");
    assert.deepEqual({ code, out }, { code: 2, out: "" });
    assert.match(
      err,
      /^cloudtrail-baseline failed: RangeError at .*runCommandLine\.spec.*\.\nThis is a bug\. Please report it to its maintainers\.\n$/,
    );
  });
});
