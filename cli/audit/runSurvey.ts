import type { Command } from "commander";
import type { SurveyOptions } from "../../audit/surveyAccounts";
import { exitCodes } from "../exitCodes";
import type { Surroundings } from "../lazyCommand";
import type { ReadInputs } from "./auditInputs";
import { growSlowly } from "./growSlowly";
import { listenForInterruption } from "./interruption";
import { progressBarOn } from "./progressBar";

/** How accounts are asked by a command that somebody may interrupt. */
type Asking = Required<Pick<SurveyOptions, "signal" | "onProgress">>;

/** A command that asks accounts, and what it does about the answer. */
export interface Survey<Inputs, Answer> {
  /** What is wrong with the command line, as sentences without their full stop. */
  readonly usageFaults: readonly string[];
  /** What stands in the files that it names. */
  readonly read: ReadInputs<Inputs>;
  /** Asks the accounts, or says why nothing is to be written, as sentences without their full stop. */
  readonly ask: (
    inputs: Inputs,
    asking: Asking,
  ) => Promise<{ readonly answer: Answer } | { readonly faults: readonly string[] }>;
  /** Writes the answer, and tells whether all was written. */
  readonly write: (answer: Answer) => Promise<boolean>;
  /** The exit code of an answer to everything that was asked. */
  readonly codeOf: (answer: Answer) => number;
}

/** Runs a command that asks accounts: with a progress bar, and until somebody stops it. */
export async function runSurvey<Inputs, Answer>(
  command: Command,
  { usageFaults, read, ask, write, codeOf }: Survey<Inputs, Answer>,
  { streams, ended, refused }: Surroundings,
): Promise<void> {
  const faults = [...usageFaults, ...("faults" in read ? read.faults : [])];
  if (faults.length > 0 || "faults" in read) {
    refused(command, faults);
    return;
  }
  growSlowly();
  const interruption = listenForInterruption(streams.err);
  const bar = await progressBarOn(streams.err);
  try {
    const { signal } = interruption;
    const asked = await ask(read.inputs, { signal, onProgress: bar.show }).finally(bar.end);
    if ("faults" in asked) {
      refused(command, asked.faults);
      return;
    }
    const isWritten = await write(asked.answer);
    const code = signal.aborted ? exitCodes.stopped : codeOf(asked.answer);
    ended(isWritten ? code : exitCodes.wrongUsage);
  } finally {
    interruption.release();
  }
}
