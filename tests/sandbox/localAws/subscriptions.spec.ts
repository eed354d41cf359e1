import assert from "node:assert/strict";
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { Account } from "./account";
import { refused } from "./refused";
import { useServer } from "./server";

const queue = "arn:aws:sqs:us-east-1:123456789012:tickets";

describe("local AWS: subscriptions to topics", () => {
  const aws = useServer();
  let account: Account;
  let TopicArn: string | undefined;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    ({ TopicArn } = await account.sns().send(new CreateTopicCommand({ Name: "alerts" })));
  });

  const subscribe = async (Protocol: string, Endpoint: string, ReturnSubscriptionArn = true) =>
    (await account.sns().send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, ReturnSubscriptionArn })))
      .SubscriptionArn;
  const attributesOf = async (SubscriptionArn: string | undefined) =>
    (await account.sns().send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes ?? {};
  const listed = async () =>
    ((await account.sns().send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions ?? []).map(
      ({ SubscriptionArn }) => SubscriptionArn,
    );

  for (const [protocol, endpoint] of [
    ["email", "security@example.com"],
    ["https", "https://example.com/enqueue"],
  ] as const) {
    it(`wait for the endpoint to confirm: ${protocol}`, async () => {
      assert.equal(await subscribe(protocol, endpoint, false), "pending confirmation");
      const arn = await subscribe(protocol, endpoint);
      assert.match(arn ?? "", /:alerts:/);
      assert.match((await attributesOf(arn))["PendingConfirmation"] ?? "", /^true$/i);
      assert.deepEqual(await listed(), ["PendingConfirmation"]);
    });

    it(`cannot be deleted before that, save with their topic: ${protocol}`, async () => {
      const SubscriptionArn = await subscribe(protocol, endpoint);
      await refused(
        account.sns().send(new UnsubscribeCommand({ SubscriptionArn })),
        "InvalidParameterException",
        /Cannot unsubscribe a subscription that is pending confirmation/,
      );
      await account.sns().send(new DeleteTopicCommand({ TopicArn }));
      assert.deepEqual((await account.sns().send(new ListSubscriptionsCommand({}))).Subscriptions ?? [], []);
    });
  }

  it("are confirmed at once for a queue of the account, and can be deleted", async () => {
    const SubscriptionArn = await subscribe("sqs", queue, false);
    assert.match((await attributesOf(SubscriptionArn))["PendingConfirmation"] ?? "", /^false$/i);
    assert.deepEqual(await listed(), [SubscriptionArn]);
    await account.sns().send(new UnsubscribeCommand({ SubscriptionArn }));
    assert.deepEqual(await listed(), []);
  });
});
