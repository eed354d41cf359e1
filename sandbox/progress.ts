/** How often a long step says on a stream without a terminal that it is still at work. */
const heartbeatMilliseconds = 15_000;

/** How often the line on a terminal is drawn again. */
const redrawMilliseconds = 200;

/** Where progress is written: a terminal or any other stream. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A step at work, as its function sees it. */
export interface Step {
  /** Says what the step is doing now; shown beside its title. */
  update(detail: string): void;
}

interface RunningStep {
  readonly title: string;
  readonly started: number;
  detail: string;
}

interface FinishedStep {
  readonly title: string;
  readonly milliseconds: number;
}

/**
 * Shows what takes time, with why and for how long: one live line on a terminal, plain lines elsewhere.
 * Remembers how long each step took, for a summary of where the time went.
 */
export class Progress {
  private readonly running: RunningStep[] = [];
  private readonly finished: FinishedStep[] = [];
  private readonly started = Date.now();
  private readonly live: boolean;
  private readonly colored: boolean;

  /**
   * @param stream Where to write; standard error, so that standard output stays the command's own.
   * @param heartbeat How often a long step reports itself on a stream that is no terminal, in milliseconds.
   */
  constructor(
    private readonly stream: ProgressStream = process.stderr,
    private readonly heartbeat = heartbeatMilliseconds,
  ) {
    this.live = stream.isTTY === true && process.env["TERM"] !== "dumb";
    this.colored = this.live && !process.env["NO_COLOR"];
  }

  /**
   * Runs a step and shows it. Its end is shown with its duration, and counts in the summary even when it fails.
   *
   * @param title What is done, in a few words.
   * @param why Why it is done; shown once at the start.
   */
  async step<T>(title: string, why: string, work: (step: Step) => Promise<T>): Promise<T> {
    const running: RunningStep = { title, started: Date.now(), detail: why };
    this.running.push(running);
    if (!this.live) {
      this.line(`${title}: ${why}`);
    }
    const timer = setInterval(
      () => {
        this.tick(running);
      },
      this.live ? redrawMilliseconds : this.heartbeat,
    );
    timer.unref();
    try {
      const result = await work({
        update: (detail) => {
          running.detail = detail;
          this.draw();
        },
      });
      this.end(running, timer, "done in");
      return result;
    } catch (error) {
      this.end(running, timer, "failed after");
      throw error;
    }
  }

  /**
   * Runs a step that writes to the terminal itself, so that nothing is drawn meanwhile. Its end counts in the summary
   * even when it fails.
   *
   * @param title What is done, in a few words.
   * @param why Why it is done; shown once at the start.
   */
  async inForeground<T>(title: string, why: string, work: () => Promise<T>): Promise<T> {
    const started = Date.now();
    this.line(`${title}: ${why}`);
    try {
      return await work();
    } finally {
      this.finished.push({ title, milliseconds: Date.now() - started });
    }
  }

  /** Writes a line of its own, without disturbing the live one. */
  note(text: string): void {
    this.line(text);
  }

  /** Says where the time went: the finished steps in order, and the time since the start. */
  summary(): string {
    const rows: [string, number][] = this.finished.map((step) => [step.title, step.milliseconds]);
    rows.push(["in all", Date.now() - this.started]);
    const width = Math.max(...rows.map(([title]) => title.length));
    return [
      "Where the time went:",
      ...rows.map(([title, time]) => `  ${title.padEnd(width)}  ${formatDuration(time)}`),
    ].join("\n");
  }

  private tick(step: RunningStep): void {
    if (this.live) {
      this.draw();
    } else {
      this.line(`${step.title}: still running after ${formatDuration(Date.now() - step.started)} (${step.detail})`);
    }
  }

  private end(step: RunningStep, timer: NodeJS.Timeout, outcome: string): void {
    clearInterval(timer);
    const milliseconds = Date.now() - step.started;
    this.running.splice(this.running.indexOf(step), 1);
    this.finished.push({ title: step.title, milliseconds });
    this.line(`${step.title}: ${outcome} ${formatDuration(milliseconds)}`);
  }

  /** Draws what is running over the live line. */
  private draw(): void {
    if (!this.live || this.running.length === 0) {
      return;
    }
    const parts = this.running.map(
      (step) => `${step.title} ${formatDuration(Date.now() - step.started)} (${step.detail})`,
    );
    // A line longer than the terminal would wrap, and could no longer be drawn over.
    const text = parts
      .reverse()
      .join("  ")
      .slice(0, (this.stream.columns ?? 80) - 1);
    this.stream.write(`\r\x1b[2K${this.colored ? `\x1b[36m${text}\x1b[39m` : text}`);
  }

  private line(text: string): void {
    this.stream.write(this.live ? `\r\x1b[2K${text}\n` : `${text}\n`);
    this.draw();
  }
}

/** Writes a duration for people: `0.4 s`, `12 s`, `3 min 05 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}
