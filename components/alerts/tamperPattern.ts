import type { TamperAlert, WatchedParameter } from "./tamperAlerts";

/** What tamper alerts are about. */
export interface TamperScope {
  /** ARN of the trail. */
  readonly trailArn: string;
  /** Name of the log bucket. */
  readonly bucketName: string;
  /** ARN of the key that encrypts log files; absent without a key. */
  readonly kmsKeyArn?: string | undefined;
}

/** An EventBridge pattern for calls that CloudTrail recorded, with the fields that this package uses. */
export interface TamperPattern {
  readonly source: readonly string[];
  readonly "detail-type": readonly string[];
  readonly detail: {
    readonly eventSource: readonly string[];
    readonly eventName: readonly string[];
    /** The trail by name or ARN, the bucket by name, the key by id or ARN. */
    readonly requestParameters: Readonly<Partial<Record<WatchedParameter, readonly string[]>>>;
  };
}

/**
 * The EventBridge pattern of a tamper alert: its calls on this trail, bucket or key. Calls that AWS refused match too,
 * because somebody tried.
 *
 * EventBridge gets the calls from CloudTrail, so this trail or another must be logging write management events. AWS does
 * not say whether the call that stops or deletes the only trail still arrives. Users report that it does, but nothing
 * reports what happens afterwards: to miss nothing, check the account from time to time as well.
 *
 * The rule sees the calls of its own region and account. That is where a trail is managed; a bucket or a key in another
 * region or account needs a rule there.
 *
 * @param alert - one of the catalogue
 * @throws Error for an alert on a key when there is no key
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function tamperPattern(alert: TamperAlert, scope: TamperScope): TamperPattern {
  const service = serviceOf[alert.parameter];
  return {
    source: [`aws.${service}`],
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: {
      eventSource: [`${service}.amazonaws.com`],
      eventName: alert.eventNames,
      requestParameters: { [alert.parameter]: watchedValues(alert, scope) },
    },
  };
}

const serviceOf = { name: "cloudtrail", trailName: "cloudtrail", bucketName: "s3", keyId: "kms" } as const;

function watchedValues(alert: TamperAlert, { trailArn, bucketName, kmsKeyArn }: TamperScope): readonly string[] {
  switch (alert.parameter) {
    case "name":
    case "trailName":
      return [lastPartOf(trailArn), trailArn];
    case "bucketName":
      return [bucketName];
    case "keyId":
      if (kmsKeyArn === undefined) throw new Error(`${alert.name} watches a key, and there is none`);
      return [lastPartOf(kmsKeyArn), kmsKeyArn];
  }
}

/** The name in the ARN of a trail, the id in that of a key. */
function lastPartOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
