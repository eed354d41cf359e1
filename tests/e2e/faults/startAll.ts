/**
 * Starts work on every item, two at a time because each of them waits a good part of its time. The results come in the
 * order of the items, for tests that run one after the other.
 */
export function startAll<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result>[] {
  const results: Promise<Result>[] = [];
  for (const item of items) {
    const twoBefore = results.at(-2) ?? Promise.resolve();
    const result = twoBefore.then(ignore, ignore).then(() => work(item));
    // The test that it belongs to reports a failure, and comes later.
    result.catch(ignore);
    results.push(result);
  }
  return results;
}

function ignore(): void {
  // Neither result nor failure of another item matters.
}
