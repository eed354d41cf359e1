import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateOrganizationCommand, EnableAWSServiceAccessCommand } from "@aws-sdk/client-organizations";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { Account } from "../../sandbox/localAws/account";
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
  /** The organization that the account manages. */
  readonly organizationId: string;
}

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

async function organizationOf(account: Account): Promise<string> {
  const client = account.organizations();
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: CLOUDTRAIL.Service }));
  return String(Organization?.Id);
}

function open(Action: string, Resource = "*", Principal: object | string = "*"): PolicyDocument {
  return policy({ Effect: "Allow", Principal, Action, Resource });
}
