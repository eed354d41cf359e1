import type { Fact } from "../facts/fact";

/**
 * The event selectors of a trail, of which it has basic or advanced ones, wherever they come from.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export interface EventSelectors {
  readonly basic: readonly BasicSelector[];
  readonly advanced: readonly AdvancedSelector[];
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
export interface BasicSelector {
  /** Which kinds of events it asks for: `All`, `ReadOnly` or `WriteOnly`. */
  readonly readWriteType: Fact<string>;
  readonly includesManagementEvents: Fact<boolean>;
  /** The event sources whose management events it leaves out. */
  readonly excludedSources: Fact<readonly string[]>;
  readonly dataResources: Fact<readonly DataResource[]>;
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html */
export interface DataResource {
  /** The type as AWS spells it: `AWS::S3::Object`; empty where none is given. */
  readonly type: Fact<string>;
  readonly values: Values;
}

/** The conditions of an advanced selector, all of which have to hold. */
export type AdvancedSelector = Fact<readonly FieldSelector[]>;

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
export interface FieldSelector {
  /** The field of events it is about: `eventCategory`; empty where none is given. */
  readonly field: Fact<string>;
  /** By operator what the field is compared with; no value where the operator is not used. */
  readonly conditions: Readonly<Record<Operator, Values>>;
}

/** Every operator of a field selector, as AWS spells them. */
export const operators = ["equals", "notEquals", "startsWith", "notStartsWith", "endsWith", "notEndsWith"] as const;

/** An operator of a field selector. */
export type Operator = (typeof operators)[number];

/** Texts of a list, of which each may be known or not. */
export type Values = Fact<readonly Fact<string>[]>;
