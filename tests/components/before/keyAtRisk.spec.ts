import assert from "node:assert/strict";
import { keyFindings, type LiveKey } from "../../../components/before/keyAtRisk";

const arn = "arn:aws:kms:us-west-2:123456789012:key/1234abcd";
const command = "pulumi import aws:kms/key:Key audit 1234abcd";
const enable = "aws kms enable-key --key-id 1234abcd --region us-west-2";
const good: LiveKey = { arn, state: "Enabled", deletionDate: "", ours: true, inState: true };
const dying = { ...good, state: "PendingDeletion", deletionDate: "2026-12-26T00:00:00Z" };
const deletes =
  `KMS deletes the key "${arn}" on 2026-12-26, and nobody can read the log files that it has encrypted from then on. Keep ` +
  `it with \`aws kms cancel-key-deletion --key-id 1234abcd --region us-west-2\` and \`${enable}\``;

describe("keyFindings", () => {
  it("finds nothing wrong with a key that is there", () => {
    assert.deepEqual(keyFindings(good, true, command), {});
  });

  for (const inState of [true, false]) {
    it(`refuses another key beside one that is to be deleted and is ${inState ? "" : "not "}in the state`, () => {
      assert.deepEqual(keyFindings({ ...dying, inState }, true, command), {
        faults: [
          {
            property: "createKmsKey",
            reason:
              `${deletes}, and run this again. No other key is made before you decide: to give it up, with those log files, ` +
              "set kmsKeyArn to a key of your own, or leave createKmsKey out for one update and set it again.",
          },
        ],
      });
    });
  }

  it("warns of a key that is to be deleted where none is made", () => {
    assert.deepEqual(keyFindings(dying, false, command), { warnings: [`${deletes}.`] });
    assert.deepEqual(keyFindings({ ...dying, ours: false, inState: false }, true, command), {
      warnings: [`${deletes}.`],
    });
  });

  it("warns of a key that is disabled", () => {
    assert.deepEqual(keyFindings({ ...good, state: "Disabled" }, true, command), {
      warnings: [
        `The key "${arn}" is disabled: CloudTrail cannot deliver, and nobody can read the log files that it has encrypted. ` +
          `Enable it with \`${enable}\`.`,
      ],
    });
  });

  it("refuses another key beside one that the state has lost, with the command that takes it back", () => {
    assert.deepEqual(keyFindings({ ...good, inState: false }, true, command), {
      faults: [
        {
          property: "createKmsKey",
          reason:
            `would make a second key: the trail's, "${arn}", is no longer in the state of this stack, which a refresh drops ` +
            `while a key is to be deleted. Take it back with \`${command}\`, and run this again.`,
        },
      ],
    });
  });

  it("lets a key be made in place of one that the component did not make, or where none is asked for", () => {
    assert.deepEqual(keyFindings({ ...good, ours: false, inState: false }, true, command), {});
    assert.deepEqual(keyFindings({ ...good, inState: false }, false, command), {});
  });
});
