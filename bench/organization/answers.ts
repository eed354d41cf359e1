import {
  arn,
  bucketArn,
  bucketOf,
  keyArn,
  kindOf,
  managementId,
  type Mix,
  organizationId,
  region,
  roleArn,
  topicArn,
  trailArn,
} from "./accounts";

/** A call that a client makes: who, what, and what about. */
export interface Call {
  readonly accountId: string;
  readonly operation: string;
  /** What it is about: a name, an ARN; empty where nothing. */
  readonly about: string;
}

/** What the replayed AWS answers: JSON as an object, XML as a text. */
export type Answer = object | string;

/** Answers from templates, for any account. */
export function answerTo({ accountId, operation, about }: Call, mix: Mix): Answer | undefined {
  return answers[operation]?.(about === "" ? accountId : (/\d{12}/.exec(about)?.[0] ?? accountId), accountId, mix);
}

const query = (action: string, result: string): string =>
  `<${action}Response><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>0</RequestId></ResponseMetadata></${action}Response>`;

/** What each operation answers about something of one account to another one, which asks. */
const answers: Readonly<Record<string, (owner: string, asker: string, mix: Mix) => Answer>> = {
  GetCallerIdentity: (_, asker) =>
    query(
      "GetCallerIdentity",
      `<Account>${asker}</Account><Arn>${arn("iam", asker, "user/auditor", "")}</Arn><UserId>AIDA</UserId>`,
    ),
  AssumeRole: (owner) => {
    const session = arn("sts", owner, "assumed-role/Audit/cloudtrail-baseline", "");
    return query(
      "AssumeRole",
      `<AssumedRoleUser><Arn>${session}</Arn><AssumedRoleId>AROA:cloudtrail-baseline</AssumedRoleId></AssumedRoleUser>` +
        `<Credentials><AccessKeyId>ASIA${owner}</AccessKeyId><SecretAccessKey>${"s".repeat(40)}</SecretAccessKey>` +
        `<SessionToken>${"t".repeat(800)}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`,
    );
  },
  DescribeTrails: (_, asker, mix) => {
    const kind = kindOf(asker, mix);
    return {
      trailList: [
        ...(mix === "own" || kind === "noTrail" ? [] : [trail(managementId)]),
        ...(kind === "ownTrail" || kind === "stopped" ? [trail(asker)] : []),
      ],
    };
  },
  GetTrailStatus: (owner, _, mix) => {
    const IsLogging = kindOf(owner, mix) !== "stopped";
    const now = Date.now() / 1000;
    return {
      IsLogging,
      LatestDeliveryTime: now - 300,
      LatestDigestDeliveryTime: now - 1800,
      LatestNotificationTime: now - 300,
      LatestCloudWatchLogsDeliveryTime: now - 200,
      StartLoggingTime: now - 40_000_000,
      LatestDeliveryAttemptTime: new Date(1000 * (now - 300)).toISOString(),
      LatestDeliveryAttemptSucceeded: new Date(1000 * (now - 300)).toISOString(),
    };
  },
  GetEventSelectors: (owner) => ({
    TrailARN: trailArn(owner),
    EventSelectors: [
      {
        ReadWriteType: "All",
        IncludeManagementEvents: true,
        DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }],
        ExcludeManagementEventSources: [],
      },
    ],
  }),
  GetInsightSelectors: (owner) => ({
    TrailARN: trailArn(owner),
    InsightSelectors: [{ InsightType: "ApiCallRateInsight" }, { InsightType: "ApiErrorRateInsight" }],
  }),
  DescribeOrganization: () => ({
    Organization: { Id: organizationId, FeatureSet: "ALL", MasterAccountId: managementId },
  }),
  DescribeKey: (owner) => ({
    KeyMetadata: {
      AWSAccountId: owner,
      KeyId: keyArn(owner).split("/")[1],
      Arn: keyArn(owner),
      CreationDate: 1_700_000_000,
      Enabled: true,
      Description: "Log files of CloudTrail",
      KeyUsage: "ENCRYPT_DECRYPT",
      KeyState: "Enabled",
      Origin: "AWS_KMS",
      KeyManager: "CUSTOMER",
      CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
      KeySpec: "SYMMETRIC_DEFAULT",
      EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
      MultiRegion: false,
    },
  }),
  GetKeyPolicy: (owner) => ({ Policy: keyPolicy(owner) }),
  GetKeyRotationStatus: () => ({ KeyRotationEnabled: true }),
  GetTopicAttributes: (owner) =>
    query(
      "GetTopicAttributes",
      `<Attributes><entry><key>TopicArn</key><value>${topicArn(owner)}</value></entry>` +
        `<entry><key>Policy</key><value>${escaped(topicPolicy(owner))}</value></entry></Attributes>`,
    ),
  GetRole: (owner) =>
    query(
      "GetRole",
      `<Role><Path>/</Path><RoleName>audit-logs</RoleName><RoleId>AROA</RoleId><Arn>${roleArn(owner)}</Arn>` +
        `<CreateDate>2024-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>${encodeURIComponent(trust)}</AssumeRolePolicyDocument></Role>`,
    ),
  ListRolePolicies: () =>
    query("ListRolePolicies", "<PolicyNames><member>write</member></PolicyNames><IsTruncated>false</IsTruncated>"),
  GetRolePolicy: (owner) =>
    query(
      "GetRolePolicy",
      `<RoleName>audit-logs</RoleName><PolicyName>write</PolicyName><PolicyDocument>${encodeURIComponent(rolePolicy(owner))}</PolicyDocument>`,
    ),
  ListAttachedRolePolicies: () =>
    query("ListAttachedRolePolicies", "<AttachedPolicies/><IsTruncated>false</IsTruncated>"),
  policy: (owner) => ({ text: bucketPolicy(owner) }),
  acl: (owner) =>
    `<AccessControlPolicy><Owner><ID>${owner}</ID></Owner><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>${owner}</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>`,
  publicAccessBlock: () =>
    "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>",
  versioning: () => "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
  logging: () =>
    "<BucketLoggingStatus><LoggingEnabled><TargetBucket>access-logs</TargetBucket><TargetPrefix>logs/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>",
  "object-lock": () =>
    "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>GOVERNANCE</Mode><Days>30</Days></DefaultRetention></Rule></ObjectLockConfiguration>",
  lifecycle: () =>
    "<LifecycleConfiguration><Rule><ID>expire</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><Expiration><Days>2557</Days></Expiration></Rule></LifecycleConfiguration>",
  encryption: (owner) =>
    `<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>${keyArn(owner)}</KMSMasterKeyID></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>`,
};

function trail(owner: string): object {
  const ofOrganization = owner === managementId;
  return {
    Name: ofOrganization ? "organization" : "audit",
    S3BucketName: bucketOf(owner),
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: true,
    HomeRegion: region,
    TrailARN: trailArn(owner),
    LogFileValidationEnabled: true,
    KmsKeyId: keyArn(owner),
    HasCustomEventSelectors: false,
    HasInsightSelectors: true,
    IsOrganizationTrail: ofOrganization,
    ...(!ofOrganization && {
      SnsTopicName: topicArn(owner),
      SnsTopicARN: topicArn(owner),
      CloudWatchLogsLogGroupArn: arn("logs", owner, "log-group:audit:*"),
      CloudWatchLogsRoleArn: roleArn(owner),
    }),
  };
}

const service = { Service: "cloudtrail.amazonaws.com" };

function policyOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function bucketPolicy(owner: string): string {
  const its = bucketArn(bucketOf(owner));
  const source = { "aws:SourceArn": trailArn(owner) };
  const prefixes = owner === managementId ? [owner, organizationId] : [owner];
  return policyOf(
    {
      Sid: "AclCheck",
      Effect: "Allow",
      Principal: service,
      Action: "s3:GetBucketAcl",
      Resource: its,
      Condition: { StringEquals: source },
    },
    {
      Sid: "Write",
      Effect: "Allow",
      Principal: service,
      Action: "s3:PutObject",
      Resource: prefixes.map((prefix) => `${its}/AWSLogs/${prefix}/*`),
      Condition: { StringEquals: { ...source, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    {
      Sid: "DenyWithoutTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [its, `${its}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}

function keyPolicy(owner: string): string {
  return policyOf(
    {
      Sid: "Administer",
      Effect: "Allow",
      Principal: { AWS: arn("iam", owner, "root", "") },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "Encrypt",
      Effect: "Allow",
      Principal: service,
      Action: ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"],
      Resource: "*",
      Condition: {
        StringEquals: { "aws:SourceArn": trailArn(owner) },
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": arn("cloudtrail", owner, "trail/*", "*") },
      },
    },
  );
}

function topicPolicy(owner: string): string {
  return policyOf({
    Effect: "Allow",
    Principal: service,
    Action: "sns:Publish",
    Resource: topicArn(owner),
    Condition: { StringEquals: { "aws:SourceArn": trailArn(owner) } },
  });
}

const trust = policyOf({ Effect: "Allow", Principal: service, Action: "sts:AssumeRole" });

function rolePolicy(owner: string): string {
  return policyOf({
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: arn("logs", owner, "log-group:audit:log-stream:*"),
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
