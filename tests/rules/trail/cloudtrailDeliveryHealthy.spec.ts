import assert from "node:assert/strict";
import type { DeliveryStatus } from "../../../rules/facts/deliveryStatus";
import { known } from "../../../rules/facts/fact";
import type { TrailFacts } from "../../../rules/facts/trailFacts";
import { cloudtrailDeliveryHealthy as rule } from "../../../rules/trail/cloudtrailDeliveryHealthy";
import { assertDoubtful, faultsOf } from "../logBuckets";
import { doubtful, trail } from "../trails";

function having(status: Partial<DeliveryStatus>, more: Partial<TrailFacts> = {}): TrailFacts {
  return trail({ ...more, deliveryStatus: known({ errors: [], hoursWithoutDelivery: 1, ...status }) });
}

describe("cloudtrail-delivery-healthy", () => {
  it("is met where something has arrived lately, without an error", () => {
    assert.deepEqual(rule.evaluate(having({}), {}), { answer: "compliant" });
    assert.deepEqual(rule.evaluate(having({ hoursWithoutDelivery: 24 }), {}), { answer: "compliant" });
  });

  it("says what cannot be delivered and which error AWS states", () => {
    const facts = having({
      errors: [
        ["log files", "NoSuchBucket"],
        ["notifications", 'Auth"\u001b[2J'],
      ],
    });
    assert.deepEqual(faultsOf(rule, facts), [
      'cannot deliver log files: AWS states "NoSuchBucket"',
      'cannot deliver notifications: AWS states "Auth\\"\\u{1b}[2J"',
    ]);
  });

  it("is not met where nothing has arrived for longer than the setting allows", () => {
    const facts = having({ hoursWithoutDelivery: 25.9 });
    assert.deepEqual(faultsOf(rule, facts), ["has delivered no log file or digest for 25 hours"]);
    assert.deepEqual(rule.evaluate(facts, { maximumAgeHours: 48 }), { answer: "compliant" });
    assert.equal(rule.evaluate(facts, { maximumAgeHours: 0 }).answer, "violation");
  });

  it("lets a trail of other events be quiet, unless it has digests to deliver", () => {
    const others = { selectsManagementEvents: known(false), recordsOtherEvents: known(true) };
    const quiet = having({ hoursWithoutDelivery: 500 }, { ...others, validatesLogFiles: known(false) });
    assert.deepEqual(rule.evaluate(quiet, {}), { answer: "compliant" });
    assert.equal(rule.evaluate({ ...quiet, validatesLogFiles: known(true) }, {}).answer, "violation");
    assert.equal(rule.evaluate({ ...quiet, validatesLogFiles: doubtful }, {}).answer, "unknown");
  });

  it("is not known where the status is not, or states no time", () => {
    const questions = ["delivers without an error", "has delivered a log file or digest within 24 hours"];
    assertDoubtful(rule, trail({ deliveryStatus: doubtful }), ...questions);
    const stated = rule.evaluate(trail({ deliveryStatus: known({ errors: [] }) }), {});
    assert.equal(stated.answer, "unknown");
    assert.match(JSON.stringify(stated), /states no time/);
  });

  it("does not apply to a program, or to a trail that is not logging", () => {
    assert.equal(rule.evaluate(trail(), {}).answer, "notApplicable");
    const stopped = having({ errors: [["log files", "AccessDenied"]] }, { isLogging: known(false) });
    assert.deepEqual(rule.evaluate(stopped, {}), {
      answer: "notApplicable",
      why: "the trail is not logging, which cloudtrail-logging-enabled reports",
    });
  });
});
