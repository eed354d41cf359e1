/** How many run at the same time, beside those of other files: each of them waits a good part of its time. */
const atOnce = 2;

/**
 * Starts work on every item, a few at a time. The results come in the order of the items, for tests that run one after
 * the other.
 */
export function startAll<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result>[] {
  const waiting: (() => void)[] = [];
  let running = 0;
  const results = items.map(async (item) => {
    if (running === atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work(item);
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  });
  // The test that it belongs to reports a failure, and comes later.
  for (const result of results) result.catch(() => undefined);
  return results;
}
