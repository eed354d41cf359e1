import { unknown } from "../../rules/facts/fact";
import type { ContextValue, PolicyRequest } from "../../rules/iam/policyRequest";
import { text, textOf } from "../../rules/iam/requestText";
import { thisKey } from "../../rules/requirements/refusals";
import type { KnownPlace } from "../arguments/knownPlace";

const notYetNamed = unknown("the topic has yet to be named", "let the statement be about every topic of the account");
const notDocumented = unknown("AWS does not say what the requests have there", "do without the condition");

/** Keys of conditions on the source of a request, which EventBridge does not send. */
const sourceKeys = /^aws:source(arn|account|orgid|orgpaths)$/;

/**
 * What a service asks of a key, to publish to an encrypted topic that a component creates.
 *
 * @param service - for example `events.amazonaws.com`
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function topicKeyRequests(service: string, { partition, region, accountId }: KnownPlace): PolicyRequest[] {
  const topicArn = text`arn:${partition}:sns:${region}:${accountId}:${textOf(notYetNamed, "anything")}`;
  const said = new Map<string, ContextValue>([
    ["kms:encryptioncontext:aws:sns:topicarn", topicArn],
    ["aws:securetransport", "true"],
    ["aws:principalisawsservice", "true"],
    ["aws:principalservicename", service],
  ]);
  const context = (key: string): ContextValue =>
    said.get(key) ?? (service === "events.amazonaws.com" && sourceKeys.test(key) ? undefined : notDocumented);
  return ["kms:GenerateDataKey", "kms:Decrypt"].map((action) => ({ service, action, resource: thisKey, context }));
}
