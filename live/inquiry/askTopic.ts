import { unknown } from "../../rules/facts/fact";
import type { TopicAnswers } from "../accountSight";
import type { Session } from "../session";
import { sdk } from "./sdk";

const missing = unknown("SNS has no such topic", "create it, or let the trail notify another one");

/** Asks SNS about a topic in its region. */
export async function askTopic(session: Session, arn: string): Promise<TopicAnswers> {
  const { GetTopicAttributesCommand, SNSClient } = await sdk.sns();
  const [, , , region = session.region] = arn.split(":");
  const policy = await session.ask<string | undefined>(
    "getTopicAttributes",
    region,
    async (options) => {
      const client = session.client(SNSClient, region);
      const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn: arn }), options);
      return Attributes?.["Policy"];
    },
    (error) => (error instanceof Error && ["NotFound", "NotFoundException"].includes(error.name) ? missing : undefined),
  );
  return { arn, ...(policy === missing && { isMissing: true }), policy };
}
