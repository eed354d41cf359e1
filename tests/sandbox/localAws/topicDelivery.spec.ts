import assert from "node:assert/strict";
import { GetTrailCommand, UpdateTrailCommand } from "@aws-sdk/client-cloudtrail";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { Account, HOME } from "./account";
import { CLOUDTRAIL, policy } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const INSUFFICIENT = "InsufficientSnsTopicPolicyException";

describe("local AWS: the topic's policy decides whether a trail can notify", () => {
  const aws = useServer();
  let account: Account;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
  });

  const topic = async (trailArn = account.trailArn("main"), region = HOME, owner = account) => {
    const client = owner.sns(region);
    const { TopicArn } = await client.send(new CreateTopicCommand({ Name: "trail" }));
    const statement = {
      Effect: "Allow",
      Principal: CLOUDTRAIL,
      Action: "SNS:Publish",
      Resource: TopicArn,
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    };
    await client.send(
      new SetTopicAttributesCommand({
        TopicArn,
        AttributeName: "Policy",
        AttributeValue: JSON.stringify(policy(statement)),
      }),
    );
    return TopicArn ?? "";
  };
  const topicOfTrail = async () => {
    const { Trail } = await account.cloudTrail().send(new GetTrailCommand({ Name: "main" }));
    // oxlint-disable-next-line typescript/no-deprecated -- the provider reads the outdated field
    return [Trail?.SnsTopicARN, Trail?.SnsTopicName];
  };

  it("takes a topic by name and answers with its ARN", async () => {
    const arn = await topic();
    await account.createTrail("main", { SnsTopicName: "trail" });
    assert.deepEqual(await topicOfTrail(), [arn, "trail"]);
  });

  it("takes a topic by ARN and answers with its short name as well", async () => {
    const arn = await topic();
    await account.createTrail("main", { SnsTopicName: arn });
    assert.deepEqual(await topicOfTrail(), [arn, "trail"]);
  });

  it("takes topics of another Region and of another account by ARN", async () => {
    const elsewhere = await topic(undefined, "eu-west-1");
    await account.createTrail("main", { SnsTopicName: elsewhere });
    const others = await topic(undefined, undefined, await Account.enter(aws().endpoint));
    await account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", SnsTopicName: others }));
    assert.deepEqual(await topicOfTrail(), [others, "trail"]);
  });

  it("refuses a topic that does not exist", async () => {
    for (const name of ["missing", `arn:aws:sns:${HOME}:${account.id}:missing`]) {
      await refused(account.createTrail("main", { SnsTopicName: name }), INSUFFICIENT, /does not exist/);
    }
  });

  it("refuses a topic with the policy that it was born with", async () => {
    await account.sns().send(new CreateTopicCommand({ Name: "trail" }));
    await refused(account.createTrail("main", { SnsTopicName: "trail" }), INSUFFICIENT, /policy/);
  });

  it("refuses a topic for another trail", async () => {
    await topic(account.trailArn("other"));
    await refused(account.createTrail("main", { SnsTopicName: "trail" }), INSUFFICIENT);
  });

  it("refuses what cannot be the name of a topic", async () => {
    for (const name of ["my topic", "a/b", "arn:aws:sns:x", "arn:aws:s3:::bucket", "n".repeat(257)]) {
      await refused(account.createTrail("main", { SnsTopicName: name }), "InvalidSnsTopicNameException");
    }
  });

  it("removes the topic when an update gives an empty one", async () => {
    await topic();
    await account.createTrail("main", { SnsTopicName: "trail" });
    await account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", SnsTopicName: "" }));
    assert.deepEqual(await topicOfTrail(), [undefined, undefined]);
  });
});
