import { type Fact, known } from "../fact";
import { both, combine, leftOutByAny, leftOutByEach, type LeftOut, type LeftOutByKind, nothing } from "../leftOut";
import {
  all,
  eventSelectorsOf,
  leftOutByCategory,
  leftOutByFields,
  leftOutByKinds,
  leftOutByOperatorsOtherThan,
  leftOutByReadOnly,
  leftOutWhere,
  withOnly,
} from "./eventSelectors";
import { isPending } from "./presence";
import type { Property } from "./property";

const objects = "AWS::S3::Object";

/** What stands for all objects of all buckets. */
const everyBucket = /^arn:[a-z0-9-]+:s3(?::::)?$/;

/** What begins the objects of one bucket. */
const oneBucket = /^arn:[a-z0-9-]+:s3:::[^/*?:]+\/[^*?]*$/;

/** How `aws` (plural) and `aws-native` spell the operators that leave out and name buckets. */
const excluding = ["notStartsWith", "notStartsWiths"];
const including = ["startsWith", "startsWiths"];

/**
 * Whether a trail records the data events, reads and writes, of all objects of all buckets but single ones left out by
 * name, as must be those that hold its own logs.
 *
 * @param comesFromBucket whether the selectors take values from buckets of the program. ARNs that a preview does not know
 *   are then taken for those of single buckets, which cannot be all.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function recordsS3DataEvents(trail: Property, comesFromBucket: boolean): Fact<boolean> {
  const selectors = eventSelectorsOf(trail);
  if ("known" in selectors) {
    return selectors;
  }
  const { read, write } = combine(leftOutByEach, [
    ...selectors.basic.map(ofBasicSelector),
    ...selectors.advanced.map((selector) => ofAdvancedSelector(selector, comesFromBucket)),
  ]);
  const leftOut = leftOutByAny([read, write]);
  return leftOut.known ? known(leftOut.value.length === 0) : leftOut;
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html */
function ofBasicSelector(selector: Property): LeftOutByKind {
  const resources = selector.get("dataResources").asList();
  return combine(leftOutByAny, [
    leftOutByKinds(selector),
    both(resources.known ? leftOutByEach(resources.value.map(ofDataResource)) : resources),
  ]);
}

function ofDataResource(resource: Property): Fact<LeftOut> {
  return leftOutByAny([
    leftOutWhere(resource.get("type").asString(known("")), (type) => type !== objects),
    leftOutByValues(resource.get("values")),
  ]);
}

/** Conditions that the objects of all buckets do not fulfil are taken to leave out everything. */
function ofAdvancedSelector(selector: Property, comesFromBucket: boolean): LeftOutByKind {
  return leftOutByFields(selector, (name, field) => {
    switch (name) {
      case "eventCategory":
        return leftOutByCategory(field, "Data");
      case "resources.type":
        return withOnly("equals", field, (types) => both(leftOutWhere(types, (given) => !given.includes(objects))));
      case "readOnly":
        return leftOutByReadOnly(field);
      case "resources.ARN":
        return both(leftOutByArn(field, comesFromBucket));
      default:
        return all;
    }
  });
}

function leftOutByArn(field: Property, comesFromBucket: boolean): Fact<LeftOut> {
  return leftOutByAny([
    leftOutByOperatorsOtherThan([...excluding, ...including], field),
    ...including.map((operator) => (field.get(operator).isAbsent ? nothing : leftOutByValues(field.get(operator)))),
    ...excluding.map((operator) => leftOutByExclusion(field.get(operator), comesFromBucket)),
  ]);
}

/** What a list of ARNs leaves out of which one has to fit. */
function leftOutByValues(values: Property): Fact<LeftOut> {
  const items = values.asList();
  return items.known
    ? leftOutByEach(items.value.map((item) => leftOutWhere(item.asString(known("")), (arn) => !everyBucket.test(arn))))
    : items;
}

/** What a list of ARNs leaves out that may be those of single buckets; providers give it whole or not at all. */
function leftOutByExclusion(values: Property, comesFromBucket: boolean): Fact<LeftOut> {
  const items = values.asList();
  if (!items.known) {
    return comesFromBucket && isPending(values) ? nothing : items;
  }
  return leftOutByAny(
    items.value.map((item) =>
      comesFromBucket && isPending(item)
        ? nothing
        : leftOutWhere(item.asString(known("")), (arn) => !oneBucket.test(arn)),
    ),
  );
}
