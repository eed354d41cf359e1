/**
 * The value of the trail's argument for a topic: its name in the caller's own account and region, and its ARN elsewhere.
 * The provider reads it back in this form, and any other would show as a change in every preview.
 *
 * @param topicArn - ARN of the topic
 * @param place - where the trail is created
 */
export function snsTopicName(topicArn: string, place: { readonly region: string; readonly accountId: string }): string {
  const [, , , region, accountId, name] = topicArn.split(":");
  return region === place.region && accountId === place.accountId && name !== undefined ? name : topicArn;
}
