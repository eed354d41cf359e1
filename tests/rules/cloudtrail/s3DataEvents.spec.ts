import assert from "node:assert/strict";
import { known, unknown } from "../../../rules/facts/fact";
import { readEventSelectors } from "../../../rules/cloudtrail/readEventSelectors";
import { Property } from "../../../rules/facts/property";
import { recordsS3DataEvents } from "../../../rules/cloudtrail/s3DataEvents";
import { trailFromResource } from "../../../policypack/facts/trail";
import { odd, type Odd } from "../../policypack/odd";
import { asInPreview, classicTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, FieldSelector, ItemOf, NativeTrail } from "../../policypack/propertiesOf";

const objects = "AWS::S3::Object";
const data = { field: "eventCategory", equals: ["Data"] } satisfies FieldSelector;
const ofObjects = { field: "resources.type", equals: [objects] } satisfies FieldSelector;

function recorded(properties: ClassicTrail | NativeTrail, comesFromBucket = false) {
  const trail = Property.ofResource(asInPreview(properties), (path) => unknown(`${path} comes later`, "wait"));
  return recordsS3DataEvents(readEventSelectors(trail, { leavesBucketsOut: comesFromBucket }));
}

function basic(values: readonly string[], more: ItemOf<ClassicTrail["eventSelectors"]> = {}) {
  return recorded({ eventSelectors: [{ dataResources: [{ type: objects, values }], ...more }] });
}

function advanced(...fields: FieldSelector[]) {
  return recorded({ advancedEventSelectors: [{ fieldSelectors: [data, ofObjects, ...fields] }] });
}

describe("S3 data events by basic selectors", () => {
  it("are recorded with what stands for all buckets, in any partition", () => {
    for (const value of ["arn:aws:s3", "arn:aws:s3:::", "arn:aws-cn:s3", "arn:aws-us-gov:s3:::"]) {
      assert.deepEqual(basic([value]), known(true), value);
      assert.deepEqual(basic(["arn:aws:s3:::films/", value]), known(true), value);
    }
  });

  it("are not recorded for single buckets or other resources", () => {
    for (const value of ["arn:aws:s3:::films/", "arn:aws:s3:::f", "arn:aws:lambda", "s3", ""]) {
      assert.deepEqual(basic([value]), known(false), value);
    }
    assert.deepEqual(basic([]), known(false));
    assert.deepEqual(
      recorded({ eventSelectors: [{ dataResources: [{ type: "AWS::Lambda::Function", values: ["arn:aws:s3"] }] }] }),
      known(false),
    );
  });

  it("are not recorded without selectors", () => {
    assert.deepEqual(recorded({}), known(false));
    assert.deepEqual(recorded({ eventSelectors: [{}] }), known(false));
  });

  it("are reads and writes, in one selector or two", () => {
    const of = (readWriteType: string) => ({
      readWriteType,
      dataResources: [{ type: objects, values: ["arn:aws:s3"] }],
    });
    assert.deepEqual(recorded({ eventSelectors: [of("ReadOnly")] }), known(false));
    assert.deepEqual(recorded({ eventSelectors: [of("WriteOnly")] }), known(false));
    assert.deepEqual(recorded({ eventSelectors: [of("ReadOnly"), of("WriteOnly")] }), known(true));
  });

  it("do not depend on management events", () => {
    assert.deepEqual(basic(["arn:aws:s3"], { includeManagementEvents: false }), known(true));
  });

  it("are known where they are certain", () => {
    const later = unknown("eventSelectors[0].dataResources[0].values[0] comes later", "wait");
    assert.deepEqual(basic([notYetKnown]), later);
    assert.deepEqual(basic([notYetKnown, "arn:aws:s3"]), known(true));
    assert.deepEqual(basic([notYetKnown], { readWriteType: "WriteOnly" }), known(false));
    assert.deepEqual(recorded({ eventSelectors: notYetKnown }), unknown("eventSelectors comes later", "wait"));
  });
});

describe("S3 data events by advanced selectors", () => {
  it("are recorded for all objects", () => {
    assert.deepEqual(advanced(), known(true));
    assert.deepEqual(advanced({ field: "resources.ARN", startsWith: ["arn:aws:s3:::"] }), known(true));
    assert.deepEqual(advanced({ field: "readOnly", equals: ["true", "false"] }), known(true));
  });

  it("are recorded where single buckets are left out, as both packages spell it", () => {
    const prefixes = ["arn:aws:s3:::logs/", "arn:aws:s3:::access/"];
    const exclusions: FieldSelector[] = [{ notStartsWith: prefixes }, { notStartsWiths: prefixes }];
    for (const operator of exclusions) {
      const exclusion = { field: "resources.ARN", ...operator };
      assert.deepEqual(advanced(exclusion), known(true));
      assert.deepEqual(advanced({ ...exclusion, equals: [], endsWiths: null }), known(true));
    }
  });

  it("are not recorded where what is left out may be many buckets", () => {
    for (const value of ["arn:aws:s3:::", "arn:aws:s3:::f", "arn", "", "arn:aws:s3:::*/", "arn:aws:s3:::/"]) {
      assert.deepEqual(advanced({ field: "resources.ARN", notStartsWith: [value] }), known(false), value);
      assert.deepEqual(
        advanced({ field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::logs/", value] }),
        known(false),
        value,
      );
    }
  });

  it("are not recorded under any other condition", () => {
    const conditions: FieldSelector[] = [
      { field: "resources.ARN", equals: ["arn:aws:s3:::films/1"] },
      { field: "resources.ARN", startsWiths: ["arn:aws:s3:::films/"] },
      { field: "resources.ARN", notEquals: ["arn:aws:s3:::films/1"] },
      { field: "eventName", equals: ["GetObject"] },
      { field: "eventSource", notEquals: ["s3.amazonaws.com"] },
      { field: "readOnly", equals: ["false"] },
      { field: "readOnly", equals: ["true"] },
      { field: "userIdentity.arn", notStartsWith: ["arn:aws:iam::123456789012:role/"] },
      { field: "__proto__", equals: ["x"] },
    ];
    for (const condition of conditions) {
      assert.deepEqual(advanced(condition), known(false), JSON.stringify(condition));
    }
  });

  it("are not recorded by selectors of other events", () => {
    const selector = (...fieldSelectors: FieldSelector[]) => recorded({ advancedEventSelectors: [{ fieldSelectors }] });
    assert.deepEqual(selector({ field: "eventCategory", equals: ["Management"] }), known(false));
    assert.deepEqual(selector(data, { field: "resources.type", equals: ["AWS::Lambda::Function"] }), known(false));
    assert.deepEqual(selector(ofObjects), known(false));
    assert.deepEqual(selector(), known(false));
  });

  it("are reads and writes, in one selector or two", () => {
    const of = (readOnly: string) => ({ fieldSelectors: [data, ofObjects, { field: "readOnly", equals: [readOnly] }] });
    assert.deepEqual(recorded({ advancedEventSelectors: [of("true"), of("false")] }), known(true));
  });

  it("are recorded beside management events", () => {
    const management = { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };
    assert.deepEqual(
      recorded({ advancedEventSelectors: [management, { fieldSelectors: [data, ofObjects] }] }),
      known(true),
    );
  });

  it("are not known where a condition is not known", () => {
    const path = "advancedEventSelectors[0].fieldSelectors[2]";
    assert.deepEqual(
      advanced({ field: "resources.ARN", notStartsWiths: [notYetKnown] }),
      unknown(`${path}.notStartsWiths[0] comes later`, "wait"),
    );
    assert.deepEqual(
      advanced({ field: "readOnly", equals: notYetKnown }),
      unknown(`${path}.equals comes later`, "wait"),
    );
  });

  it("count a value from a bucket that is not created yet as the name of one bucket", () => {
    const from = (type: string, notStartsWiths: readonly string[] | Odd) => {
      const fieldSelectors = [data, ofObjects, { field: "resources.ARN", notStartsWiths }];
      const properties = { s3BucketName: "logs", advancedEventSelectors: [{ fieldSelectors }] };
      const propertyDependencies = { advancedEventSelectors: [{ type, name: "logs" }] };
      return trailFromResource(classicTrail(properties, { propertyDependencies }))?.recordsS3DataEvents;
    };
    for (const values of [notYetKnown, [notYetKnown], ["arn:aws:s3:::access/", notYetKnown]]) {
      assert.deepEqual(from("aws:s3/bucket:Bucket", values), known(true));
      assert.deepEqual(from("aws-native:s3:Bucket", values), known(true));
      assert.equal(from("aws:ssm/parameter:Parameter", values)?.known, false);
    }
    assert.deepEqual(from("aws:s3/bucket:Bucket", ["arn:aws:s3:::", notYetKnown]), known(false));
    assert.equal(from("aws:s3/bucket:Bucket", odd("arn:aws:s3:::"))?.known, false);
  });
});
