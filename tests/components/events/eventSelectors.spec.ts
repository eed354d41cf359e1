import assert from "node:assert/strict";
import { eventSelectors, type RecordedEvents } from "../../../components/events/eventSelectors";

const nothing: RecordedEvents = {
  excludedManagementEventSources: [],
  dataResources: [],
  advancedEventSelectors: [],
  networkActivityEventSources: [],
  logBucketArns: ["arn:aws:s3:::logs/", "arn:aws:s3:::access/"],
};
const management = {
  name: "Management events selector",
  fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
};
const data = { field: "eventCategory", equals: ["Data"] };
const withoutLogBuckets = { field: "resources.ARN", notStartsWith: nothing.logBucketArns };

describe("eventSelectors", () => {
  it("records all management events, and only those unless asked", () => {
    assert.deepEqual(eventSelectors(nothing), [management]);
  });

  it("leaves sources out of management events", () => {
    const excludedManagementEventSources = ["kms.amazonaws.com"];
    const [selector] = eventSelectors({ ...nothing, excludedManagementEventSources });
    assert.deepEqual(selector?.fieldSelectors[1], { field: "eventSource", notEquals: ["kms.amazonaws.com"] });
  });

  it("says the words of basic selectors as advanced ones, without the log buckets", () => {
    const table = "arn:aws:dynamodb:eu-central-1:123456789012:table/orders";
    const selectors = eventSelectors({
      ...nothing,
      dataResources: [
        { type: "AWS::S3::Object", values: ["arn:aws:s3:::photos/2026"] },
        { type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] },
        { type: "AWS::DynamoDB::Table", values: [table] },
      ],
    });
    assert.deepEqual(selectors, [
      management,
      {
        name: "Data events of AWS::S3::Object",
        fieldSelectors: [
          data,
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          { ...withoutLogBuckets, startsWith: ["arn:aws:s3:::photos/2026"] },
        ],
      },
      {
        name: "Data events of AWS::Lambda::Function",
        fieldSelectors: [data, { field: "resources.type", equals: ["AWS::Lambda::Function"] }],
      },
      {
        name: "Data events of AWS::DynamoDB::Table",
        fieldSelectors: [
          data,
          { field: "resources.type", equals: ["AWS::DynamoDB::Table"] },
          { field: "resources.ARN", equals: [table] },
        ],
      },
    ]);
  });

  for (const every of ["arn:aws:s3", "arn:aws-cn:s3:::"]) {
    it(`records every object but those of the log buckets for ${every}`, () => {
      const dataResources = [{ type: "AWS::S3::Object", values: [every] } as const].map((resource) => ({
        ...resource,
        values: [...resource.values],
      }));
      assert.deepEqual(eventSelectors({ ...nothing, dataResources })[1]?.fieldSelectors.slice(2), [withoutLogBuckets]);
    });
  }

  it("leaves the log buckets out of advanced selectors of objects, beside what they leave out themselves", () => {
    const objects = { field: "resources.type", equals: ["AWS::S3::Object"] };
    const arn = { field: "resources.ARN", notStartsWith: ["arn:aws:s3:::noise/"] };
    const readOnly = { field: "readOnly", equals: ["false"] };
    const [, selector] = eventSelectors({
      ...nothing,
      advancedEventSelectors: [{ name: "writes", fieldSelectors: [data, arn, objects, readOnly] }],
    });
    assert.deepEqual(selector, {
      name: "writes",
      fieldSelectors: [
        data,
        objects,
        readOnly,
        { field: "resources.ARN", notStartsWith: ["arn:aws:s3:::noise/", ...nothing.logBucketArns] },
      ],
    });
  });

  it("leaves advanced selectors of anything else as they are", () => {
    const queues = { fieldSelectors: [data, { field: "resources.type", equals: ["AWS::SQS::Queue"] }] };
    assert.deepEqual(eventSelectors({ ...nothing, advancedEventSelectors: [queues] })[1], queues);
  });

  it("records network activity, one selector a service", () => {
    assert.deepEqual(eventSelectors({ ...nothing, networkActivityEventSources: ["kms.amazonaws.com"] })[1], {
      name: "Network activity of kms.amazonaws.com",
      fieldSelectors: [
        { field: "eventCategory", equals: ["NetworkActivity"] },
        { field: "eventSource", equals: ["kms.amazonaws.com"] },
      ],
    });
  });
});
