import assert from "node:assert/strict";
import { CloudTrailClient, DescribeTrailsCommand, type Trail } from "@aws-sdk/client-cloudtrail";
import { GetBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { GetTopicAttributesCommand, ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { connectionTo } from "../connection";

async function trailIn(environment: NodeJS.ProcessEnv): Promise<Trail> {
  const client = new CloudTrailClient(connectionTo(environment));
  const { trailList = [] } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
  assert.equal(trailList.length, 1);
  return trailList[0] ?? {};
}

/** Asserts that the policy of the log bucket names these organizations as readers, and no others. */
export async function letsRead(environment: NodeJS.ProcessEnv, ...organizationIds: readonly string[]): Promise<void> {
  const { S3BucketName } = await trailIn(environment);
  const s3 = new S3Client({ ...connectionTo(environment), forcePathStyle: true });
  const { Policy = "" } = await s3.send(new GetBucketPolicyCommand({ Bucket: S3BucketName }));
  const { Statement } = JSON.parse(Policy) as {
    readonly Statement: readonly { readonly Resource: unknown; readonly Condition: object }[];
  };
  assert.deepEqual(
    Statement.flatMap(({ Resource, Condition }) => {
      const [, organizationId] = /"aws:PrincipalOrgID":"(.*?)"/.exec(JSON.stringify(Condition)) ?? [];
      return organizationId === undefined ? [] : [[Resource, organizationId]];
    }),
    organizationIds.map((organizationId) => [`arn:aws:s3:::${String(S3BucketName)}/*`, organizationId]),
  );
}

/** Asserts that every topic of the stack is encrypted, with the key of the trail or with another one. */
export async function encryptsTopics(
  environment: NodeJS.ProcessEnv,
  by: "key of the trail" | "another",
): Promise<void> {
  const { KmsKeyId } = await trailIn(environment);
  const sns = new SNSClient(connectionTo(environment));
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
  const own = Topics.filter(({ TopicArn = "" }) => TopicArn.includes(":cloudtrail-baseline"));
  assert.ok(own.length > 0);
  for (const { TopicArn } of own) {
    const { Attributes = {} } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
    const key = Attributes["KmsMasterKeyId"];
    assert.match(key ?? "", /^arn:aws:kms:/);
    assert.equal(key === KmsKeyId ? "key of the trail" : "another", by);
  }
}
