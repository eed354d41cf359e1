/** Lets a few things be done at the same time, the others one after the other in the order they came. */
export class CallLimit {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param most - how many things at a time */
  constructor(readonly most: number) {}

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running === this.most) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) {
        this.#running--;
      } else {
        next();
      }
    }
  }
}
