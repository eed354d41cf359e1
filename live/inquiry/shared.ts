/** Answers about things that several accounts see, so that each is asked for once. */
export class Shared<Answers> {
  readonly #answers = new Map<string, Promise<Answers>>();

  /**
   * Asks about a thing, after whoever asks about it at the moment.
   *
   * @param ask - asks for what others were not told
   */
  ask(name: string, ask: (earlier: Answers | undefined) => Promise<Answers>): Promise<Answers> {
    const earlier: Promise<Answers | undefined> = this.#answers.get(name) ?? Promise.resolve(undefined);
    const answers = earlier.then(ask);
    this.#answers.set(name, answers);
    return answers;
  }

  /** What is known about a thing by now; `undefined` where nobody asked. */
  async get(name: string): Promise<Answers | undefined> {
    return this.#answers.get(name);
  }
}
