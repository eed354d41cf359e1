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
