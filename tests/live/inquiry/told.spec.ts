import assert from "node:assert/strict";
import { isToldAll, toldMost, withRemedy } from "../../../live/inquiry/told";
import { notAsked } from "../../../live/notAsked";
import { type Fact, known, unknown } from "../../../rules/facts/fact";

interface Answers {
  readonly name: string;
  readonly isMissing?: true;
  readonly policy: Fact<string>;
  readonly acl: Fact<string>;
}

const denied = { ...unknown("AWS denies it", "allow it"), permission: "s3:GetBucketAcl" };
const whole: Answers = { name: "logs", policy: known("{}"), acl: known("") };
const half: Answers = { ...whole, acl: denied };

const toldAll = (answers: Answers): boolean => isToldAll(answers);

describe("what AWS told about a thing", () => {
  it("is all where nothing that was asked is open, or there is no such thing", () => {
    assert.equal(toldAll(whole), true);
    assert.equal(toldAll({ ...whole, acl: notAsked }), true);
    // As it is when it was packed.
    assert.equal(toldAll({ ...whole, acl: { ...notAsked } }), true);
    assert.equal(toldAll(half), false);
    assert.equal(toldAll({ ...half, isMissing: true }), true);
  });

  it("is that of whoever was told most", () => {
    const none: Answers = { ...half, policy: denied };
    assert.equal(toldMost(none, [none, half, whole, half]), whole);
    assert.equal(toldMost(half, [none, { ...half }]), half);
  });

  it("can be made known in another way, where a permission is missing", () => {
    const { policy, acl, name } = withRemedy(
      { ...half, policy: unknown("AWS was silent", "run again") },
      "ask another",
    );
    assert.equal(name, "logs");
    assert.deepEqual(policy, unknown("AWS was silent", "run again"));
    assert.deepEqual(acl, { ...denied, remedy: "allow it, or ask another" });
  });
});
