/** Does something with each item, so many at a time. An item is made when it is its turn. */
export async function eachOf<Item>(
  items: Iterable<Item>,
  most: number,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
      await task(next.value);
    }
  };
  await Promise.all(Array.from({ length: most }, work));
}
