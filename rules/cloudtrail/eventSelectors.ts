import type { Fact } from "../facts/fact";

/**
 * The event selectors of a trail, basic or advanced, wherever they come from.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export interface EventSelectors {
  readonly basic: readonly BasicSelector[];
  readonly advanced: readonly AdvancedSelector[];
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
export interface BasicSelector {
  /** Which kinds of events it selects: `All`, `ReadOnly` or `WriteOnly`. */
  readonly readWriteType: Fact<string>;
  readonly includesManagementEvents: Fact<boolean>;
  /** The event sources whose management events it leaves out. */
  readonly excludedSources: Fact<readonly string[]>;
  readonly dataResources: Fact<readonly DataResource[]>;
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html */
export interface DataResource {
  /** The type as AWS spells it: `AWS::S3::Object`. Empty when absent. */
  readonly type: Fact<string>;
  readonly values: Values;
}

/** The conditions of an advanced selector. It selects events that meet all of them. */
export type AdvancedSelector = Fact<readonly FieldSelector[]>;

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
export interface FieldSelector {
  /** The field of events that it is about: `eventCategory`. Empty when absent. */
  readonly field: Fact<string>;
  /** The values that the field is compared with, by operator. Empty for operators that are not used. */
  readonly conditions: Readonly<Record<Operator, Values>>;
}

/** Every operator of a field selector, as AWS spells them. */
export const operators = ["equals", "notEquals", "startsWith", "notStartsWith", "endsWith", "notEndsWith"] as const;

/** An operator of a field selector. */
export type Operator = (typeof operators)[number];

/** The texts of a list, each known or not. */
export type Values = Fact<readonly Fact<string>[]>;
