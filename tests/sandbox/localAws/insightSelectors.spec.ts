import assert from "node:assert/strict";
import {
  type CloudTrailClient,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  type InsightSelector,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
} from "@aws-sdk/client-cloudtrail";
import { Account } from "./account";
import { policy } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const CALL_RATE: InsightSelector = { InsightType: "ApiCallRateInsight" };
const ERROR_RATE: InsightSelector = { InsightType: "ApiErrorRateInsight" };

describe("local AWS: Insights selectors", () => {
  const aws = useServer();
  let account: Account;
  let client: CloudTrailClient;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    client = account.cloudTrail();
    await account.createTrail("main");
  });

  const put = (...selectors: InsightSelector[]) =>
    client.send(new PutInsightSelectorsCommand({ TrailName: "main", InsightSelectors: selectors }));
  const get = () => client.send(new GetInsightSelectorsCommand({ TrailName: "main" }));
  const hasInsights = async () => (await client.send(new GetTrailCommand({ Name: "main" }))).Trail?.HasInsightSelectors;

  it("a new trail has none, and says so with an error", async () => {
    await refused(get(), "InsightNotEnabledException");
    assert.equal(await hasInsights(), false);
  });

  it("replaces them", async () => {
    await put(CALL_RATE, ERROR_RATE);
    await put(ERROR_RATE);
    assert.deepEqual((await get()).InsightSelectors, [ERROR_RATE]);
    assert.equal(await hasInsights(), true);
  });

  it("turns Insights off with an empty list", async () => {
    await put(CALL_RATE);
    await put();
    await refused(get(), "InsightNotEnabledException");
    assert.equal(await hasInsights(), false);
  });

  it("refuses an unknown type", async () => {
    await refused(put({ InsightType: "Weather" as "ApiCallRateInsight" }), "InvalidInsightSelectorsException");
  });

  it("refuses call rates of a trail without write management events, and takes error rates", async () => {
    const reads = new PutEventSelectorsCommand({ TrailName: "main", EventSelectors: [{ ReadWriteType: "ReadOnly" }] });
    await client.send(reads);
    await refused(put(CALL_RATE), "InvalidInsightSelectorsException", /write management events/);
    await put(ERROR_RATE);
  });

  it("refuses any on a trail without management events", async () => {
    const fields = [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::S3::Object"] },
    ];
    await client.send(
      new PutEventSelectorsCommand({ TrailName: "main", AdvancedEventSelectors: [{ FieldSelectors: fields }] }),
    );
    await refused(put(ERROR_RATE), "InvalidInsightSelectorsException", /management events/);
    await put({ ...ERROR_RATE, EventCategories: ["Data"] });
  });

  it("refuses them when the bucket has been closed to the trail", async () => {
    const { Trail } = await client.send(new GetTrailCommand({ Name: "main" }));
    const bucket = Trail?.S3BucketName ?? "";
    const nobody = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: `arn:aws:s3:::${bucket}/*` };
    await account.setBucketPolicy(bucket, policy(nobody));
    await refused(put(CALL_RATE), "InsufficientS3BucketPolicyException");
  });
});
