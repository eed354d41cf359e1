import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  GetPublicAccessBlockCommand as GetAccountPublicAccessBlockCommand,
  S3ControlClient,
} from "@aws-sdk/client-s3-control";
import { GetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";
import { Agent } from "node:http";
import { CallLimit } from "../../live/callLimit";
import { eachOf } from "../../live/eachOf";
import { arn, bucketOf, keyArn, region, topicArn, trailArn } from "./accounts";
import { atOnce } from "./floor";
import type { ReplayedAws } from "./replayedAws";

/** How many calls an account is asked at the same time: as many as an audit asks. */
const callsAtOnce = 5;

/** How clients of an account are opened. */
type Connection = ReturnType<typeof connectionOf>;

/** Asks what an audit asks with the AWS SDK alone: clients for each account, and nothing kept. */
export async function sdkAlone(
  aws: ReplayedAws,
  accountIds: readonly string[],
  calls: (connection: Connection, accountId: string, aws: ReplayedAws) => readonly (() => Promise<unknown>)[],
): Promise<void> {
  const { environment, endpoint } = aws;
  const options = { keepAlive: true, proxyEnv: { ...environment } };
  const requestHandler = { httpAgent: new Agent(options) };
  const common = { region, endpoint, requestHandler };
  const keys = { accessKeyId: environment["AWS_ACCESS_KEY_ID"] ?? "", secretAccessKey: "none" };
  await eachOf(accountIds, atOnce, async (accountId) => {
    const sts = new STSClient({ ...common, credentials: keys });
    const RoleArn = arn("iam", accountId, "role/Audit", "");
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "bench" }));
    const connection = connectionOf(common, Credentials ?? {});
    const [first, ...others] = calls(connection, accountId, aws);
    await first?.();
    const limit = new CallLimit(callsAtOnce);
    await Promise.all(others.map((call) => limit.run(call)));
  });
}

function connectionOf(
  common: { readonly region: string; readonly endpoint: string; readonly requestHandler: object },
  { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" }: Partial<Credentials>,
) {
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return { ...common, credentials };
}

/** What the gate asks. The first call comes before the others. */
export function gateCalls(connection: Connection, accountId: string) {
  return gateCallsOf(new CloudTrailClient(connection), accountId);
}

function gateCallsOf(cloudTrail: CloudTrailClient, accountId: string) {
  const trail = trailArn(accountId);
  return [
    () => cloudTrail.send(new DescribeTrailsCommand({})),
    () => cloudTrail.send(new GetTrailStatusCommand({ Name: trail })),
    () => cloudTrail.send(new GetEventSelectorsCommand({ TrailName: trail })),
  ];
}

/** What all rules ask about an account with a trail of its own. */
export function allCalls(connection: Connection, accountId: string, { environment }: ReplayedAws) {
  const cloudTrail = new CloudTrailClient(connection);
  const s3 = new S3Client(connection);
  const endpoint = environment["AWS_ENDPOINT_URL_S3_CONTROL"] ?? connection.endpoint;
  const kms = new KMSClient(connection);
  const iam = new IAMClient(connection);
  const bucket = { Bucket: bucketOf(accountId) };
  const key = { KeyId: keyArn(accountId) };
  const role = { RoleName: "audit-logs" };
  return [
    ...gateCallsOf(cloudTrail, accountId),
    () => cloudTrail.send(new GetInsightSelectorsCommand({ TrailName: trailArn(accountId) })),
    () => s3.send(new GetBucketPolicyCommand(bucket)),
    () => s3.send(new GetBucketAclCommand(bucket)),
    () => s3.send(new GetPublicAccessBlockCommand(bucket)),
    () => s3.send(new GetBucketVersioningCommand(bucket)),
    () => s3.send(new GetBucketLoggingCommand(bucket)),
    () => s3.send(new GetObjectLockConfigurationCommand(bucket)),
    () => s3.send(new GetBucketLifecycleConfigurationCommand(bucket)),
    () => s3.send(new GetBucketEncryptionCommand(bucket)),
    () =>
      new S3ControlClient({ ...connection, endpoint }).send(
        new GetAccountPublicAccessBlockCommand({ AccountId: accountId }),
      ),
    () => kms.send(new DescribeKeyCommand(key)),
    () => kms.send(new GetKeyPolicyCommand({ ...key, PolicyName: "default" })),
    () => kms.send(new GetKeyRotationStatusCommand(key)),
    () => new SNSClient(connection).send(new GetTopicAttributesCommand({ TopicArn: topicArn(accountId) })),
    () => iam.send(new GetRoleCommand(role)),
    () => iam.send(new ListRolePoliciesCommand(role)),
    () => iam.send(new GetRolePolicyCommand({ ...role, PolicyName: "write" })),
    () => iam.send(new ListAttachedRolePoliciesCommand(role)),
  ];
}
