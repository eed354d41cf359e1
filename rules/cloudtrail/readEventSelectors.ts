import { type Fact, known, mapFact, unknown } from "../facts/fact";
import type { Property } from "../facts/property";
import {
  type AdvancedSelector,
  type BasicSelector,
  type DataResource,
  type EventSelectors,
  type FieldSelector,
  type Operator,
  operators,
  type Values,
} from "./eventSelectors";

/** Spells the name of a property. */
type Spell = (name: string) => string;

/** How to read the properties of a trail. */
export interface Reading {
  /** Spells a property, given CloudFormation's name in camel case. Defaults to the name itself. */
  readonly spell?: Spell;
  /**
   * Whether the ARNs that selectors leave out come from buckets of the program. An ARN that a preview does not know is then
   * that of one bucket.
   */
  readonly leavesBucketsOut?: boolean;
}

const asItIs: Spell = (name) => name;

/** Stands for the ARN of a bucket that is not created yet, with the slash before its object keys. */
const bucketToBe = known("arn:partition:s3:::bucket/");

/**
 * The event selectors of a trail, or why they are not known. An absent property counts as AWS's default.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function readEventSelectors(trail: Property, reading: Reading = {}): Fact<EventSelectors> {
  const { spell = asItIs, leavesBucketsOut = false } = reading;
  const basic = trail.get(spell("eventSelectors")).asList();
  const advanced = trail.get(spell("advancedEventSelectors")).asList();
  if (!advanced.known) {
    return advanced;
  }
  if (!basic.known) {
    return basic;
  }
  return advanced.value.length > 0 && basic.value.length > 0
    ? unknown(
        "eventSelectors and advancedEventSelectors are both set, but AWS accepts only one of them",
        "remove one of eventSelectors and advancedEventSelectors",
      )
    : known({
        basic: basic.value.map((selector) => basicSelector(selector, spell)),
        advanced: advanced.value.map((selector) => advancedSelector(selector, spell, leavesBucketsOut)),
      });
}

function basicSelector(selector: Property, spell: Spell): BasicSelector {
  const resources = selector.get(spell("dataResources")).asList();
  return {
    readWriteType: selector.get(spell("readWriteType")).asString(known("All")),
    includesManagementEvents: selector.get(spell("includeManagementEvents")).asBoolean(known(true)),
    excludedSources: selector.get(spell("excludeManagementEventSources")).asStrings(),
    dataResources: mapFact(resources, (items) => items.map((each) => dataResource(each, spell))),
  };
}

function dataResource(resource: Property, spell: Spell): DataResource {
  return {
    type: resource.get(spell("type")).asString(known("")),
    values: valuesOf(resource.get(spell("values"))),
  };
}

function advancedSelector(selector: Property, spell: Spell, leavesBucketsOut: boolean): AdvancedSelector {
  const fields = selector.get(spell("fieldSelectors")).asList();
  return mapFact(fields, (items) => items.map((each) => fieldSelector(each, spell, leavesBucketsOut)));
}

function fieldSelector(condition: Property, spell: Spell, leavesBucketsOut: boolean): FieldSelector {
  const field = condition.get(spell("field")).asString(known(""));
  const isAboutArn = field.known && field.value === "resources.ARN";
  const conditionOf = (operator: Operator): Values => {
    // The provider `aws` spells some operators in the plural.
    const values = condition.getEither(spell(operator), `${spell(operator)}s`);
    const isOfBuckets = leavesBucketsOut && isAboutArn && operator === "notStartsWith";
    return valuesOf(values, isOfBuckets ? bucketToBe : undefined);
  };
  return {
    field,
    conditions: Object.fromEntries(operators.map((operator) => [operator, conditionOf(operator)])) as Record<
      Operator,
      Values
    >,
  };
}

/** @param pending - stands for a value that a preview does not know; such a value stays unknown when absent */
function valuesOf(values: Property, pending?: Fact<string>): Values {
  const items = values.asList();
  if (!items.known) {
    return pending !== undefined && values.isPending ? known([pending]) : items;
  }
  return known(items.value.map((item) => (pending !== undefined && item.isPending ? pending : item.asText())));
}
