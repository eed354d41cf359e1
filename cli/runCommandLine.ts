import { Command, CommanderError } from "commander";
import { fullName, lenient, wordsOf } from "./commandLine";
import { defect } from "./defect";
import { exitCodes } from "./exitCodes";
import type { LazyCommand } from "./lazyCommand";
import { description, version } from "./package.json";
import { type Streams, writeTo } from "./streams";

/** Where there is no terminal to ask. */
const usualWidth = 100;

/**
 * Runs a command line to its end.
 *
 * @param words - what stands behind the name of the program
 * @param commands - what there is to choose from
 * @returns the exit code
 */
export async function runCommandLine(
  words: readonly string[],
  commands: readonly LazyCommand[],
  streams: Streams,
): Promise<number> {
  const said = { out: "", err: "" };
  let code: number = exitCodes.done;
  const program = lenient(new Command("cloudtrail-baseline"))
    .description(description)
    .version(version, "-V, --version", "print the version")
    .configureOutput({
      writeOut: (text) => (said.out += text),
      writeErr: (text) => (said.err += text),
      getOutHelpWidth: () => streams.out.columns ?? usualWidth,
      getErrHelpWidth: () => streams.err.columns ?? usualWidth,
    });
  const refused = (command: Command, faults: readonly string[]): void => {
    said.err += refusal(command, faults);
    code = exitCodes.wrongUsage;
  };
  program.action(() => {
    const { faults } = wordsOf(program);
    if (faults.length === 0) program.help({ error: true });
    refused(program, faults);
  });
  try {
    for (const { name, summary, load } of commands) {
      const command = lenient(program.command(name)).summary(summary);
      if (words.includes(name)) (await load())(command, { streams, refused, ended: (exitCode) => (code = exitCode) });
    }
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    // Help and version end by an error, too.
    if (error instanceof CommanderError) {
      code = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
    } else {
      said.err += defect(error);
      code = exitCodes.wrongUsage;
    }
  }
  if (said.out !== "") await writeTo(streams.out, said.out);
  if (said.err !== "") await writeTo(streams.err, said.err);
  return code;
}

function refusal(command: Command, faults: readonly string[]): string {
  const sentences = faults.map((fault) => (/[.?!]$/.test(fault) ? fault : `${fault}.`));
  const told = sentences.length === 1 ? sentences : ["Nothing was done:", ...sentences.map((each) => `- ${each}`)];
  return `${[...told, `\`${fullName(command)} --help\` says what is allowed.`].join("\n")}\n`;
}
