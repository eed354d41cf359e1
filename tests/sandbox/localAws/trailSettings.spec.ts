import assert from "node:assert/strict";
import {
  CreateTrailCommand,
  type CreateTrailCommandInput,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetTrailCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { Account } from "./account";
import { answerOf } from "./answer";
import { refused } from "./refused";
import { useServer } from "./server";

describe("local AWS: creating, updating and deleting trails", () => {
  const aws = useServer();
  let account: Account;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
  });

  const create = (input: Partial<CreateTrailCommandInput>) =>
    account.cloudTrail().send(new CreateTrailCommand({ Name: undefined, S3BucketName: undefined, ...input }));

  it("answers with the settings of the new trail, and nothing for what it does not have", async () => {
    const bucket = await account.logBucket(account.trailArn("main"));
    const answer = await answerOf(create({ Name: "main", S3BucketName: bucket }));
    assert.deepEqual(answer, {
      Name: "main",
      S3BucketName: bucket,
      TrailARN: account.trailArn("main"),
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: false,
      LogFileValidationEnabled: false,
      IsOrganizationTrail: false,
    });
  });

  it("refuses a second trail of the same name in the Region", async () => {
    await account.createTrail("main");
    const bucket = await account.logBucket(account.trailArn("main"));
    await refused(create({ Name: "main", S3BucketName: bucket }), "TrailAlreadyExistsException", /main/);
  });

  it("accepts the same name in another Region", async () => {
    await account.createTrail("main");
    await account.createTrail("main", {}, "eu-west-1");
  });

  it("refuses a sixth trail in a Region", async () => {
    const bucket = await account.logBucket(["1", "2", "3", "4", "5", "6"].map((n) => account.trailArn(`trail${n}`)));
    for (const n of ["1", "2", "3", "4", "5"]) {
      await account.createTrail(`trail${n}`, { S3BucketName: bucket });
    }
    const sixth = create({ Name: "trail6", S3BucketName: bucket });
    await refused(sixth, "MaximumNumberOfTrailsExceededException", /already has 5 trails in us-east-1/);
  });

  it("counts shadow trails of other Regions among the five", async () => {
    for (const n of ["1", "2", "3", "4", "5"]) {
      await account.createTrail(`trail${n}`, { IsMultiRegionTrail: true });
    }
    const sixth = account.createTrail("trail6", {}, "eu-west-1");
    await refused(sixth, "MaximumNumberOfTrailsExceededException", /eu-west-1/);
  });

  it("refuses a multi-Region trail where another Region has its five trails already", async () => {
    for (const n of ["1", "2", "3", "4", "5"]) {
      await account.createTrail(`trail${n}`, {}, "eu-west-1");
    }
    await account.createTrail("single");
    const becoming = new UpdateTrailCommand({ Name: "single", IsMultiRegionTrail: true });
    await refused(account.cloudTrail().send(becoming), "MaximumNumberOfTrailsExceededException", /eu-west-1/);
    const multiRegion = account.createTrail("multi", { IsMultiRegionTrail: true });
    await refused(multiRegion, "MaximumNumberOfTrailsExceededException", /eu-west-1/);
  });

  for (const [name, message] of [
    ["", /blank/],
    ["ab", /too short/],
    ["a".repeat(129), /too long/],
    ["-trail", /start/],
    ["trail.", /end/],
    ["my--trail", /adjacent/],
    ["my-_trail", /adjacent/],
    ["my trail", /only contain/],
    ["spur/weg", /only contain/],
    ["pfad-ä-1", /only contain/],
    ["192.168.5.4", /IP address/],
  ] as const) {
    it(`refuses the trail name ${JSON.stringify(name.slice(0, 20))}`, async () => {
      await refused(create({ Name: name, S3BucketName: "any" }), "InvalidTrailNameException", message);
    });
  }

  for (const name of ["abc", "a".repeat(128), "A.b_c-9", "1.2.3"]) {
    it(`accepts the trail name ${JSON.stringify(name.slice(0, 20))}`, async () => {
      await account.createTrail(name);
    });
  }

  for (const bucket of ["Up-Per", "a", "under_score", "two..dots", "-dash", "192.168.5.4", "a".repeat(64)]) {
    it(`refuses the bucket name ${bucket.slice(0, 20)}`, async () => {
      await refused(create({ Name: "main", S3BucketName: bucket }), "InvalidS3BucketNameException");
    });
  }

  it("refuses a bucket that does not exist", async () => {
    const creation = create({ Name: "main", S3BucketName: "nobody-has-this" });
    await refused(creation, "S3BucketDoesNotExistException", /nobody-has-this/);
  });

  it("refuses a prefix of more than 200 characters, and one that holds CloudTrail's own folder", async () => {
    const bucket = await account.logBucket(account.trailArn("main"));
    for (const prefix of ["p".repeat(201), "AWSLogs/", "AWSLogs/mine", "my/AWSLogs/mine"]) {
      const creation = create({ Name: "main", S3BucketName: bucket, S3KeyPrefix: prefix });
      await refused(creation, "InvalidS3PrefixException");
    }
  });

  it("accepts a prefix of 200 characters", async () => {
    await account.createTrail("main", { S3KeyPrefix: "p".repeat(200) });
  });

  it("refuses a multi-Region trail without global service events", async () => {
    const bucket = await account.logBucket(account.trailArn("main"));
    const settings = {
      Name: "main",
      S3BucketName: bucket,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: false,
    };
    await refused(create(settings), "InvalidParameterCombinationException", /global service events/);
    await account.createTrail("main", { IncludeGlobalServiceEvents: false });
    const update = new UpdateTrailCommand({ Name: "main", IsMultiRegionTrail: true });
    await refused(account.cloudTrail().send(update), "InvalidParameterCombinationException");
  });

  it("leaves no trail behind when it refuses one", async () => {
    await refused(create({ Name: "main", S3BucketName: "nobody-has-this" }), "S3BucketDoesNotExistException");
    const { trailList } = await account.cloudTrail().send(new DescribeTrailsCommand({}));
    assert.deepEqual(trailList, []);
  });

  it("changes what an update gives and keeps the rest", async () => {
    const arn = await account.createTrail("main", { S3KeyPrefix: "logs", EnableLogFileValidation: true });
    const answer = await account.cloudTrail().send(new UpdateTrailCommand({ Name: arn, IsMultiRegionTrail: true }));
    assert.equal(answer.IsMultiRegionTrail, true);
    assert.equal(answer.LogFileValidationEnabled, true);
    assert.equal(answer.S3KeyPrefix, "logs");
    const { Trail } = await account.cloudTrail().send(new GetTrailCommand({ Name: "main" }));
    assert.equal(Trail?.IsMultiRegionTrail, true);
  });

  it("removes the prefix when an update gives an empty one", async () => {
    const bucket = await account.logBucket(account.trailArn("main"), "*");
    await account.createTrail("main", { S3BucketName: bucket, S3KeyPrefix: "logs" });
    const update = new UpdateTrailCommand({ Name: "main", S3KeyPrefix: "" });
    await refused(account.cloudTrail().send(update), "InsufficientS3BucketPolicyException");
    const open = await account.logBucket(account.trailArn("main"));
    const answer = await account
      .cloudTrail()
      .send(new UpdateTrailCommand({ Name: "main", S3KeyPrefix: "", S3BucketName: open }));
    assert.equal(answer.S3KeyPrefix, undefined);
  });

  it("checks an update as it checks a new trail", async () => {
    await account.createTrail("main");
    const closed = await account.bucket();
    for (const [settings, error] of [
      [{ S3BucketName: "Up-Per" }, "InvalidS3BucketNameException"],
      [{ S3BucketName: "nobody-has-this" }, "S3BucketDoesNotExistException"],
      [{ S3BucketName: closed }, "InsufficientS3BucketPolicyException"],
      [{ S3KeyPrefix: "p".repeat(201) }, "InvalidS3PrefixException"],
    ] as const) {
      await refused(account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", ...settings })), error);
    }
  });

  it("deletes by ARN and by name, and then knows the trail no more", async () => {
    const arn = await account.createTrail("first");
    await account.createTrail("second");
    await account.cloudTrail().send(new DeleteTrailCommand({ Name: arn }));
    await account.cloudTrail().send(new DeleteTrailCommand({ Name: "second" }));
    const { trailList } = await account.cloudTrail().send(new DescribeTrailsCommand({}));
    assert.deepEqual(trailList, []);
    for (const name of [arn, "second"]) {
      await refused(account.cloudTrail().send(new DeleteTrailCommand({ Name: name })), "TrailNotFoundException");
    }
  });

  it("refuses to update a trail that does not exist", async () => {
    for (const name of ["unknown", account.trailArn("unknown")]) {
      const update = account.cloudTrail().send(new UpdateTrailCommand({ Name: name }));
      await refused(update, "TrailNotFoundException", new RegExp(`Unknown trail: ${account.trailArn("unknown")}`));
    }
  });

  it("keeps the accounts apart", async () => {
    const arn = await account.createTrail("main");
    const other = await Account.enter(aws().endpoint);
    const { trailList } = await other.cloudTrail().send(new DescribeTrailsCommand({}));
    assert.deepEqual(trailList, []);
    const deletion = other.cloudTrail().send(new DeleteTrailCommand({ Name: arn }));
    await refused(deletion, "CloudTrailARNInvalidException", new RegExp(`AccountID ${other.id}`));
  });
});
