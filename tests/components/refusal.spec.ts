import assert from "node:assert/strict";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { refusal } from "../../components/refusal";

describe("refusal", () => {
  it("names the argument, and is told by Pulumi without the place it was thrown at", () => {
    const error = refusal("kmsKeyArn", "There is no such key.");
    assert.ok(pulumi.RunError.isInstance(error));
    assert.equal(error.message, "kmsKeyArn: There is no such key.");
    assert.equal(error.stack, "");
  });

  it("keeps its message, whatever Pulumi puts in front of it for each resource that waits", () => {
    const error = refusal("kmsKeyArn", "There is no such key.");
    error.message = `error serializing property "bucket": ${error.message}`;
    assert.equal(error.message, "kmsKeyArn: There is no such key.");
  });

  it("is formatted in colors at once, also when it was thrown in apply", async () => {
    const thrown = pulumi.output("key").apply((): string => {
      throw refusal("kmsKeyArn", "There is no such key.");
    });
    const error: unknown = await (thrown as unknown as { promise: () => Promise<unknown> }).promise().catch(same);
    assert.doesNotMatch(inspect(error, { colors: true }), /output\.[jt]s/);
  });
});

function same(error: unknown): unknown {
  return error;
}
