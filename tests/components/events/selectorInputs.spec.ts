import assert from "node:assert/strict";
import { selectorInputs } from "../../../components/events/selectorInputs";

describe("selectorInputs", () => {
  it("gives every operator the provider's name, and says nothing of absent ones", () => {
    const arn = {
      field: "resources.ARN",
      equals: ["a"],
      notEquals: ["b"],
      startsWith: ["c"],
      notStartsWith: ["d"],
      endsWith: ["e"],
      notEndsWith: ["f"],
    };
    const category = { field: "eventCategory", equals: ["Data"] };
    assert.deepEqual(selectorInputs([{ name: "selector", fieldSelectors: [category, arn] }]), [
      {
        name: "selector",
        fieldSelectors: [
          category,
          {
            field: "resources.ARN",
            equals: ["a"],
            notEquals: ["b"],
            startsWiths: ["c"],
            notStartsWiths: ["d"],
            endsWiths: ["e"],
            notEndsWiths: ["f"],
          },
        ],
      },
    ]);
  });
});
