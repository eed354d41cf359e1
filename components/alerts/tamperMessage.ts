import { AlertFormat } from "./alertFormat";
import type { TamperAlert } from "./tamperAlerts";

/** How EventBridge turns an event into a message. */
export interface TamperMessage {
  /** JSON path of each variable. */
  readonly inputPaths: Readonly<Record<string, string>>;
  /** The message, with variables as `<name>`: one quoted line each, or JSON. */
  readonly inputTemplate: string;
}

/**
 * The message of a tamper alert: what, who, from where, when, and which event to look up. Parameters of the call are left
 * out, because more people see a message than the log. A variable that the event does not have stays empty.
 *
 * @param alert - one of the catalogue
 * @param format - what it is written for
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function tamperMessage(alert: TamperAlert, format: AlertFormat): TamperMessage {
  return {
    inputPaths: {
      event: "$.detail.eventName",
      account: "$.account",
      region: "$.detail.awsRegion",
      type: "$.detail.userIdentity.type",
      who: "$.detail.userIdentity.arn",
      address: "$.detail.sourceIPAddress",
      time: "$.detail.eventTime",
      id: "$.detail.eventID",
      error: "$.detail.errorCode",
    },
    inputTemplate: format === AlertFormat.Chat ? notification(alert) : textLines(alert),
  };
}

const facts = [
  "What: <event> in account <account>, region <region>",
  "Who: <type> <who> from <address>",
  "When: <time>",
  "CloudTrail event: <id>",
  "Error, where AWS refused it: <error>",
];

function textLines({ displayName, description }: TamperAlert): string {
  return [`${displayName}. ${description}`, ...facts].map((line) => `"${line}"`).join("\n");
}

/** A custom notification, the one kind of message of ours that the chat service shows: it passes over all others. */
function notification({ displayName, description }: TamperAlert): string {
  return JSON.stringify({
    version: "1.0",
    source: "custom",
    content: {
      textType: "client-markdown",
      title: displayName,
      description: [description, ...facts.map((fact) => `- ${fact}`)].join("\n"),
    },
  });
}
