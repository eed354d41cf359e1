import assert from "node:assert/strict";
import { logGroupLosses } from "../../../../components/before/adoption/logGroupLosses";
import { inspectedWith, shown } from "./inspectedWith";

const key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describe("logGroupLosses", () => {
  const group = { name: "company", retentionInDays: 3653, kmsKeyId: key, tags: { team: "audit" } };

  it("finds a shorter retention, another key and tags", () => {
    assert.deepEqual(shown(logGroupLosses(inspectedWith({}), group)), [
      [
        "retention",
        "logGroupRetentionDays",
        'The log group "company" keeps events for 3653 days, which would become 365 days.',
        { logGroupRetentionDays: 3653 },
      ],
      [
        "encryption-key",
        "logGroupKmsKeyArn",
        `The log group "company" is encrypted with the KMS key "${key}", and would not be any more.`,
        { logGroupKmsKeyArn: key },
      ],
      [
        "tags",
        "tags",
        'The log group "company" has the tags "team=audit", which would be taken away.',
        { tags: { team: "audit" } },
      ],
    ]);
  });

  it("finds nothing where events are kept as long or longer, under the same key", () => {
    const args = { logGroupRetentionDays: 0, logGroupKmsKeyArn: key, tags: { team: "audit" } };
    assert.deepEqual(logGroupLosses(inspectedWith(args), group), []);
    assert.deepEqual(logGroupLosses(inspectedWith(args), { ...group, retentionInDays: 0 }), []);
  });

  it("finds a retention where events were kept forever", () => {
    const [loss] = logGroupLosses(inspectedWith({}), { ...group, retentionInDays: 0, kmsKeyId: "", tags: {} });
    assert.equal(loss?.what, 'The log group "company" keeps events forever, which would become 365 days.');
    assert.deepEqual(loss.keep, { logGroupRetentionDays: 0 });
  });
});
