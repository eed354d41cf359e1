import type { Command } from "commander";
import type { Streams } from "./streams";

/** A command whose code is loaded when it is asked for. */
export interface LazyCommand {
  readonly name: string;
  readonly summary: string;
  /** Loads what gives the command its options, and says what it does. */
  readonly load: () => Promise<(command: Command, surroundings: Surroundings) => void>;
}

/** What a command works with. */
export interface Surroundings {
  readonly streams: Streams;
  /** Called once, with the exit code. */
  readonly ended: (code: number) => void;
  /**
   * Called instead where the command line, or a file that it names, is wrong, and nothing was done.
   *
   * @param command - whose help says more
   * @param faults - every fault, as sentences without their full stop
   */
  readonly refused: (command: Command, faults: readonly string[]) => void;
}
