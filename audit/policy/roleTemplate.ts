import { leastPrivilegePolicy } from "./leastPrivilege";

/** The name of the auditor's role, unless another one is chosen. */
export const defaultRoleName = "cloudtrail-baseline-audit";

/**
 * A template of CloudFormation for the role that an audit assumes in each account, with the least that it needs for rules
 * and a trust in one principal. A stack set brings it to every account.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export function roleTemplate(ruleNames: readonly string[]): object {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "The role with which cloudtrail-baseline audits this account. It reads settings, and no log file.",
    Parameters: {
      TrustedPrincipal: {
        Type: "String",
        Description: "Who may assume the role: the id of an account, or the ARN of a role or user.",
        AllowedPattern: String.raw`^(\d{12}|arn:[a-z-]+:iam::\d{12}:(root|(role|user)/.+))$`,
        ConstraintDescription: "Write 12 digits, or the ARN of a role or user.",
      },
      ExternalId: {
        Type: "String",
        Description: "The external id that whoever assumes the role has to give. Leave it empty to ask for none.",
        Default: "",
        NoEcho: true,
        AllowedPattern: String.raw`^([\w+=,.@:/-]{2,1224})?$`,
        ConstraintDescription: "Write 2 to 1224 letters, digits and _+=,.@:/-, or nothing.",
      },
      RoleName: {
        Type: "String",
        Description: "The name of the role, the same in every account.",
        Default: defaultRoleName,
        AllowedPattern: String.raw`^[\w+=,.@-]{1,64}$`,
        ConstraintDescription: "Write 1 to 64 letters, digits and _+=,.@-.",
      },
    },
    Conditions: { AsksForExternalId: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "ExternalId" }, ""] }] } },
    Resources: {
      AuditRole: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: { Ref: "RoleName" },
          Description: "Lets cloudtrail-baseline audit the CloudTrail trails of this account.",
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: { Ref: "TrustedPrincipal" } },
                Action: "sts:AssumeRole",
                Condition: {
                  "Fn::If": [
                    "AsksForExternalId",
                    { StringEquals: { "sts:ExternalId": { Ref: "ExternalId" } } },
                    { Ref: "AWS::NoValue" },
                  ],
                },
              },
            ],
          },
          Policies: [
            {
              PolicyName: "audit",
              PolicyDocument: leastPrivilegePolicy(ruleNames, (afterPartition) => ({
                "Fn::Sub": `arn:\${AWS::Partition}:${afterPartition}`,
              })),
            },
          ],
        },
      },
    },
    Outputs: {
      RoleArn: { Description: "The ARN of the role.", Value: { "Fn::GetAtt": ["AuditRole", "Arn"] } },
    },
  };
}
