import * as pulumi from "@pulumi/pulumi";

/**
 * How a subscriber is told.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html
 */
export const AlertProtocol = {
  /** E-mail, to an address that has confirmed it. */
  Email: "email",
  /** A request to an HTTPS endpoint that confirms subscriptions of SNS. */
  Https: "https",
  /** A message in a standard queue, whose policy lets the topic send. */
  Sqs: "sqs",
  /** A call of a function that lets the topic call it. */
  Lambda: "lambda",
} as const;

/** One of the ways to tell a subscriber. */
export type AlertProtocol = (typeof AlertProtocol)[keyof typeof AlertProtocol];

/**
 * Somebody who is told of alarms and alerts.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export interface AlertSubscription {
  /** How it is told. Takes `email`, `https`, `sqs` or `lambda`. */
  readonly protocol: AlertProtocol;
  /** The address, the URL, or the ARN of the queue or the function. It is shown in no message. */
  readonly endpoint: pulumi.Input<string>;
}

/** The endpoint of a subscription, secret where it is a URL, which often is all that a caller has to know. */
export function endpointOf({ protocol, endpoint }: AlertSubscription): pulumi.Input<string> {
  return protocol === AlertProtocol.Https ? pulumi.secret(endpoint) : endpoint;
}

/** Arguments of a component, as far as they have subscriptions. */
interface Subscribing {
  readonly alertSubscriptions?: Record<string, AlertSubscription>;
}

/**
 * The same arguments with secret URLs, as the state of a stack may hold them.
 *
 * @param args - checked arguments
 */
export function withSecretEndpoints<Args extends Subscribing>(args: Args): Args {
  const { alertSubscriptions } = args;
  if (alertSubscriptions === undefined) return args;
  const entries = Object.entries(alertSubscriptions).map(([name, subscription]) => [
    name,
    { ...subscription, endpoint: endpointOf(subscription) },
  ]);
  return { ...args, alertSubscriptions: Object.fromEntries(entries) as Record<string, AlertSubscription> };
}
