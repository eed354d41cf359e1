import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { convertedAhead, inBatches, mapEach } from "../../audit/iterables";

describe("iterables", () => {
  it("are converted anew each time that they are gone through, an item when it is asked for", () => {
    const converted: number[] = [];
    const doubled = mapEach([1, 2, 3], (item) => {
      converted.push(item);
      return 2 * item;
    });
    assert.deepEqual([...doubled], [2, 4, 6]);
    const [first] = doubled;
    assert.equal(first, 2);
    assert.deepEqual(converted, [1, 2, 3, 1]);
  });

  it("are cut into lists, the last of which has what is left", () => {
    assert.deepEqual([...inBatches([1, 2, 3, 4, 5], 2)], [[1, 2], [3, 4], [5]]);
    assert.deepEqual([...inBatches([1, 2], 2)], [[1, 2]]);
    assert.deepEqual([...inBatches([], 2)], []);
  });
});

describe("items that are converted ahead", () => {
  async function* numbers(count: number): AsyncGenerator<number, void, undefined> {
    for (let number = 1; number <= count; number++) yield await Promise.resolve(number);
  }

  async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
    const collected: T[] = [];
    for await (const item of items) collected.push(item);
    return collected;
  }

  it("come in their order, whichever is ready first, and no more are under way than may be", async () => {
    let underWay = 0;
    let most = 0;
    const converted = convertedAhead(numbers(10), 3, async (number) => {
      most = Math.max(most, ++underWay);
      await delay(number % 3 === 0 ? 1 : 5);
      underWay--;
      return `${number}`;
    });
    assert.equal((await all(converted)).join(), "1,2,3,4,5,6,7,8,9,10");
    assert.equal(most, 3);
  });

  it("come where there are fewer than may be under way, or none", async () => {
    const same = (number: number) => Promise.resolve(number);
    assert.deepEqual(await all(convertedAhead(numbers(2), 3, same)), [1, 2]);
    assert.deepEqual(await all(convertedAhead(numbers(0), 3, same)), []);
  });

  it("end with the first that fails, whichever fails first", async () => {
    const converted = convertedAhead(numbers(5), 3, async (number) => {
      await delay(number === 1 ? 5 : 1);
      if (number > 1) throw new Error(`number ${number}`);
      return number;
    });
    const seen: number[] = [];
    await assert.rejects(async () => {
      for await (const number of converted) seen.push(number);
    }, /number 2/);
    assert.deepEqual(seen, [1]);
  });
});
