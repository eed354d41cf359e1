import type * as pulumi from "@pulumi/pulumi";

/**
 * Resources whose data events basic event selectors can record.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
 */
export const DataResourceType = {
  /** Objects of S3 buckets. */
  S3Object: "AWS::S3::Object",
  /** Lambda functions. */
  LambdaFunction: "AWS::Lambda::Function",
  /** DynamoDB tables. */
  DynamoDBTable: "AWS::DynamoDB::Table",
} as const;

/** One of the types of data resources. */
export type DataResourceType = (typeof DataResourceType)[keyof typeof DataResourceType];

/**
 * Resources of one type whose data events are recorded, reads and writes.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
 */
export interface DataResource {
  /** Type of the resources. Takes `AWS::S3::Object`, `AWS::Lambda::Function` or `AWS::DynamoDB::Table`. */
  readonly type: DataResourceType;
  /**
   * ARNs of buckets with a slash and an optional key prefix, of functions or of tables; `arn:PARTITION:s3`,
   * `arn:PARTITION:lambda` or `arn:PARTITION:dynamodb` for all of them. Takes 1 to 250.
   */
  readonly values: pulumi.Input<string>[];
}

/**
 * Condition on one field of an event. All operators that are given must hold, each for one of its values.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export interface AdvancedFieldSelector {
  /**
   * Name of the field. Takes `eventCategory`, `eventName`, `eventSource`, `eventType`, `readOnly`, `resources.ARN`,
   * `resources.type`, `sessionCredentialFromConsole` or `userIdentity.arn`.
   */
  readonly field: string;
  /** Values the field may be equal to. Takes 1 to 500, each of 1 to 2048 characters. Defaults to no condition. */
  readonly equals?: pulumi.Input<string>[];
  /** Values the field must not be equal to. Takes 1 to 500, each of 1 to 2048 characters. Defaults to no condition. */
  readonly notEquals?: pulumi.Input<string>[];
  /** Texts the field may start with. Takes 1 to 500, each of 1 to 2048 characters. Defaults to no condition. */
  readonly startsWith?: pulumi.Input<string>[];
  /** Texts the field must not start with. Takes 1 to 500, each of 1 to 2048 characters. Defaults to no condition. */
  readonly notStartsWith?: pulumi.Input<string>[];
  /** Texts the field may end with. Takes 1 to 500, each of 1 to 2048 characters. Defaults to no condition. */
  readonly endsWith?: pulumi.Input<string>[];
  /** Texts the field must not end with. Takes 1 to 500, each of 1 to 2048 characters. Defaults to no condition. */
  readonly notEndsWith?: pulumi.Input<string>[];
}

/**
 * Events to record, by conditions on their fields: an event is recorded when all conditions of one selector hold.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
 */
export interface AdvancedEventSelector {
  /** Name of the selector. Takes at most 1000 characters. Defaults to none. */
  readonly name?: string;
  /** Conditions, among them `eventCategory` equals `Data` and `resources.type` equals one type. Takes at most 9. */
  readonly fieldSelectors: AdvancedFieldSelector[];
}
