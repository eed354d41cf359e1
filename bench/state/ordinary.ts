import { arn, publicAccessBlock, resource, type StateResource, tags } from "./resource";

/** What stacks on AWS mostly have, with properties as large as theirs. */
const kinds: readonly ((name: string) => StateResource)[] = [
  (name) =>
    resource("aws:iam/role:Role", name, {
      arn: arn("iam", `role/${name}`),
      assumeRolePolicy: policy({ Service: "lambda.amazonaws.com" }, ["sts:AssumeRole", "*"]),
      description: `What ${name} runs as`,
      maxSessionDuration: 3600,
      path: "/",
      tags: tags(name),
    }),
  (name) =>
    resource("aws:iam/rolePolicy:RolePolicy", name, {
      role: name,
      policy: policy(
        undefined,
        ["logs:PutLogEvents", arn("logs", `log-group:/aws/lambda/${name}:*`)],
        ["dynamodb:GetItem", arn("dynamodb", `table/${name}`)],
        ["sqs:SendMessage", arn("sqs", name)],
      ),
    }),
  (name) =>
    resource("aws:lambda/function:Function", name, {
      arn: arn("lambda", `function:${name}`),
      architectures: ["arm64"],
      environment: { variables: { TABLE: name, QUEUE: name, LOG_LEVEL: "info", STAGE: "production" } },
      ephemeralStorage: { size: 512 },
      handler: "index.handler",
      memorySize: 512,
      runtime: "nodejs22.x",
      s3Bucket: "artifacts",
      s3Key: `functions/${name}.zip`,
      timeout: 30,
      tracingConfig: { mode: "Active" },
      vpcConfig: { securityGroupIds: ["sg-0123456789abcdef0"], subnetIds: ["subnet-0a", "subnet-0b", "subnet-0c"] },
      tags: tags(name),
    }),
  (name) =>
    resource("aws:cloudwatch/logGroup:LogGroup", name, {
      arn: arn("logs", `log-group:${name}`),
      name: `/aws/lambda/${name}`,
      retentionInDays: 30,
      tags: tags(name),
    }),
  (name) =>
    resource("aws:dynamodb/table:Table", name, {
      arn: arn("dynamodb", `table/${name}`),
      attributes: [
        { name: "pk", type: "S" },
        { name: "sk", type: "S" },
        { name: "gsi", type: "S" },
      ],
      billingMode: "PAY_PER_REQUEST",
      globalSecondaryIndexes: [{ name: "byGsi", hashKey: "gsi", rangeKey: "sk", projectionType: "ALL" }],
      hashKey: "pk",
      pointInTimeRecovery: { enabled: true },
      rangeKey: "sk",
      serverSideEncryption: { enabled: true },
      tags: tags(name),
    }),
  (name) =>
    resource("aws:sqs/queue:Queue", name, {
      arn: arn("sqs", name),
      messageRetentionSeconds: 1209600,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn("sqs", `${name}-dead`), maxReceiveCount: 5 }),
      sqsManagedSseEnabled: true,
      visibilityTimeoutSeconds: 180,
      tags: tags(name),
    }),
  (name) =>
    resource("aws:ec2/securityGroup:SecurityGroup", name, {
      arn: arn("ec2", `security-group/${name}`),
      description: name,
      egress: [{ cidrBlocks: ["0.0.0.0/0"], fromPort: 0, protocol: "-1", toPort: 0 }],
      ingress: [443, 8443].map((port) => ({
        cidrBlocks: ["10.0.0.0/16", "10.1.0.0/16"],
        description: `port ${port}`,
        fromPort: port,
        protocol: "tcp",
        toPort: port,
      })),
      vpcId: "vpc-0123456789abcdef0",
      tags: tags(name),
    }),
  (name) =>
    resource("aws:s3/bucket:Bucket", name, {
      arn: `arn:aws:s3:::${name}`,
      bucket: name,
      forceDestroy: false,
      objectLockEnabled: false,
      tags: tags(name),
    }),
  (name) => resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", name, publicAccessBlock(name)),
  (name) =>
    resource("aws:route53/record:Record", name, {
      name: `${name}.example.com`,
      records: ["10.0.0.1", "10.0.0.2"],
      ttl: 300,
      type: "A",
      zoneId: "Z0123456789",
    }),
];

/** The resource of a number: of another kind than its neighbours. */
export function ordinary(index: number): StateResource {
  const kind = kinds[index % kinds.length];
  if (kind === undefined) throw new Error("there are kinds of resources");
  return kind(`app-${index}`);
}

/** A policy document with a statement for each action. */
function policy(
  principal: object | undefined,
  ...statements: readonly (readonly [action: string, resource: string])[]
) {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(([Action, Resource], index) => ({
      Sid: `Statement${index}`,
      Effect: "Allow",
      ...(principal !== undefined && { Principal: principal }),
      Action,
      Resource,
    })),
  });
}
