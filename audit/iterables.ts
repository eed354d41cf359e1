/** What comes of each item, made anew whenever it is gone through: it holds nothing. */
export function mapEach<From, To>(items: Iterable<From>, convert: (item: From) => To): Iterable<To> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) {
        yield convert(item);
      }
    },
  };
}

/** Items in lists of so many; the last one has what is left. */
export function* inBatches<Item>(items: Iterable<Item>, size: number): Iterable<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}

/** What comes of each item, in the order of the items, so many of which are converted at the same time. */
export async function* convertedAhead<From, To>(
  items: AsyncIterable<From>,
  most: number,
  convert: (item: From) => Promise<To>,
): AsyncGenerator<To, void, undefined> {
  const underWay: Promise<To>[] = [];
  for await (const item of items) {
    if (underWay.length === most) yield* underWay.splice(0, 1);
    const converted = convert(item);
    // Whoever waits for it hears of it. Until then nobody does.
    converted.catch(() => undefined);
    underWay.push(converted);
  }
  yield* underWay;
}
