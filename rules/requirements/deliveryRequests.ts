import { every, type Fact, known, unknown } from "../facts/fact";
import type { ContextValue, PolicyRequest } from "../iam/policyRequest";
import { cloudTrail } from "../iam/policyMatch";
import { type RequestText, text, textOf } from "../iam/requestText";
import type { TrailIdentity } from "./trailIdentity";

/** Something that CloudTrail has to be allowed. */
export interface DeliveryRequest {
  readonly request: PolicyRequest;
  /** Whether CloudTrail makes it for this trail. */
  readonly isMade: Fact<boolean>;
  /** What it is about in messages, if not the whole thing: `AWSLogs/ACCOUNT-ID/`. Words in capitals stand for names. */
  readonly about?: string;
  /** The statement that would allow it, as a message gives it: properties may be secrets, so names stand in capitals. */
  readonly statement: object;
}

/** What is asked of a bucket. */
export interface BucketUse {
  readonly bucketName: RequestText;
  /** Empty for none. */
  readonly keyPrefix: RequestText;
  readonly isForOrganization: Fact<boolean>;
  /** The folders below that of an account, for example `CloudTrail-Digest`, and whether the trail writes to them. */
  readonly folders: readonly (readonly [name: string, isUsed: Fact<boolean>])[];
}

/** What a request says under keys of conditions, which are in lower case. */
type Context = Readonly<Record<string, ContextValue>>;

const fileToCome = textOf(
  unknown(
    "a statement of its policy is about some files of a folder only, and CloudTrail has yet to name its files",
    "let the statement be about the whole folder",
  ),
  "anything",
);

const notDocumented = unknown(
  "AWS does not say what CloudTrail's requests have under a key that a condition of its policy asks about",
  "limit CloudTrail by aws:SourceArn only, and exempt AWS services (aws:PrincipalIsAWSService) from what is denied",
);

/**
 * Keys that CloudTrail's requests do not have: no principal of an account makes them, from no network of one, and log files
 * are encrypted in no context but that of the trail and their object.
 */
const keysOfOthers = [
  /^kms:encryptioncontext:(?!aws:(cloudtrail|s3):arn$)/,
  /^aws:principal(account|arn|orgid|orgpaths)$/,
  /^aws:principaltag\//,
  /^aws:(userid|username|sourcevpc|sourcevpce|sourcevpcarn|vpcsourceip|referer|tokenissuetime|sourceidentity)$/,
  /^aws:(multifactorauth(age|present)|federatedprovider|calledvia(first|last)?|vpce(account|orgid|orgpaths))$/,
];

/**
 * What CloudTrail asks of a bucket, to deliver log files for a trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function bucketRequests(trail: TrailIdentity, use: BucketUse): readonly DeliveryRequest[] {
  const arn = text`arn:${trail.partition}:s3:::${use.bucketName}`;
  const context = { "s3:tlsversion": "1.2", "s3:signatureversion": "AWS4-HMAC-SHA256", "s3:authtype": "REST-HEADER" };
  const ownership = { "s3:x-amz-acl": "bucket-owner-full-control" };
  const prefix = use.keyPrefix === "" ? "" : text`${use.keyPrefix}/`;
  const owners = [
    { of: "ACCOUNT-ID", owner: trail.accountId, isOwner: known(true) },
    ...ofOrganization(trail, (organizationId) => ({
      of: "ORGANIZATION-ID",
      owner: text`${organizationId}/${trail.accountId}`,
      isOwner: use.isForOrganization,
    })),
  ];
  return [
    {
      request: onBehalfOf(trail, "s3:GetBucketAcl", arn, context),
      isMade: known(true),
      statement: allowing("s3:GetBucketAcl", "BUCKET-ARN"),
    },
    ...owners.flatMap(({ of, owner, isOwner }) =>
      use.folders.map(([folder, isUsed]): DeliveryRequest => {
        const about = `${prefix === "" ? "" : "PREFIX/"}AWSLogs/${of}/`;
        const file = text`${arn}/${prefix}AWSLogs/${owner}/${folder}/${fileToCome}`;
        return {
          request: onBehalfOf(trail, "s3:PutObject", file, { ...context, ...ownership }),
          isMade: every([isOwner, isUsed]),
          about,
          statement: allowing("s3:PutObject", `BUCKET-ARN/${about}*`, ownership),
        };
      }),
    ),
  ];
}

/**
 * What CloudTrail asks of a key, to encrypt log files for a trail.
 *
 * @param arn - of the key
 * @param usesBucketKey - whether the bucket encrypts under a Bucket Key, which takes decrypting as well
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function keyRequests(
  trail: TrailIdentity,
  arn: RequestText,
  usesBucketKey: Fact<boolean>,
): readonly DeliveryRequest[] {
  const encryption = { "kms:encryptioncontext:aws:cloudtrail:arn": trailArn(trail) };
  const asked = (action: string, context: Context, allowed = action, isMade: Fact<boolean> = known(true)) => ({
    request: onBehalfOf(trail, action, arn, context),
    isMade,
    statement: allowing(allowed, "*"),
  });
  return [
    asked("kms:GenerateDataKey", encryption, "kms:GenerateDataKey*"),
    asked("kms:DescribeKey", {}),
    asked("kms:Decrypt", encryption, "kms:Decrypt", usesBucketKey),
  ];
}

/**
 * What CloudTrail asks of a topic, to notify it of log files of a trail.
 *
 * @param arn - of the topic
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function topicRequests(trail: TrailIdentity, arn: RequestText): readonly DeliveryRequest[] {
  return [
    {
      request: onBehalfOf(trail, "SNS:Publish", arn),
      isMade: known(true),
      statement: allowing("SNS:Publish", "TOPIC-ARN"),
    },
  ];
}

/**
 * What CloudTrail asks of the trust policy of a role, to write to the log group of a trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function trustRequests(trail: TrailIdentity): readonly DeliveryRequest[] {
  return [
    {
      request: onBehalfOf(trail, "sts:AssumeRole", undefined),
      isMade: known(true),
      statement: allowing("sts:AssumeRole", undefined),
    },
  ];
}

/**
 * What CloudTrail does with a role, to write to the log group of a trail.
 *
 * @param logGroupArn - ARN of the log group, without `:*`
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function logGroupRequests(
  trail: TrailIdentity,
  logGroupArn: RequestText,
  isForOrganization: Fact<boolean>,
): readonly DeliveryRequest[] {
  const stream = text`${trail.accountId}_CloudTrail_${trail.region}`;
  const streams = [
    { name: stream, about: "ACCOUNT-ID_CloudTrail_REGION", isMade: known(true) },
    ...ofOrganization(trail, (organizationId) => ({
      name: text`${organizationId}_${stream}`,
      about: "ORGANIZATION-ID_ACCOUNT-ID_CloudTrail_REGION",
      isMade: isForOrganization,
    })),
  ];
  return streams.flatMap(({ name, about, isMade }) =>
    ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
      request: {
        action,
        resource: text`${logGroupArn}:log-stream:${name}`,
        context: (key: string) => (key === "aws:securetransport" ? "true" : notDocumented),
      },
      isMade,
      about: `log stream ${about}`,
      statement: { Effect: "Allow", Action: action, Resource: `LOG-GROUP-ARN:log-stream:${about}*` },
    })),
  );
}

/** What there is for an organization only: nothing where there is none. */
function ofOrganization<T>({ organizationId }: TrailIdentity, make: (organizationId: RequestText) => T): readonly T[] {
  return organizationId === undefined ? [] : [make(organizationId)];
}

/** The ARN of a trail, as far as it is known. */
function trailArn({ partition, region, accountId, trailName }: TrailIdentity): RequestText {
  return text`arn:${partition}:cloudtrail:${region}:${accountId}:trail/${trailName}`;
}

/**
 * A request that CloudTrail makes for a trail, over TLS.
 *
 * @param context - what it says under keys of its own
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function onBehalfOf(
  trail: TrailIdentity,
  action: string,
  resource: RequestText | undefined,
  context: Context = {},
): PolicyRequest {
  const said = new Map<string, ContextValue>([
    ["aws:sourcearn", trailArn(trail)],
    ["aws:sourceaccount", trail.accountId],
    ...ofOrganization(trail, (organizationId) => ["aws:sourceorgid", organizationId] as const),
    ["aws:securetransport", "true"],
    ["aws:principalisawsservice", "true"],
    ["aws:principalservicename", cloudTrail],
    ["aws:principalservicenameslist", [cloudTrail]],
    ["aws:viaawsservice", "false"],
    ...Object.entries(context),
  ]);
  return {
    service: cloudTrail,
    action,
    ...(resource !== undefined && { resource }),
    context: (key) => {
      const isAbsent =
        keysOfOthers.some((others) => others.test(key)) ||
        (trail.organizationId === undefined && keysOfOrganizations.test(key));
      return said.get(key) ?? (isAbsent ? undefined : notDocumented);
    },
  };
}

/**
 * Keys that requests have for accounts of organizations only.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceorgid
 */
const keysOfOrganizations = /^aws:sourceorg(id|paths)$/;

/** A statement that lets CloudTrail do something for one trail. */
function allowing(action: string, resource: string | undefined, conditions: object = {}): object {
  return {
    Effect: "Allow",
    Principal: { Service: cloudTrail },
    Action: action,
    ...(resource !== undefined && { Resource: resource }),
    Condition: { StringEquals: { "aws:SourceArn": "TRAIL-ARN", ...conditions } },
  };
}
