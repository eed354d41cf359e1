// Another team's stack: a role for auditors of another account, who read the log files and validate them. All it knows of
// the trail is the outputs of the stack that keeps it.
import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";

const config = new pulumi.Config();

const trailStack = new pulumi.StackReference(config.require("trailStack"));
const bucketArn = trailStack.requireOutput("bucketArn") as pulumi.Output<string>;

const role = new iam.Role("auditors", {
  assumeRolePolicy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: config.require("auditorAccountId") }, Action: "sts:AssumeRole" }],
  },
});

// What `aws cloudtrail validate-logs` asks for.
new iam.RolePolicy("auditors", {
  role: role.name,
  policy: {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["s3:GetBucketLocation", "s3:ListBucket"], Resource: bucketArn },
      { Effect: "Allow", Action: "s3:GetObject", Resource: pulumi.interpolate`${bucketArn}/AWSLogs/*` },
      { Effect: "Allow", Action: ["cloudtrail:DescribeTrails", "cloudtrail:ListPublicKeys"], Resource: "*" },
    ],
  },
});

export const { arn: roleArn } = role;
