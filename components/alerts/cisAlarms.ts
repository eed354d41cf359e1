/** A metric filter on a trail's log group and the alarm on its metric, as the CIS benchmark requires them. */
export interface CisAlarm {
  /** Name in `disabledAlerts`, and the last part of the names of filter, metric and alarm. */
  readonly name: string;
  /** Recommendation of the CIS AWS Foundations Benchmark, versions 1.3 to 3.0. */
  readonly cis: string;
  /** Control of AWS Security Hub; absent if it has none. */
  readonly securityHub?: string;
  readonly displayName: string;
  /** What the alarm means, for whoever receives it. */
  readonly description: string;
  /** Pattern of the metric filter, as Security Hub publishes it, or CIS where Security Hub has none. */
  readonly filterPattern: string;
}

/** Namespace of the metrics. */
export const metricNamespace = "CloudTrailBaseline";

/**
 * The alarms of the CIS AWS Foundations Benchmark, section 4, in its order.
 *
 * Security Hub passes a control only if the pattern has exactly the published terms: nothing may be added to them.
 * Where Security Hub and a version of CIS differ (4.1, which CIS 1.4 narrows, 4.2, and 4.4 and 4.13, where Security Hub
 * adds the event source), the pattern is Security Hub's. 4.15, which Security Hub does not have, is CIS's with three more events.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const cisAlarms = [
  {
    name: "unauthorized-api-calls",
    cis: "4.1",
    securityHub: "CloudWatch.2",
    displayName: "Unauthorized API calls",
    description: "AWS refused a call because the caller may not make it.",
    filterPattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  },
  {
    name: "console-sign-in-without-mfa",
    cis: "4.2",
    securityHub: "CloudWatch.3",
    displayName: "Console sign-in without MFA",
    description: "An IAM user signed in to the console without a second factor.",
    filterPattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ' +
      '($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  {
    name: "root-usage",
    cis: "4.3",
    securityHub: "CloudWatch.1",
    displayName: "Use of the root user",
    description: "Somebody acted as the root user of the account.",
    filterPattern:
      '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  },
  {
    name: "iam-policy-changes",
    cis: "4.4",
    securityHub: "CloudWatch.4",
    displayName: "IAM policy changes",
    description: "An IAM policy was made, changed, deleted, attached or detached.",
    filterPattern: `{($.eventSource=iam.amazonaws.com) && (${anyEvent(
      "DeleteGroupPolicy",
      "DeleteRolePolicy",
      "DeleteUserPolicy",
      "PutGroupPolicy",
      "PutRolePolicy",
      "PutUserPolicy",
      "CreatePolicy",
      "DeletePolicy",
      "CreatePolicyVersion",
      "DeletePolicyVersion",
      "AttachRolePolicy",
      "DetachRolePolicy",
      "AttachUserPolicy",
      "DetachUserPolicy",
      "AttachGroupPolicy",
      "DetachGroupPolicy",
    )})}`,
  },
  {
    name: "cloudtrail-changes",
    cis: "4.5",
    securityHub: "CloudWatch.5",
    displayName: "CloudTrail configuration changes",
    description: "A trail was created, changed, deleted, started or stopped.",
    filterPattern: `{${anyEvent("CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging")}}`,
  },
  {
    name: "console-sign-in-failures",
    cis: "4.6",
    securityHub: "CloudWatch.6",
    displayName: "Failed console sign-ins",
    description: "Somebody failed to sign in to the console.",
    filterPattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  },
  {
    name: "kms-key-disabled-or-deleted",
    cis: "4.7",
    securityHub: "CloudWatch.7",
    displayName: "KMS keys disabled or scheduled for deletion",
    description: "A KMS key was disabled, or its deletion scheduled: what it encrypts can no longer be read.",
    filterPattern: `{($.eventSource=kms.amazonaws.com) && (${anyEvent("DisableKey", "ScheduleKeyDeletion")})}`,
  },
  {
    name: "s3-bucket-policy-changes",
    cis: "4.8",
    securityHub: "CloudWatch.8",
    displayName: "S3 bucket policy changes",
    description: "The policy, ACL, CORS rules, lifecycle or replication of a bucket was changed.",
    filterPattern: `{($.eventSource=s3.amazonaws.com) && (${anyEvent(
      "PutBucketAcl",
      "PutBucketPolicy",
      "PutBucketCors",
      "PutBucketLifecycle",
      "PutBucketReplication",
      "DeleteBucketPolicy",
      "DeleteBucketCors",
      "DeleteBucketLifecycle",
      "DeleteBucketReplication",
    )})}`,
  },
  {
    name: "config-changes",
    cis: "4.9",
    securityHub: "CloudWatch.9",
    displayName: "AWS Config changes",
    description: "The recorder of AWS Config was stopped or changed, or its delivery channel deleted or changed.",
    filterPattern: `{($.eventSource=config.amazonaws.com) && (${anyEvent(
      "StopConfigurationRecorder",
      "DeleteDeliveryChannel",
      "PutDeliveryChannel",
      "PutConfigurationRecorder",
    )})}`,
  },
  {
    name: "security-group-changes",
    cis: "4.10",
    securityHub: "CloudWatch.10",
    displayName: "Security group changes",
    description: "A security group was created, changed or deleted.",
    filterPattern: `{${anyEvent(
      "AuthorizeSecurityGroupIngress",
      "AuthorizeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
      "RevokeSecurityGroupEgress",
      "CreateSecurityGroup",
      "DeleteSecurityGroup",
    )}}`,
  },
  {
    name: "network-acl-changes",
    cis: "4.11",
    securityHub: "CloudWatch.11",
    displayName: "Network ACL changes",
    description: "A network ACL was created, changed or deleted.",
    filterPattern: `{${anyEvent(
      "CreateNetworkAcl",
      "CreateNetworkAclEntry",
      "DeleteNetworkAcl",
      "DeleteNetworkAclEntry",
      "ReplaceNetworkAclEntry",
      "ReplaceNetworkAclAssociation",
    )}}`,
  },
  {
    name: "network-gateway-changes",
    cis: "4.12",
    securityHub: "CloudWatch.12",
    displayName: "Network gateway changes",
    description: "A customer or internet gateway was created, deleted, attached or detached.",
    filterPattern: `{${anyEvent(
      "CreateCustomerGateway",
      "DeleteCustomerGateway",
      "AttachInternetGateway",
      "CreateInternetGateway",
      "DeleteInternetGateway",
      "DetachInternetGateway",
    )}}`,
  },
  {
    name: "route-table-changes",
    cis: "4.13",
    securityHub: "CloudWatch.13",
    displayName: "Route table changes",
    description: "A route or a route table was created, changed or deleted.",
    filterPattern: `{($.eventSource=ec2.amazonaws.com) && (${anyEvent(
      "CreateRoute",
      "CreateRouteTable",
      "ReplaceRoute",
      "ReplaceRouteTableAssociation",
      "DeleteRouteTable",
      "DeleteRoute",
      "DisassociateRouteTable",
    )})}`,
  },
  {
    name: "vpc-changes",
    cis: "4.14",
    securityHub: "CloudWatch.14",
    displayName: "VPC changes",
    description: "A VPC or a peering connection was created, changed or deleted.",
    filterPattern: `{${anyEvent(
      "CreateVpc",
      "DeleteVpc",
      "ModifyVpcAttribute",
      "AcceptVpcPeeringConnection",
      "CreateVpcPeeringConnection",
      "DeleteVpcPeeringConnection",
      "RejectVpcPeeringConnection",
      "AttachClassicLinkVpc",
      "DetachClassicLinkVpc",
      "DisableVpcClassicLink",
      "EnableVpcClassicLink",
    )}}`,
  },
  {
    name: "organizations-changes",
    cis: "4.15",
    displayName: "AWS Organizations changes",
    description: "Accounts, units or policies of the organization were changed. Seen in the management account alone.",
    filterPattern: `{ ($.eventSource = organizations.amazonaws.com) && (${anyQuotedEvent(
      "AcceptHandshake",
      "AttachPolicy",
      "CreateAccount",
      "CreateOrganizationalUnit",
      "CreatePolicy",
      "DeclineHandshake",
      "DeleteOrganization",
      "DeleteOrganizationalUnit",
      "DeletePolicy",
      "DetachPolicy",
      "DisablePolicyType",
      "EnablePolicyType",
      "InviteAccountToOrganization",
      "LeaveOrganization",
      "MoveAccount",
      "RemoveAccountFromOrganization",
      "UpdatePolicy",
      "UpdateOrganizationalUnit",
      "CancelHandshake",
      "CreateOrganization",
      "EnableAllFeatures",
    )}) }`,
  },
] as const satisfies readonly CisAlarm[];

/** Any of these events, in the spelling of Security Hub. */
function anyEvent(...names: readonly string[]): string {
  return names.map((name) => `($.eventName=${name})`).join(" || ");
}

/** Any of these events, in the spelling of CIS. */
function anyQuotedEvent(...names: readonly string[]): string {
  return names.map((name) => `($.eventName = "${name}")`).join(" || ");
}
