import type { TamperAlert } from "./tamperAlerts";

/** How EventBridge turns an event into a message. */
export interface TamperMessage {
  /** JSON path of each variable. */
  readonly inputPaths: Readonly<Record<string, string>>;
  /** The message, one quoted line each, with variables as `<name>`. */
  readonly inputTemplate: string;
}

/**
 * The message of a tamper alert: what, who, from where, when, and which event to look up. Parameters of the call are left
 * out, because more people see a message than the log. A variable that the event does not have stays empty.
 *
 * @param alert - one of the catalogue
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function tamperMessage(alert: TamperAlert): TamperMessage {
  const lines = [
    `${alert.displayName}. ${alert.description}`,
    "What: <event> in account <account>, region <region>",
    "Who: <type> <who> from <address>",
    "When: <time>",
    "CloudTrail event: <id>",
    "Error, where AWS refused it: <error>",
  ];
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
    inputTemplate: lines.map((line) => `"${line}"`).join("\n"),
  };
}
