import assert from "node:assert/strict";
import { known, unknown } from "../../../rules/facts/fact";
import { recordsOtherEvents } from "../../../rules/cloudtrail/otherEvents";
import { readEventSelectors } from "../../../rules/cloudtrail/readEventSelectors";
import { Property } from "../../../rules/facts/property";
import { asInPreview, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, FieldSelector, NativeTrail } from "../../policypack/propertiesOf";

function others(properties: ClassicTrail | NativeTrail) {
  return recordsOtherEvents(
    readEventSelectors(Property.ofResource(asInPreview(properties), (path) => unknown(`${path} comes later`, "wait"))),
  );
}

function advanced(...fieldSelectors: FieldSelector[]) {
  return others({ advancedEventSelectors: [{ fieldSelectors }] });
}

describe("events other than management events", () => {
  it("are not recorded without selectors, or with selectors of management events only", () => {
    assert.deepEqual(others({}), known(false));
    assert.deepEqual(others({ eventSelectors: [{ readWriteType: "WriteOnly", dataResources: [] }] }), known(false));
    assert.deepEqual(others({ eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object" }] }] }), known(false));
    assert.deepEqual(
      advanced({ field: "eventCategory", equals: ["Management"] }, { field: "readOnly", equals: ["true"] }),
      known(false),
    );
  });

  it("are recorded with data resources or another category", () => {
    const dataResources = [{ type: "AWS::DynamoDB::Table", values: ["arn:aws:dynamodb"] }];
    assert.deepEqual(others({ eventSelectors: [{}, { dataResources }] }), known(true));
    for (const category of ["Data", "NetworkActivity"]) {
      assert.deepEqual(advanced({ field: "eventCategory", equals: [category] }), known(true));
    }
  });

  it("are known where they are certain", () => {
    assert.deepEqual(others({ eventSelectors: notYetKnown }), unknown("eventSelectors comes later", "wait"));
    assert.deepEqual(
      others({ eventSelectors: [{ dataResources: notYetKnown }] }),
      unknown("eventSelectors[0].dataResources comes later", "wait"),
    );
    assert.deepEqual(
      advanced({ field: notYetKnown, equals: ["Data"] }),
      unknown("advancedEventSelectors[0].fieldSelectors[0].field comes later", "wait"),
    );
    assert.deepEqual(
      others({
        advancedEventSelectors: [
          { fieldSelectors: notYetKnown },
          { fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] },
        ],
      }),
      known(true),
    );
  });
});
