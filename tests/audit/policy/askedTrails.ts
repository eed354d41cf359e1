/** Trails about which an audit by all rules makes every call. */
import { AttachRolePolicyCommand, CreatePolicyCommand } from "@aws-sdk/client-iam";
import { DeletePublicAccessBlockCommand } from "@aws-sdk/client-s3";
import { goodNotices, goodTrail } from "../../live/inquiry/goodAccount";
import type { Account } from "../../sandbox/localAws/account";
import { policy } from "../../sandbox/localAws/policies";

/** What no audit needs. */
export const unrelated = { Sid: "Other", Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: "*" } as const;

/** Makes a trail about which almost everything is asked. */
export async function makeTrailOfMostCalls(account: Account): Promise<void> {
  await goodTrail(account, await goodNotices(account));
  const PolicyDocument = JSON.stringify(policy(unrelated));
  const { Policy } = await account.iam().send(new CreatePolicyCommand({ PolicyName: "more", PolicyDocument }));
  await account.iam().send(new AttachRolePolicyCommand({ RoleName: "writer", PolicyArn: Policy?.Arn }));
}

/** Makes a trail about which the rest is: its bucket has no public access block of its own, so its account's is asked for. */
export async function makeOpenTrail(account: Account): Promise<void> {
  const Bucket = await account.logBucket(account.trailArn("open"));
  await account.createTrail("open", { S3BucketName: Bucket });
  await account.s3().send(new DeletePublicAccessBlockCommand({ Bucket }));
}
