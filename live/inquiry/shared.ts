import { PackedMap } from "../packedMap";
import { isFact } from "./told";

/** Answers about things that several accounts see, so that each is asked for once. */
export class Shared<Answers extends object> {
  readonly #asking = new Map<string, Promise<Answers>>();
  readonly #kept = new PackedMap<string, Answers>();

  /**
   * Asks about a thing, after whoever asks about it at the moment.
   *
   * @param ask - asks for what others were not told
   */
  ask(name: string, ask: (earlier: Answers | undefined) => Promise<Answers>): Promise<Answers> {
    const answers = this.#askAfter(this.#asking.get(name), name, ask);
    this.#asking.set(name, answers);
    const done = (): void => {
      if (this.#asking.get(name) === answers) this.#asking.delete(name);
    };
    answers.then(done, done);
    return answers;
  }

  /** Takes what was known about a thing before. What several knew of it goes together. */
  recall(name: string, answers: Answers): void {
    const others = this.get(name);
    this.#kept.set(name, others === undefined ? answers : together(others, answers));
  }

  /** What is known about a thing by now; `undefined` where nobody asked. */
  get(name: string): Answers | undefined {
    return this.#kept.get(name);
  }

  async #askAfter(
    before: Promise<Answers> | undefined,
    name: string,
    ask: (earlier: Answers | undefined) => Promise<Answers>,
  ): Promise<Answers> {
    const earlier = before === undefined ? this.get(name) : await before;
    const answers = await ask(earlier);
    if (answers !== earlier) this.#kept.set(name, answers);
    return answers;
  }
}

/** The later answers, with what only the earlier ones know. */
function together<Answers extends object>(earlier: Answers, later: Answers): Answers {
  const known = Object.entries(earlier).filter(([name, answer]) => {
    const other: unknown = later[name as keyof Answers];
    return isKnown(answer) && !isKnown(other);
  });
  return { ...later, ...Object.fromEntries(known) };
}

function isKnown(answer: unknown): boolean {
  return isFact(answer) && answer.known;
}
