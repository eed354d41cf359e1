import { isSet, type GivenArgs } from "../arguments/conflicts/conflictRules";

/** Services that publish to topics, by the argument that has them do it. */
const services = {
  createSnsTopic: "cloudtrail.amazonaws.com",
  createCisAlarms: "cloudwatch.amazonaws.com",
  createTamperAlerts: "events.amazonaws.com",
} as const;

/** The services that publish to topics which a component creates; none where it creates no topic. */
export function topicPublishers(args: GivenArgs): readonly string[] {
  const alerts = isSet(args, "alertTopicArn") ? [] : (["createCisAlarms", "createTamperAlerts"] as const);
  return (["createSnsTopic", ...alerts] as const).filter((name) => isSet(args, name)).map((name) => services[name]);
}
