import assert from "node:assert/strict";
import { tamperAlerts } from "../../../components/alerts/tamperAlerts";
import { tamperMessage } from "../../../components/alerts/tamperMessage";
import { eventOf } from "./calls";

const [trailStopped] = tamperAlerts;

describe("tamperMessage", () => {
  it("says what happened, who did it, from where, when, and which event tells more", () => {
    const event = eventOf({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "StopLogging",
      errorCode: "AccessDenied",
      requestParameters: { name: "audit" },
    });
    assert.deepEqual(linesOf(trailStopped, event), [
      "Trail stopped. Nothing is recorded any more until the trail is started again.",
      "What: StopLogging in account 123456789012, region eu-central-1",
      "Who: IAMUser arn:aws:iam::123456789012:user/mallory from 192.0.2.1",
      "When: 2026-01-02T03:04:05Z",
      "CloudTrail event: c2a89408-340a-42f0-8ace-75d9f5769393",
      "Error, where AWS refused it: AccessDenied",
    ]);
  });

  it("takes nothing from the parameters or the answer of a call, which may hold secrets", () => {
    for (const alert of tamperAlerts) {
      assert.doesNotMatch(JSON.stringify(tamperMessage(alert).inputPaths), /requestParameters|responseElements/);
    }
  });

  it("is a template of quoted lines whose variables all have a path, for every alert", () => {
    for (const alert of tamperAlerts) {
      const { inputPaths, inputTemplate } = tamperMessage(alert);
      for (const line of inputTemplate.split("\n")) assert.match(line, /^"[^"\\]*"$/);
      const used = [...inputTemplate.matchAll(/<([^>]+)>/g)].map(([, variable]) => variable);
      assert.deepEqual(used.sort(), Object.keys(inputPaths).sort());
    }
  });
});

/** The message as EventBridge is documented to make it. */
function linesOf(alert: (typeof tamperAlerts)[number], event: object): string[] {
  const { inputPaths, inputTemplate } = tamperMessage(alert);
  const at = (path: string): string =>
    path
      .split(".")
      .slice(1)
      .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], event) as string;
  return inputTemplate
    .replace(/<([^>]+)>/g, (_, variable: string) => at(inputPaths[variable] ?? ""))
    .split("\n")
    .map((line) => line.slice(1, -1));
}
