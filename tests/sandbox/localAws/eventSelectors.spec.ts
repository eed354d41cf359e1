import assert from "node:assert/strict";
import {
  type AdvancedFieldSelector,
  type CloudTrailClient,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailCommand,
  PutEventSelectorsCommand,
  type PutEventSelectorsCommandInput,
} from "@aws-sdk/client-cloudtrail";
import { Account } from "./account";
import { answerOf } from "./answer";
import { refused } from "./refused";
import { useServer } from "./server";

const DEFAULT: EventSelector = {
  ReadWriteType: "All",
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
};
const MANAGEMENT: AdvancedFieldSelector = { Field: "eventCategory", Equals: ["Management"] };
const DATA: AdvancedFieldSelector = { Field: "eventCategory", Equals: ["Data"] };
const OBJECTS: AdvancedFieldSelector = { Field: "resources.type", Equals: ["AWS::S3::Object"] };

const keys = (count: number) => Array.from({ length: count }, (_, n) => `arn:aws:s3:::bucket/${String(n)}`);
const objects = (values: string[]) => [{ Type: "AWS::S3::Object", Values: values }];

describe("local AWS: event selectors", () => {
  const aws = useServer();
  let client: CloudTrailClient;
  let arn: string;
  beforeEach(async () => {
    const account = await Account.enter(aws().endpoint);
    arn = await account.createTrail("main");
    client = account.cloudTrail();
  });

  const put = (selectors: Partial<PutEventSelectorsCommandInput>) =>
    answerOf(client.send(new PutEventSelectorsCommand({ TrailName: "main", ...selectors })));
  const get = () => answerOf(client.send(new GetEventSelectorsCommand({ TrailName: "main" })));
  const isCustom = async () =>
    (await client.send(new GetTrailCommand({ Name: "main" }))).Trail?.HasCustomEventSelectors;

  it("a new trail logs all management events and no data events", async () => {
    assert.deepEqual(await get(), { TrailARN: arn, EventSelectors: [DEFAULT] });
    assert.equal(await isCustom(), false);
  });

  it("fills in what a basic selector leaves out", async () => {
    const expected = { TrailARN: arn, EventSelectors: [{ ...DEFAULT, ReadWriteType: "WriteOnly" }] };
    assert.deepEqual(await put({ EventSelectors: [{ ReadWriteType: "WriteOnly" }] }), expected);
    assert.deepEqual(await get(), expected);
    assert.equal(await isCustom(), true);
  });

  it("does not call the default selector custom, even when it was put", async () => {
    await put({ EventSelectors: [{ ReadWriteType: "All" }] });
    assert.equal(await isCustom(), false);
  });

  it("replaces basic selectors by advanced ones and back", async () => {
    await put({ EventSelectors: [{ ReadWriteType: "ReadOnly" }] });
    const advanced = [{ Name: "Management events selector", FieldSelectors: [MANAGEMENT] }];
    await put({ AdvancedEventSelectors: advanced });
    assert.deepEqual(await get(), { TrailARN: arn, AdvancedEventSelectors: advanced });
    assert.equal(await isCustom(), true);
    await put({ EventSelectors: [{ ReadWriteType: "All" }] });
    assert.deepEqual(await get(), { TrailARN: arn, EventSelectors: [DEFAULT] });
  });

  const acceptedBasic: Record<string, EventSelector[]> = {
    "five selectors": Array.from({ length: 5 }, () => ({ ReadWriteType: "All" })),
    "250 data resources in all": [{ DataResources: objects(keys(125)) }, { DataResources: objects(keys(125)) }],
    "all objects of all buckets": [{ DataResources: objects(["arn:aws:s3"]) }],
    "all objects of all buckets, written with colons": [{ DataResources: objects(["arn:aws:s3:::"]) }],
    "all functions and tables": [
      { DataResources: [{ Type: "AWS::Lambda::Function", Values: ["arn:aws:lambda"] }] },
      { DataResources: [{ Type: "AWS::DynamoDB::Table", Values: ["arn:aws:dynamodb"] }] },
    ],
    "the exclusion of KMS and RDS Data API events": [
      { ExcludeManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] },
    ],
  };
  for (const [what, selectors] of Object.entries(acceptedBasic)) {
    it(`accepts ${what}`, async () => {
      await put({ EventSelectors: selectors });
    });
  }

  const refusedBasic: Record<string, EventSelector[]> = {
    "no selector at all": [],
    "six selectors": Array.from({ length: 6 }, () => ({ ReadWriteType: "All" })),
    "251 data resources in all": [{ DataResources: objects(keys(125)) }, { DataResources: objects(keys(126)) }],
    "an unknown read-write type": [{ ReadWriteType: "read-only" as "ReadOnly" }],
    "an unknown resource type": [{ DataResources: [{ Type: "AWS::SQS::Queue", Values: ["arn:aws:sqs"] }] }],
    "a resource type without values": [{ DataResources: objects([]) }],
    "a wildcard as a resource": [{ DataResources: objects(["arn:aws:s3:::*"]) }],
    "a bucket without a slash": [{ DataResources: objects(["arn:aws:s3:::bucket"]) }],
    "another service's resource": [{ DataResources: objects(["arn:aws:lambda"]) }],
    "the exclusion of another event source": [{ ExcludeManagementEventSources: ["s3.amazonaws.com"] }],
    "a selector that selects nothing": [{ IncludeManagementEvents: false }],
  };
  for (const [what, selectors] of Object.entries(refusedBasic)) {
    it(`refuses ${what}, and keeps the selectors`, async () => {
      await refused(put({ EventSelectors: selectors }), "InvalidEventSelectorsException");
      assert.deepEqual(await get(), { TrailARN: arn, EventSelectors: [DEFAULT] });
    });
  }

  it("refuses both kinds in one request", async () => {
    const both = { EventSelectors: [DEFAULT], AdvancedEventSelectors: [{ FieldSelectors: [MANAGEMENT] }] };
    await refused(put(both), "InvalidEventSelectorsException", /not both/);
  });

  const acceptedAdvanced: Record<string, AdvancedFieldSelector[][]> = {
    "management events": [[MANAGEMENT]],
    "write management events without KMS": [
      [
        MANAGEMENT,
        { Field: "readOnly", Equals: ["false"] },
        { Field: "eventSource", NotEquals: ["kms.amazonaws.com"] },
      ],
    ],
    "data events of a resource type, some ARNs excluded": [
      [MANAGEMENT],
      [DATA, OBJECTS, { Field: "resources.ARN", NotStartsWith: ["arn:aws:s3:::logs/"] }],
    ],
    "data events by name": [[DATA, OBJECTS, { Field: "eventName", Equals: ["PutObject"], StartsWith: ["Delete"] }]],
    "network activity events": [
      [
        { Field: "eventCategory", Equals: ["NetworkActivity"] },
        { Field: "eventSource", Equals: ["ec2.amazonaws.com"] },
        { Field: "errorCode", Equals: ["VpceAccessDenied"] },
      ],
    ],
    "500 values": [[DATA, OBJECTS, { Field: "resources.ARN", StartsWith: keys(498) }]],
  };
  for (const [what, selectors] of Object.entries(acceptedAdvanced)) {
    it(`accepts advanced selectors for ${what}`, async () => {
      await put({ AdvancedEventSelectors: selectors.map((fields) => ({ FieldSelectors: fields })) });
    });
  }

  const refusedAdvanced: Record<string, AdvancedFieldSelector[]> = {
    "no eventCategory": [{ Field: "readOnly", Equals: ["true"] }],
    "an eventCategory with another operator": [{ Field: "eventCategory", StartsWith: ["Man"] }],
    "two event categories": [{ Field: "eventCategory", Equals: ["Management", "Data"] }],
    "an event category that trails do not have": [{ Field: "eventCategory", Equals: ["ConfigurationItem"] }],
    "the same field twice": [MANAGEMENT, MANAGEMENT],
    "a field without a value": [MANAGEMENT, { Field: "readOnly" }],
    "a readOnly that is neither true nor false": [MANAGEMENT, { Field: "readOnly", Equals: ["maybe"] }],
    "a readOnly with another operator": [MANAGEMENT, { Field: "readOnly", NotEquals: ["true"] }],
    "management events of one source": [MANAGEMENT, { Field: "eventSource", Equals: ["kms.amazonaws.com"] }],
    "management events without S3": [MANAGEMENT, { Field: "eventSource", NotEquals: ["s3.amazonaws.com"] }],
    "management events by name": [MANAGEMENT, { Field: "eventName", Equals: ["PutKeyPolicy"] }],
    "data events without a resource type": [DATA],
    "data events with a field of other events": [DATA, OBJECTS, { Field: "vpcEndpointId", Equals: ["vpce-1"] }],
    "network activity without a source": [{ Field: "eventCategory", Equals: ["NetworkActivity"] }],
    "501 values": [DATA, OBJECTS, { Field: "resources.ARN", StartsWith: keys(499) }],
  };
  for (const [what, fields] of Object.entries(refusedAdvanced)) {
    it(`refuses an advanced selector with ${what}`, async () => {
      const selection = put({ AdvancedEventSelectors: [{ FieldSelectors: fields }] });
      await refused(selection, "InvalidEventSelectorsException");
    });
  }
});
