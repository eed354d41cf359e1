import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { useExistingBucket } from "../../../components/bucket/existingBucket";
import { mostBucketPolicyBytes } from "../../../components/bucket/logBucketPolicy";

describe("useExistingBucket", () => {
  let answer: () => { policy: string };

  // Anew for each: components of one program would wait for each other.
  beforeEach(() =>
    pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as object }),
      call: () => answer(),
    }),
  );

  /** The policy after merging, or the error it ends in. */
  function merged(): Promise<string> {
    const scope = pulumi.output({
      bucketArn: "arn:aws:s3:::their-logs",
      trailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit",
    });
    const { policy } = useExistingBucket(
      "audit-logs",
      { bucketName: pulumi.output("their-logs"), scope, merge: true },
      {},
    );
    return (policy as unknown as { promise: () => Promise<string> }).promise();
  }

  const policyWith = (condition: string): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "Theirs", Condition: condition }] });

  it("takes a bucket without a policy as one without statements", async () => {
    answer = () => {
      throw refused("reading S3 Bucket Policy (their-logs): couldn't find resource");
    };
    assert.deepEqual(sidsOf(await merged()), [
      "CloudTrailMayReadBucketAcl8464d9bde18c",
      "CloudTrailMayWriteLogFiles8464d9bde18c",
    ]);
  });

  it("merges into a policy up to the size S3 takes, and refuses a byte more before anything is written", async () => {
    answer = () => ({ policy: policyWith("") });
    const room = mostBucketPolicyBytes - (await merged()).length;
    answer = () => ({ policy: policyWith("x".repeat(room)) });
    assert.equal((await merged()).length, mostBucketPolicyBytes);
    answer = () => ({ policy: policyWith("x".repeat(room + 1)) });
    await assert.rejects(merged(), (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error));
      assert.match(
        error.message,
        /mergeBucketPolicy: With the statements that it has, the policy of the bucket would be 20481 bytes large, and S3 takes at most 20480\. Remove/,
      );
      return true;
    });
  });

  it("names the permission that is missing to read the policy, and the way to do without", async () => {
    answer = () => {
      throw refused("AccessDenied: not authorized to perform: s3:GetBucketPolicy");
    };
    await assert.rejects(merged(), {
      message:
        /existingBucketName: The policy of the bucket could not be read: .*AccessDenied.* Reading it needs the permission s3:GetBucketPolicy\. Without it, leave mergeBucketPolicy out/,
    });
  });
});

/** An error as it comes from a provider. */
function refused(details: string): Error {
  return Object.assign(new Error(details), { details });
}

function sidsOf(policy: string): string[] {
  return (JSON.parse(policy) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);
}
