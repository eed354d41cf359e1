/** Where a trail is created, and what it notifies. */
export interface TopicUse {
  /** Region of the trail. */
  readonly region: string;
  /** Account of whoever creates it. */
  readonly accountId: string;
  /** Account that the trail belongs to: of an organization's trail the management account. */
  readonly trailAccountId: string;
  /** ARN of the topic that the trail notifies already; absent where it notifies none. */
  readonly presentTopicArn?: string | undefined;
}

/**
 * The value of the trail's argument for a topic: its name in the caller's own account and region, and its ARN elsewhere.
 * The provider reads it back in this form, and any other would show as a change in every preview.
 *
 * AWS looks for a name in the account of the trail. So a delegated administrator gives the ARN of a topic of its own, until
 * the trail notifies it.
 *
 * @param topicArn - ARN of the topic
 */
export function snsTopicName(topicArn: string, use: TopicUse): string {
  const [, , , region, accountId, name] = topicArn.split(":");
  const isHere = region === use.region && accountId === use.accountId;
  const isFound = use.trailAccountId === use.accountId || use.presentTopicArn === topicArn;
  return isHere && isFound && name !== undefined ? name : topicArn;
}
