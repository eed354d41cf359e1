import { type Fact, mapFact } from "../facts/fact";
import {
  both,
  combine,
  leftOutByAny,
  leftOutByEach,
  type LeftOut,
  type LeftOutByKind,
  nothing,
} from "../facts/leftOut";
import type {
  AdvancedSelector,
  BasicSelector,
  DataResource,
  EventSelectors,
  FieldSelector,
  Values,
} from "./eventSelectors";
import {
  all,
  leftOutByCategory,
  leftOutByFields,
  leftOutByKinds,
  leftOutByOperatorsOtherThan,
  leftOutByReadOnly,
  leftOutWhere,
  withOnly,
} from "./selectorConditions";

const objects = "AWS::S3::Object";

/** ARNs that stand for all objects of all buckets. */
const everyBucket = /^arn:[a-z0-9-]+:s3(?::::)?$/;

/** What the ARNs of objects in one bucket begin with. */
const oneBucket = /^arn:[a-z0-9-]+:s3:::[^/*?:]+\/[^*?]*$/;

/**
 * Whether a trail records the data events, reads and writes, of all objects of all buckets. Single buckets may be left out
 * by name, as those that hold the trail's own logs must be.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function recordsS3DataEvents(selectors: Fact<EventSelectors>): Fact<boolean> {
  if (!selectors.known) {
    return selectors;
  }
  const { read, write } = combine(leftOutByEach, [
    ...selectors.value.basic.map(ofBasicSelector),
    ...selectors.value.advanced.map(ofAdvancedSelector),
  ]);
  return mapFact(leftOutByAny([read, write]), ({ length }) => length === 0);
}

function ofBasicSelector(selector: BasicSelector): LeftOutByKind {
  const { dataResources } = selector;
  return combine(leftOutByAny, [
    leftOutByKinds(selector),
    both(dataResources.known ? leftOutByEach(dataResources.value.map(ofDataResource)) : dataResources),
  ]);
}

function ofDataResource({ type, values }: DataResource): Fact<LeftOut> {
  return leftOutByAny([leftOutWhere(type, (value) => value !== objects), leftOutByValues(values)]);
}

/** Conditions that not all objects of all buckets meet count as leaving out everything. */
function ofAdvancedSelector(selector: AdvancedSelector): LeftOutByKind {
  return leftOutByFields(selector, (field, condition) => {
    switch (field) {
      case "eventCategory":
        return leftOutByCategory(condition, "Data");
      case "resources.type":
        return withOnly("equals", condition, (types) => both(leftOutWhere(types, (given) => !given.includes(objects))));
      case "readOnly":
        return leftOutByReadOnly(condition);
      case "resources.ARN":
        return both(leftOutByArn(condition));
      default:
        return all;
    }
  });
}

function leftOutByArn(condition: FieldSelector): Fact<LeftOut> {
  const { startsWith, notStartsWith } = condition.conditions;
  return leftOutByAny([
    leftOutByOperatorsOtherThan(["startsWith", "notStartsWith"], condition),
    startsWith.known && startsWith.value.length === 0 ? nothing : leftOutByValues(startsWith),
    leftOutByExclusion(notStartsWith),
  ]);
}

/** What a list of ARNs leaves out, one of which has to match. */
function leftOutByValues(values: Values): Fact<LeftOut> {
  return values.known
    ? leftOutByEach(values.value.map((value) => leftOutWhere(value, (arn) => !everyBucket.test(arn))))
    : values;
}

/** What a list of excluded ARNs leaves out. ARNs of single buckets are allowed, and count as nothing. */
function leftOutByExclusion(values: Values): Fact<LeftOut> {
  return values.known
    ? leftOutByAny(values.value.map((value) => leftOutWhere(value, (arn) => !oneBucket.test(arn))))
    : values;
}
