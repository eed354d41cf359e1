import { CallLimit } from "../../../live/callLimit";

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
  const limit = new CallLimit(atOnce);
  const results = items.map((item) => limit.run(() => work(item)));
  // The test that it belongs to reports a failure, and comes later.
  for (const result of results) result.catch(() => undefined);
  return results;
}
