import assert from "node:assert/strict";
import type { AlertFormat } from "../../../components/alerts/alertFormat";
import { tamperAlerts } from "../../../components/alerts/tamperAlerts";
import { tamperMessage } from "../../../components/alerts/tamperMessage";
import { eventOf } from "./calls";

const [trailStopped] = tamperAlerts;
const stopped = eventOf({
  eventSource: "cloudtrail.amazonaws.com",
  eventName: "StopLogging",
  errorCode: "AccessDenied",
  requestParameters: { name: "audit" },
});

describe("tamperMessage", () => {
  it("says what happened, who did it, from where, when, and which event tells more", () => {
    const lines = messageOf(trailStopped, stopped, "text").split("\n");
    assert.deepEqual(
      lines.map((line) => line.slice(1, -1)),
      [
        "Trail stopped. Nothing is recorded any more until the trail is started again.",
        "What: StopLogging in account 123456789012, region eu-central-1",
        "Who: IAMUser arn:aws:iam::123456789012:user/mallory from 192.0.2.1",
        "When: 2026-01-02T03:04:05Z",
        "CloudTrail event: c2a89408-340a-42f0-8ace-75d9f5769393",
        "Error, where AWS refused it: AccessDenied",
      ],
    );
  });

  it("takes nothing from the parameters or the answer of a call, which may hold secrets", () => {
    for (const alert of tamperAlerts) {
      const { inputPaths } = tamperMessage(alert, "text");
      assert.doesNotMatch(JSON.stringify(inputPaths), /requestParameters|responseElements/);
    }
  });

  it("is a template of quoted lines whose variables all have a path, for every alert", () => {
    for (const alert of tamperAlerts) {
      const { inputPaths, inputTemplate } = tamperMessage(alert, "text");
      for (const line of inputTemplate.split("\n")) assert.match(line, /^"[^"\\]*"$/);
      assert.deepEqual(variablesIn(inputTemplate), Object.keys(inputPaths).sort());
    }
  });

  it("is a custom notification with the same facts in the format for chats", () => {
    assert.deepEqual(JSON.parse(messageOf(trailStopped, stopped, "chat")), {
      version: "1.0",
      source: "custom",
      content: {
        textType: "client-markdown",
        title: "Trail stopped",
        description: [
          "Nothing is recorded any more until the trail is started again.",
          "- What: StopLogging in account 123456789012, region eu-central-1",
          "- Who: IAMUser arn:aws:iam::123456789012:user/mallory from 192.0.2.1",
          "- When: 2026-01-02T03:04:05Z",
          "- CloudTrail event: c2a89408-340a-42f0-8ace-75d9f5769393",
          "- Error, where AWS refused it: AccessDenied",
        ].join("\n"),
      },
    });
  });

  it("is JSON whose variables all have a path in the format for chats, for every alert", () => {
    for (const alert of tamperAlerts) {
      const { inputPaths, inputTemplate } = tamperMessage(alert, "chat");
      assert.doesNotThrow(() => JSON.parse(inputTemplate) as unknown);
      assert.deepEqual(variablesIn(inputTemplate), Object.keys(inputPaths).sort());
    }
  });
});

function variablesIn(template: string): string[] {
  return [...template.matchAll(/<([^>]+)>/g)].map(([, variable = ""]) => variable).sort();
}

/** The message as EventBridge is documented to make it. */
function messageOf(alert: (typeof tamperAlerts)[number], event: object, format: AlertFormat): string {
  const { inputPaths, inputTemplate } = tamperMessage(alert, format);
  const at = (path: string): string =>
    path
      .split(".")
      .slice(1)
      .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], event) as string;
  return inputTemplate.replace(/<([^>]+)>/g, (_, variable: string) => at(inputPaths[variable] ?? ""));
}
