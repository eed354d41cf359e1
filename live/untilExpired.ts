/** How long before its end an answer is asked for anew, in milliseconds: calls under way have to end with it. */
const margin = 5 * 60_000;

/** What is good for some time. */
interface Expiring {
  /** Absent where it has no end. */
  readonly expiration?: Date | undefined;
}

/** Asks once and gives every caller the same answer, until that is about to expire. A failure is not kept. */
export function untilExpired<T extends Expiring>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let end = Infinity;
  return () => {
    if (answer === undefined || Date.now() > end - margin) {
      const asked = ask();
      answer = asked;
      end = Infinity;
      asked.then(
        ({ expiration }) => {
          if (answer === asked) end = expiration?.getTime() ?? Infinity;
        },
        () => {
          if (answer === asked) answer = undefined;
        },
      );
    }
    return answer;
  };
}
