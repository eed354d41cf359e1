import type { Command, Option } from "commander";
import { quote, suggestion } from "../audit/text";

/** A command that collects what it does not know instead of stopping at the first fault. */
export function lenient(command: Command): Command {
  return command
    .allowUnknownOption()
    .allowExcessArguments()
    .enablePositionalOptions()
    .helpCommand(false)
    .helpOption("-h, --help", "print this")
    .configureHelp({ optionTerm: termOf })
    .exitOverride();
}

/** Values are optional to the library, so that one that is missing is a fault like any other; to users they are not. */
function termOf({ flags }: Option): string {
  return flags.replace("[", "<").replace("]", ">");
}

/** The name of a command with those that it is one of. */
export function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}

/** What stands behind a command besides the options that it has. */
export interface Words {
  /** Those that the command expects. */
  readonly operands: readonly string[];
  /** What is wrong with all others, as sentences without their full stop. */
  readonly faults: readonly string[];
}

/**
 * Sorts what a command was given. A word behind an unknown option is taken for its value.
 *
 * @param expected - how many operands the command takes at most
 */
export function wordsOf(command: Command, expected = 0): Words {
  const operands: string[] = [];
  const faults: string[] = [];
  command.args.forEach((word, index) => {
    const before = command.args[index - 1] ?? "";
    if (isOption(word)) {
      faults.push(unknownOption(word, command));
    } else if (isOption(before) && !before.includes("=")) {
      return;
    } else if (operands.length < expected) {
      operands.push(word);
    } else {
      faults.push(unknownWord(word, command));
    }
  });
  return { operands, faults };
}

function isOption(word: string): boolean {
  return word.length > 1 && word.startsWith("-");
}

/** What follows an equals sign may be a secret. */
function unknownOption(word: string, command: Command): string {
  const [name = ""] = word.split("=");
  const names = [...command.options.flatMap(({ long }) => long ?? []), "--help"];
  return `${quote(name)} is not an option${suggestion(name, names)}`;
}

function unknownWord(word: string, command: Command): string {
  const commands = command.commands.map((each) => each.name());
  if (commands.length === 0) {
    return `${quote(word)} is one argument too many`;
  }
  return commands.includes(word)
    ? `Write ${word} before its options`
    : `${quote(word)} is not a command${suggestion(word, commands)}`;
}
