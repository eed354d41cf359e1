import assert from "node:assert/strict";
import { cisAlarms } from "../../../components/alerts/cisAlarms";
import { recordOf, type RecordedCall } from "./calls";
import { filterPatternMatches } from "./filterPattern";

/** As AWS publishes them for Security Hub; CIS's own, and three events that Prowler wants besides, for the one that Security Hub does not have. */
const published = {
  "CloudWatch.2": '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  "CloudWatch.3":
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  "CloudWatch.1":
    '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  "CloudWatch.4":
    "{($.eventSource=iam.amazonaws.com) && (($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || ($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || ($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || ($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || ($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy))}",
  "CloudWatch.5":
    "{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}",
  "CloudWatch.6": '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  "CloudWatch.7":
    "{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}",
  "CloudWatch.8":
    "{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || ($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || ($.eventName=DeleteBucketReplication))}",
  "CloudWatch.9":
    "{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || ($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}",
  "CloudWatch.10":
    "{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}",
  "CloudWatch.11":
    "{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || ($.eventName=DeleteNetworkAcl) || ($.eventName=DeleteNetworkAclEntry) || ($.eventName=ReplaceNetworkAclEntry) || ($.eventName=ReplaceNetworkAclAssociation)}",
  "CloudWatch.12":
    "{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || ($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || ($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}",
  "CloudWatch.13":
    "{($.eventSource=ec2.amazonaws.com) && (($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || ($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable))}",
  "CloudWatch.14":
    "{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) || ($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) || ($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection) || ($.eventName=AttachClassicLinkVpc) || ($.eventName=DetachClassicLinkVpc) || ($.eventName=DisableVpcClassicLink) || ($.eventName=EnableVpcClassicLink)}",
  "CIS 4.15":
    '{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = "AcceptHandshake") || ($.eventName = "AttachPolicy") || ($.eventName = "CreateAccount") || ($.eventName = "CreateOrganizationalUnit") || ($.eventName = "CreatePolicy") || ($.eventName = "DeclineHandshake") || ($.eventName = "DeleteOrganization") || ($.eventName = "DeleteOrganizationalUnit") || ($.eventName = "DeletePolicy") || ($.eventName = "DetachPolicy") || ($.eventName = "DisablePolicyType") || ($.eventName = "EnablePolicyType") || ($.eventName = "InviteAccountToOrganization") || ($.eventName = "LeaveOrganization") || ($.eventName = "MoveAccount") || ($.eventName = "RemoveAccountFromOrganization") || ($.eventName = "UpdatePolicy") || ($.eventName = "UpdateOrganizationalUnit") || ($.eventName = "CancelHandshake") || ($.eventName = "CreateOrganization") || ($.eventName = "EnableAllFeatures")) }',
};

/** For each alarm, calls it must go off at and calls it must not, all of them records as CloudTrail writes them. */
const samples: Readonly<Record<string, { readonly matched: RecordedCall[]; readonly passed: RecordedCall[] }>> = {
  "unauthorized-api-calls": {
    matched: [
      { ...ec2("RunInstances"), errorCode: "Client.UnauthorizedOperation" },
      { ...iam("ListUsers"), errorCode: "AccessDenied" },
      { ...kms("DisableKey"), errorCode: "AccessDeniedException" },
    ],
    passed: [iam("ListUsers"), { ...iam("GetRole"), errorCode: "NoSuchEntityException" }],
  },
  "console-sign-in-without-mfa": {
    matched: [signIn({ additionalEventData: { MFAUsed: "No" } })],
    passed: [
      signIn({ additionalEventData: { MFAUsed: "Yes" } }),
      signIn({ additionalEventData: { MFAUsed: "No" }, responseElements: { ConsoleLogin: "Failure" } }),
      signIn({ additionalEventData: { MFAUsed: "No" }, userIdentity: { type: "AssumedRole" } }),
    ],
  },
  "root-usage": {
    matched: [{ ...iam("CreateAccessKey"), userIdentity: { type: "Root" } }],
    passed: [
      iam("CreateAccessKey"),
      { ...iam("CreateAccessKey"), userIdentity: { type: "Root", invokedBy: "support.amazonaws.com" } },
      { ...kms("RotateKey"), userIdentity: { type: "Root" }, eventType: "AwsServiceEvent" },
    ],
  },
  "iam-policy-changes": {
    matched: [iam("AttachRolePolicy"), iam("PutUserPolicy")],
    passed: [iam("CreateUser"), call("organizations", "DeletePolicy")],
  },
  "cloudtrail-changes": {
    matched: [call("cloudtrail", "StopLogging"), call("cloudtrail", "DeleteTrail")],
    passed: [call("cloudtrail", "LookupEvents")],
  },
  "console-sign-in-failures": {
    matched: [signIn({ errorMessage: "Failed authentication" })],
    passed: [signIn({}), signIn({ errorMessage: "No username found in supplied account" })],
  },
  "kms-key-disabled-or-deleted": {
    matched: [kms("DisableKey"), kms("ScheduleKeyDeletion")],
    passed: [kms("EnableKey"), call("elsewhere", "DisableKey")],
  },
  "s3-bucket-policy-changes": {
    matched: [call("s3", "PutBucketPolicy"), call("s3", "DeleteBucketLifecycle")],
    passed: [call("s3", "PutBucketTagging"), call("elsewhere", "PutBucketPolicy")],
  },
  "config-changes": {
    matched: [call("config", "StopConfigurationRecorder")],
    passed: [call("config", "PutConfigRule"), call("elsewhere", "StopConfigurationRecorder")],
  },
  "security-group-changes": {
    matched: [ec2("AuthorizeSecurityGroupIngress"), ec2("DeleteSecurityGroup")],
    passed: [ec2("DescribeSecurityGroups")],
  },
  "network-acl-changes": { matched: [ec2("ReplaceNetworkAclEntry")], passed: [ec2("DescribeNetworkAcls")] },
  "network-gateway-changes": { matched: [ec2("AttachInternetGateway")], passed: [ec2("CreateNatGateway")] },
  "route-table-changes": {
    matched: [ec2("CreateRoute")],
    passed: [ec2("DescribeRouteTables"), call("appmesh", "CreateRoute")],
  },
  "vpc-changes": { matched: [ec2("AcceptVpcPeeringConnection")], passed: [ec2("CreateSubnet")] },
  "organizations-changes": {
    matched: [
      call("organizations", "LeaveOrganization"),
      call("organizations", "UpdateOrganizationalUnit"),
      call("organizations", "EnableAllFeatures"),
    ],
    passed: [call("organizations", "ListAccounts"), call("iam", "DetachPolicy")],
  },
};

describe("cisAlarms", () => {
  it("has the fifteen alarms of section 4, in order", () => {
    assert.deepEqual(
      cisAlarms.map(({ cis }) => cis),
      Array.from({ length: 15 }, (_, index) => `4.${index + 1}`),
    );
  });

  it("has each pattern as it is published, to the letter, because Security Hub compares the terms", () => {
    assert.deepEqual(
      Object.fromEntries(
        cisAlarms.map((alarm) => [
          "securityHub" in alarm ? alarm.securityHub : `CIS ${alarm.cis}`,
          alarm.filterPattern,
        ]),
      ),
      published,
    );
  });

  for (const { name, filterPattern } of cisAlarms) {
    it(`goes off at what ${name} means and at nothing else`, () => {
      const { matched = [], passed = [] } = samples[name] ?? {};
      assert.ok(matched.length > 0 && passed.length > 0, `no samples for ${name}`);
      for (const sample of matched) assert.ok(filterPatternMatches(filterPattern, recordOf(sample)), sample.eventName);
      for (const sample of passed) assert.ok(!filterPatternMatches(filterPattern, recordOf(sample)), sample.eventName);
    });
  }
});

function call(service: string, eventName: string): RecordedCall {
  return { eventSource: `${service}.amazonaws.com`, eventName };
}

function ec2(eventName: string): RecordedCall {
  return call("ec2", eventName);
}

function iam(eventName: string): RecordedCall {
  return call("iam", eventName);
}

function kms(eventName: string): RecordedCall {
  return call("kms", eventName);
}

function signIn(fields: object): RecordedCall {
  return {
    ...call("signin", "ConsoleLogin"),
    eventType: "AwsConsoleSignIn",
    responseElements: { ConsoleLogin: "Success" },
    ...fields,
  };
}
