/** A call that CloudTrail recorded. */
export interface RecordedCall {
  readonly eventSource: string;
  readonly eventName: string;
  readonly requestParameters?: object | null;
  readonly [field: string]: unknown;
}

/** A record as CloudTrail writes it, for a call of an IAM user. */
export function recordOf(call: RecordedCall): RecordedCall {
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: "arn:aws:iam::123456789012:user/mallory",
      accountId: "123456789012",
      accessKeyId: "AKIAEXAMPLE",
      userName: "mallory",
    },
    eventTime: "2026-01-02T03:04:05Z",
    awsRegion: "eu-central-1",
    sourceIPAddress: "192.0.2.1",
    userAgent: "aws-cli/2.31",
    requestParameters: null,
    responseElements: null,
    requestID: "5176273c-0497-47e9-8f4c-840b62e7fc9a",
    eventID: "c2a89408-340a-42f0-8ace-75d9f5769393",
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: "123456789012",
    eventCategory: "Management",
    ...call,
  };
}

/** An event as EventBridge gets it, as far as tests look into it. */
export interface DeliveredCall {
  readonly source: string;
  readonly detail: RecordedCall;
  readonly [field: string]: unknown;
}

/** The event that EventBridge gets of a recorded call. */
export function eventOf(call: RecordedCall): DeliveredCall {
  return {
    version: "0",
    id: "36eb8523-97d0-4518-b33d-ee3579ff19f0",
    "detail-type": "AWS API Call via CloudTrail",
    source: `aws.${call.eventSource.replace(".amazonaws.com", "")}`,
    account: "123456789012",
    time: "2026-01-02T03:04:05Z",
    region: "eu-central-1",
    resources: [],
    detail: recordOf(call),
  };
}
