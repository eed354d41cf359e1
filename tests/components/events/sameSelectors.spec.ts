import assert from "node:assert/strict";
import { sameSelectors } from "../../../components/events/sameSelectors";

const management = { name: "Management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };
const data = {
  name: "Data",
  fieldSelectors: [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: ["AWS::S3::Object"] },
    {
      field: "resources.ARN",
      startsWiths: ["arn:aws:s3:::a/", "arn:aws:s3:::b/"],
      notStartsWiths: ["arn:aws:s3:::c/"],
    },
  ],
};

describe("sameSelectors", () => {
  it("does not mind the order of selectors, fields, operators and values, nor operators without values", () => {
    const [category, type] = data.fieldSelectors;
    const arn = {
      notStartsWiths: ["arn:aws:s3:::c/"],
      equals: [],
      startsWiths: ["arn:aws:s3:::b/", "arn:aws:s3:::a/"],
      field: "resources.ARN",
    };
    assert.ok(category && type);
    const other = { name: "Data", fieldSelectors: [arn, { ...type, endsWiths: [] }, category] };
    assert.equal(sameSelectors([management, data], [other, management]), true);
  });

  for (const [title, other] of Object.entries({
    "another number of selectors": [management],
    "another name": [management, { ...data, name: "Other" }],
    "no name": [management, { fieldSelectors: data.fieldSelectors }],
    "another value": [management, { ...data, fieldSelectors: [{ field: "eventCategory", equals: ["data"] }] }],
    "another operator": [management, { ...data, fieldSelectors: [{ field: "eventCategory", notEquals: ["Data"] }] }],
    "the same values split otherwise": [
      management,
      {
        ...data,
        fieldSelectors: [...data.fieldSelectors.slice(0, 2), { field: "resources.ARN", startsWiths: ["a,b"] }],
      },
    ],
  })) {
    it(`tells ${title} apart`, () => {
      assert.equal(sameSelectors([management, data], other), false);
    });
  }
});
