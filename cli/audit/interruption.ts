import { exitCodes } from "../exitCodes";
import { type Output, writeTo } from "../streams";

/** That somebody wants the command to end. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening: what comes later ends the process as usual. */
  release(): void;
}

const signals = ["SIGINT", "SIGTERM"] as const;

/** Hears Ctrl-C, and whoever else asks the process to end. Asked a second time, it ends at once. */
export function listenForInterruption(err: Output): Interruption {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) {
      process.exit(exitCodes.stopped);
    }
    controller.abort();
    void writeTo(err, "\nStopping: the report will say what is known. Press Ctrl-C again to end at once.\n");
  };
  for (const signal of signals) process.on(signal, interrupt);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of signals) process.off(signal, interrupt);
    },
  };
}
