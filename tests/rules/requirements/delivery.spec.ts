import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { examineDelivery } from "../../../rules/requirements/delivery";
import { delivery, deliveringTrail, policy } from "../logBuckets";
import { doubtful } from "../trails";

const [, write] = delivery;

describe("the delivery of a trail", () => {
  it("is allowed to the folder of its account by the policy that AWS asks for", () => {
    assert.deepEqual(examineDelivery(deliveringTrail(), policy(...delivery)), { faults: [], doubts: [] });
  });

  it("needs the folder of the organization where the trail is or may be an organization trail", () => {
    const fault = 'does not let trail "trail" write to AWSLogs/ORGANIZATION-ID/';
    const certain = examineDelivery(deliveringTrail({ isOrganizationTrail: known(true) }), policy(...delivery));
    assert.deepEqual(certain, { faults: [fault], doubts: [] });
    const unsure = examineDelivery(deliveringTrail({ isOrganizationTrail: doubtful }), policy(...delivery));
    const question = 'lets trail "trail" write to every folder that it delivers to';
    assert.deepEqual(unsure, { faults: [], doubts: [{ question, reason: doubtful }] });
  });

  it("is not fooled by digits in the name of the bucket", () => {
    const Resource = "arn:aws:s3:::logs-210987654321/AWSLogs/123456789012/*";
    assert.deepEqual(examineDelivery(deliveringTrail(), policy({ ...write, Resource })).faults, []);
  });
});
