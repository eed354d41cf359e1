import { AlertProtocol } from "../../alerts/alertSubscription";
import { arn } from "../arnShape";
import { charactersProblem } from "../schema/charactersProblem";
import { valueless, withoutValue, type Fault } from "../schema/fault";
import { oneOf } from "../schema/oneOf";
import { confidential, plainText, type MapShape, type ObjectShape } from "../schema/shape";
import { keyOf } from "../schema/shapeFaults";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";
import { arnProblem, locationOfArn } from "./arn";
import type { LocatedCheck } from "./locatedCheck";

const mostNameCharacters = 64;
const nameCharacters = `${between(1, mostNameCharacters)} letters, digits, \`_\` and \`-\``;

/** The name that a user gives to a subscription: a part of its name in Pulumi. */
const nameCheck: TextCheck = {
  takes: nameCharacters,
  allowed: `The name of a subscription has ${nameCharacters}.`,
  problem: (name) => charactersProblem(name, 1, mostNameCharacters, /[^\w-]/),
};

/** What an endpoint must be like depends on the protocol next to it, which the rule of the object checks. */
const anyEndpoint: LocatedCheck = {
  locationOf: locationOfArn,
  allowed: "Give the address, the URL or the ARN that goes with the protocol.",
  problem: (endpoint) => (endpoint === "" ? "is empty" : undefined),
};

/** Endpoints of each protocol, in words that name none. */
const endpointChecks: Readonly<Record<AlertProtocol, TextCheck>> = {
  [AlertProtocol.Email]: {
    allowed: "Give one address, such as `security@example.com`.",
    problem: (endpoint) => (isAddress(endpoint) ? undefined : "is not an e-mail address"),
  },
  [AlertProtocol.Https]: {
    allowed: "Give a URL that begins with `https://` and confirms subscriptions of SNS.",
    problem: (endpoint) => {
      if (/^http:\/\//i.test(endpoint)) return "would be told without encryption";
      return /^https:\/\/[^\s/]/.test(endpoint) && URL.canParse(endpoint) ? undefined : "is not an https URL";
    },
  },
  [AlertProtocol.Sqs]: {
    allowed: "Give the ARN of a standard queue, `arn:PARTITION:sqs:REGION:ACCOUNT:NAME`.",
    problem: resourceProblem("sqs", (resource) => {
      if (resource.endsWith(".fifo")) return "is the ARN of a FIFO queue, which a standard topic cannot reach";
      return /^[\w-]{1,80}$/.test(resource) ? undefined : "does not name a queue";
    }),
  },
  [AlertProtocol.Lambda]: {
    allowed:
      "Give the ARN of a function, `arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME`, with `:ALIAS` after it or without.",
    problem: resourceProblem("lambda", (resource) =>
      /^function:[\w-]{1,64}(:[\w$-]{1,128})?$/.test(resource) ? undefined : "does not name a function",
    ),
  },
};

const subscriptionShape: ObjectShape = {
  kind: "object",
  required: ["protocol", "endpoint"],
  fields: {
    protocol: plainText(oneOf("a protocol of subscriptions", Object.values(AlertProtocol))),
    endpoint: confidential(
      arn(anyEndpoint, {
        inAccount: "the queue or the function of another account is told nothing before its owner confirms",
      }),
    ),
  },
  rule: (property, value) => endpointFaults(property, value as unknown as KnownSubscription),
};

/**
 * Subscriptions to the alert topic, by names.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export const alertSubscriptionsShape: MapShape = {
  kind: "map",
  key: nameCheck,
  most: 50,
  of: subscriptionShape,
  rule: (property, value) => doubleFaults(property, value as Readonly<Record<string, KnownSubscription>>),
};

/** A subscription whose shape has been checked. */
interface KnownSubscription {
  readonly protocol: AlertProtocol;
  readonly endpoint: unknown;
}

/** What is wrong with an endpoint, never with the endpoint itself: it may be all that one has to know to use it. */
function endpointFaults(property: string, { protocol, endpoint }: KnownSubscription): Fault[] {
  const { allowed, problem } = endpointChecks[protocol];
  const found = typeof endpoint === "string" ? problem(endpoint) : undefined;
  if (found === undefined) return [];
  const reason = `${found}, as the protocol ${protocol} asks. ${allowed}`;
  return [{ property: keyOf(property, "endpoint"), reason, withoutValue: withoutValue(allowed) }];
}

/** SNS has one subscription of an endpoint, which two resources would take from each other. */
function doubleFaults(property: string, subscriptions: Readonly<Record<string, KnownSubscription>>): Fault[] {
  const names = Object.keys(subscriptions);
  return names.flatMap((name, index) => {
    const first = names.findIndex((other) => isSame(subscriptions[other], subscriptions[name]));
    if (first === index) return [];
    const reason = `has the endpoint of ${keyOf(property, names[first] ?? "")} too. Leave out one of the two.`;
    return [valueless(keyOf(property, name), reason)];
  });
}

function isSame(one: KnownSubscription | undefined, other: KnownSubscription | undefined): boolean {
  return one === other || (typeof one?.endpoint === "string" && one.endpoint === other?.endpoint);
}

/** Whether a text is one address; SNS takes no list of them, and no name beside it. */
function isAddress(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  const labels = domain.split(".");
  return (
    more.length === 0 &&
    /^[^\s",:;<>()[\]\\]{1,64}$/.test(local) &&
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}-]{1,63}$/u.test(label))
  );
}

function resourceProblem(service: string, problem: (resource: string) => string | undefined): TextCheck["problem"] {
  return (text) => arnProblem(text, { service, hasRegion: true, hasAccount: true, resourceProblem: problem });
}
