import assert from "node:assert/strict";
import { editedPolicy } from "../../../../audit/fix/policies/editedPolicy";

const statement = (Sid: string, Principal: unknown) => ({
  Sid,
  Effect: "Allow",
  Principal,
  Action: "s3:GetObject",
  Resource: "arn:aws-cn:s3:::logs/*",
});

describe("a policy after edits", () => {
  it("has each statement id once, where a statement was split in two, as AWS refuses it twice", () => {
    const [one, other] = [statement("Readers", { AWS: "111122223333" }), statement("Readers", { AWS: "444455556666" })];
    const text = JSON.stringify({ Version: "2012-10-17", Statement: [one] });
    const { Sid, ...withoutId } = other;
    assert.deepEqual(editedPolicy(text, [() => [one, other]]), {
      Version: "2012-10-17",
      Statement: [one, withoutId],
    });
    assert.equal(Sid, one.Sid);
  });

  it("keeps statements without ids, and those with ids of their own, as they are", () => {
    const { Sid, ...anonymous } = statement("A", "*");
    const statements = [statement(Sid, "*"), anonymous, anonymous, statement("B", "*")];
    const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
    assert.deepEqual(editedPolicy(text, []), { Version: "2012-10-17", Statement: statements });
  });
});
