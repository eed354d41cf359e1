import assert from "node:assert/strict";
import { inBatches, mapEach } from "../../audit/iterables";

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
