import assert from "node:assert/strict";
import {
  AddTagsCommand,
  type CloudTrailClient,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
  ListTrailsCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  RemoveTagsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { Account } from "./account";
import { bucketPolicy } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const ELSEWHERE = "eu-west-1";

type Call = (client: CloudTrailClient, name: string) => Promise<unknown>;

const CHANGES: Record<string, Call> = {
  UpdateTrail: (client, Name) => client.send(new UpdateTrailCommand({ Name })),
  StartLogging: (client, Name) => client.send(new StartLoggingCommand({ Name })),
  StopLogging: (client, Name) => client.send(new StopLoggingCommand({ Name })),
  PutEventSelectors: (client, TrailName) =>
    client.send(new PutEventSelectorsCommand({ TrailName, EventSelectors: [{ ReadWriteType: "All" }] })),
  PutInsightSelectors: (client, TrailName) =>
    client.send(
      new PutInsightSelectorsCommand({ TrailName, InsightSelectors: [{ InsightType: "ApiCallRateInsight" }] }),
    ),
  DeleteTrail: (client, Name) => client.send(new DeleteTrailCommand({ Name })),
};

const READS: Record<string, Call> = {
  GetTrail: (client, Name) => client.send(new GetTrailCommand({ Name })),
  GetTrailStatus: (client, Name) => client.send(new GetTrailStatusCommand({ Name })),
};

const READS_AT_HOME: Record<string, Call> = {
  GetEventSelectors: (client, TrailName) => client.send(new GetEventSelectorsCommand({ TrailName })),
  GetInsightSelectors: (client, TrailName) => client.send(new GetInsightSelectorsCommand({ TrailName })),
};

const TAGS: Record<string, Call> = {
  AddTags: (client, ResourceId) =>
    client.send(new AddTagsCommand({ ResourceId, TagsList: [{ Key: "k", Value: "v" }] })),
  ListTags: (client, arn) => client.send(new ListTagsCommand({ ResourceIdList: [arn] })),
  RemoveTags: (client, ResourceId) => client.send(new RemoveTagsCommand({ ResourceId, TagsList: [{ Key: "k" }] })),
};

describe("local AWS: trails by name and ARN, at home and elsewhere", () => {
  const aws = useServer();
  let account: Account;
  let arn: string;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    arn = await account.createTrail("main", { IsMultiRegionTrail: true });
  });

  for (const [operation, call] of Object.entries(CHANGES)) {
    it(`${operation} works at home, by name and by ARN`, async () => {
      await call(account.cloudTrail(), "main");
      const second = await account.createTrail("second");
      await call(account.cloudTrail(), second);
    });

    it(`${operation} is refused from another Region, by name and by ARN`, async () => {
      for (const name of ["main", arn]) {
        await refused(call(account.cloudTrail(ELSEWHERE), name), "InvalidHomeRegionException", /us-east-1/);
      }
    });

    it(`${operation} of another Region's single-Region trail is refused: its name is unknown, its ARN not at home`, async () => {
      const single = await account.createTrail("single");
      await refused(call(account.cloudTrail(ELSEWHERE), "single"), "TrailNotFoundException", /eu-west-1/);
      await refused(call(account.cloudTrail(ELSEWHERE), single), "InvalidHomeRegionException");
    });
  }

  for (const [operation, call] of Object.entries(READS)) {
    it(`${operation} answers at home by name and ARN, elsewhere by ARN alone`, async () => {
      await call(account.cloudTrail(), "main");
      await call(account.cloudTrail(), arn);
      await call(account.cloudTrail(ELSEWHERE), arn);
      const unknown = new RegExp(`Unknown trail: ${account.trailArn("main", ELSEWHERE)} for the user: ${account.id}`);
      await refused(call(account.cloudTrail(ELSEWHERE), "main"), "TrailNotFoundException", unknown);
    });
  }

  for (const [operation, call] of Object.entries(READS_AT_HOME)) {
    it(`${operation} answers at home alone`, async () => {
      await CHANGES["PutInsightSelectors"]?.(account.cloudTrail(), "main");
      await call(account.cloudTrail(), "main");
      await call(account.cloudTrail(), arn);
      await refused(call(account.cloudTrail(ELSEWHERE), "main"), "TrailNotFoundException", /eu-west-1/);
      await refused(call(account.cloudTrail(ELSEWHERE), arn), "CloudTrailARNInvalidException", /region eu-west-1/);
    });
  }

  for (const [operation, call] of Object.entries({ ...CHANGES, ...READS, ...READS_AT_HOME })) {
    it(`${operation} refuses a malformed ARN, a malformed name, and an unknown trail`, async () => {
      const malformed = [
        "arn:aws:cloudtrail:us-east-1:123:trail/main",
        "arn:aws:s3:::main",
        `arn:aws:cloudtrail:us-east-1:${account.id}:main`,
      ];
      for (const name of malformed) {
        await refused(call(account.cloudTrail(), name), "CloudTrailARNInvalidException");
      }
      await refused(call(account.cloudTrail(), "a/b"), "InvalidTrailNameException");
      await refused(call(account.cloudTrail(), "ab"), "InvalidTrailNameException");
      await refused(call(account.cloudTrail(), "unknown"), "TrailNotFoundException");
      await refused(call(account.cloudTrail(), account.trailArn("unknown")), "TrailNotFoundException");
    });
  }

  for (const [operation, call] of Object.entries(TAGS)) {
    it(`${operation} takes the ARN of a trail of this Region and account`, async () => {
      await call(account.cloudTrail(), arn);
      await refused(call(account.cloudTrail(), "main"), "CloudTrailARNInvalidException");
      await refused(call(account.cloudTrail(), account.trailArn("unknown")), "ResourceNotFoundException");
      await refused(call(account.cloudTrail(ELSEWHERE), arn), "CloudTrailARNInvalidException", /Region in ARN/);
      const other = await Account.enter(aws().endpoint);
      await refused(call(other.cloudTrail(), arn), "CloudTrailARNInvalidException", /AccountID in ARN/);
    });
  }

  const described = async (region?: string, input = {}) => {
    const { trailList = [] } = await account.cloudTrail(region).send(new DescribeTrailsCommand(input));
    return trailList.map((trail) => trail.TrailARN);
  };

  it("DescribeTrails shows a multi-Region trail in every Region, with its home Region", async () => {
    const { trailList = [] } = await account.cloudTrail(ELSEWHERE).send(new DescribeTrailsCommand({}));
    assert.equal(trailList.length, 1);
    assert.equal(trailList[0]?.TrailARN, arn);
    assert.equal(trailList[0].HomeRegion, "us-east-1");
  });

  it("DescribeTrails leaves shadow trails out on request", async () => {
    assert.deepEqual(await described(ELSEWHERE, { includeShadowTrails: false }), []);
    assert.deepEqual(await described("us-east-1", { includeShadowTrails: false }), [arn]);
    assert.deepEqual(await described(ELSEWHERE, { includeShadowTrails: false, trailNameList: [arn] }), []);
  });

  it("DescribeTrails shows single-Region trails at home alone", async () => {
    const single = await account.createTrail("single");
    assert.deepEqual(await described(), [arn, single]);
    assert.deepEqual(await described(ELSEWHERE), [arn]);
  });

  it("DescribeTrails shows the trails of the list alone, by name and ARN", async () => {
    const second = await account.createTrail("second");
    await account.createTrail("third");
    assert.deepEqual(await described(undefined, { trailNameList: ["second"] }), [second]);
    assert.deepEqual(await described(undefined, { trailNameList: [arn, "second"] }), [arn, second]);
  });

  it("DescribeTrails leaves out names that it does not know in this Region, and takes ARNs of others", async () => {
    const single = await account.createTrail("single");
    assert.deepEqual(await described(undefined, { trailNameList: ["unknown", account.trailArn("unknown")] }), []);
    assert.deepEqual(await described(ELSEWHERE, { trailNameList: ["main"] }), []);
    assert.deepEqual(await described(ELSEWHERE, { trailNameList: [arn, single] }), [arn, single]);
  });

  it("DescribeTrails refuses malformed names and ARNs", async () => {
    await refused(described(undefined, { trailNameList: ["a b"] }), "InvalidTrailNameException");
    await refused(described(undefined, { trailNameList: ["arn:aws:cloudtrail:x"] }), "CloudTrailARNInvalidException");
  });

  it("ListTrails names home Region and ARN, shadows included", async () => {
    const { Trails } = await account.cloudTrail(ELSEWHERE).send(new ListTrailsCommand({}));
    assert.deepEqual(Trails, [{ Name: "main", TrailARN: arn, HomeRegion: "us-east-1" }]);
  });

  it("builds ARNs with the partition of the Region, and keeps the partitions apart", async () => {
    const region = "cn-north-1" as const;
    const chinese = account.trailArn("main", region).replace("arn:aws:", "arn:aws-cn:");
    const Bucket = `logs-${account.id}-china`;
    const configuration = { LocationConstraint: region };
    await account.s3(region).send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: configuration }));
    const document = JSON.stringify(bucketPolicy({ bucket: Bucket, account: account.id, trailArns: chinese }));
    const Policy = document.replaceAll("arn:aws:s3", "arn:aws-cn:s3");
    await account.s3(region).send(new PutBucketPolicyCommand({ Bucket, Policy }));
    await account.createTrail("main", { S3BucketName: Bucket, IsMultiRegionTrail: true }, region);
    assert.deepEqual(await described(region), [chinese]);
    assert.deepEqual(await described("cn-northwest-1"), [chinese]);
    assert.deepEqual(await described(), [arn]);
  });

  it("takes the shadows away when a trail becomes single-Region", async () => {
    await account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", IsMultiRegionTrail: false }));
    assert.deepEqual(await described(ELSEWHERE), []);
  });
});
