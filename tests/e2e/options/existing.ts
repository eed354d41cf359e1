import { CreateLogGroupCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreatePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateOrganizationCommand, EnableAWSServiceAccessCommand } from "@aws-sdk/client-organizations";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { Account, HOME } from "../../sandbox/localAws/account";
import { CLOUDTRAIL, policy, type PolicyDocument } from "../../sandbox/localAws/policies";

/** What an account has before the stack, for options that take something existing. */
export interface Existing {
  /** A topic that everybody may publish to. */
  readonly topicArn: string;
  /** One of another region. */
  readonly distantTopicArn: string;
  /** A bucket that receives access logs. */
  readonly bucketName: string;
  /** A key that everybody may use. */
  readonly keyArn: string;
  /** A log group that keeps events for a week. */
  readonly logGroupArn: string;
  /** A role with which CloudTrail may write to any log group. */
  readonly roleArn: string;
  /** A policy that limits roles to CloudWatch Logs. */
  readonly boundaryArn: string;
  /** The organization that the account manages. */
  readonly organizationId: string;
}

/** How long the existing log group keeps events, in days. */
export const existingRetention = 7;

/**
 * Creates what exists before the stack.
 *
 * @param environment - variables that point at the local AWS
 */
export async function createExisting(environment: NodeJS.ProcessEnv): Promise<Existing> {
  const account = await Account.enter(environment["AWS_ENDPOINT_URL"] ?? "", "123456789012");
  return {
    topicArn: await topicIn(account),
    distantTopicArn: await topicIn(account, "eu-west-1"),
    bucketName: await account.bucket((bucket) =>
      open("s3:PutObject", `arn:aws:s3:::${bucket}/*`, { Service: "logging.s3.amazonaws.com" }),
    ),
    keyArn: await keyIn(account),
    logGroupArn: await logGroupIn(account),
    roleArn: await roleIn(account),
    boundaryArn: await boundaryIn(account),
    organizationId: await organizationOf(account),
  };
}

async function topicIn(account: Account, region?: string): Promise<string> {
  const sns = account.sns(region);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "existing" }));
  const AttributeValue = JSON.stringify(open("sns:Publish", String(TopicArn)));
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
  return String(TopicArn);
}

async function keyIn(account: Account): Promise<string> {
  const { KeyMetadata } = await account.kms().send(new CreateKeyCommand({ Policy: JSON.stringify(open("kms:*")) }));
  return String(KeyMetadata?.Arn);
}

async function logGroupIn(account: Account): Promise<string> {
  const logGroupName = "existing/events";
  await account.logs().send(new CreateLogGroupCommand({ logGroupName }));
  await account.logs().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: existingRetention }));
  return `arn:aws:logs:${HOME}:${account.id}:log-group:${logGroupName}`;
}

async function roleIn(account: Account): Promise<string> {
  const RoleName = "existing";
  const trust = policy({ Effect: "Allow", Principal: CLOUDTRAIL, Action: "sts:AssumeRole" });
  const { Role } = await account
    .iam()
    .send(new CreateRoleCommand({ RoleName, Path: "/service/", AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const PolicyDocument = JSON.stringify(policy({ Effect: "Allow", Action: "logs:*", Resource: "*" }));
  await account.iam().send(new PutRolePolicyCommand({ RoleName, PolicyName: "write", PolicyDocument }));
  return String(Role?.Arn);
}

async function boundaryIn(account: Account): Promise<string> {
  const PolicyDocument = JSON.stringify(policy({ Effect: "Allow", Action: "logs:*", Resource: "*" }));
  const { Policy } = await account
    .iam()
    .send(new CreatePolicyCommand({ PolicyName: "limit", Path: "/limits/", PolicyDocument }));
  return String(Policy?.Arn);
}

async function organizationOf(account: Account): Promise<string> {
  const client = account.organizations();
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: CLOUDTRAIL.Service }));
  return String(Organization?.Id);
}

function open(Action: string, Resource = "*", Principal: object | string = "*"): PolicyDocument {
  return policy({ Effect: "Allow", Principal, Action, Resource });
}
