import type { Progress } from "../../audit";
import type { Output } from "../streams";

/** Shows how far an audit is. */
export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  /** Takes it off the screen. */
  readonly end: () => void;
}

const noBar: ProgressBar = { show: () => undefined, end: () => undefined };

/** A bar on a terminal; elsewhere nothing. */
export async function progressBarOn(stream: Output): Promise<ProgressBar> {
  if (stream.isTTY !== true) {
    return noBar;
  }
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    stream,
    format: "Asking AWS [{bar}] {value} of {total} accounts",
    barCompleteChar: "=",
    barIncompleteChar: " ",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  let isStarted = false;
  return {
    show: ({ done, total }) => {
      if (isStarted) {
        bar.setTotal(total);
        bar.update(done);
      } else {
        bar.start(total, done);
        isStarted = true;
      }
    },
    end: () => {
      bar.stop();
    },
  };
}
