import { DataResourceType } from "../../events/selectorArgs";
import { withoutValue, type Fault } from "../schema/fault";
import { quote } from "../../../rules/text";
import { oneOf } from "../schema/oneOf";
import { plainText, text, type ListShape } from "../schema/shape";
import { elementOf } from "../schema/shapeFaults";
import { faultOfText } from "../schema/textCheck";
import { arnProblem, locationOfArn, partitionProblem, type ArnForm } from "./arn";
import { bucketNameCheck } from "./bucketNameCheck";
import type { LocatedCheck } from "./locatedCheck";

/** Most data resources of one trail, over all types. */
const mostValues = 250;

/** Form of the values of a data resource; each type has a short form for all its resources. */
interface ValueForm {
  readonly everyResource: RegExp;
  readonly arn: ArnForm;
  readonly allowed: string;
}

const valueForms: Readonly<Record<DataResourceType, ValueForm>> = {
  [DataResourceType.S3Object]: {
    everyResource: /^arn:([^:]*):s3(?::::)?$/,
    arn: { service: "s3", hasRegion: false, hasAccount: false, resourceProblem: objectProblem },
    allowed:
      "Give objects as `arn:PARTITION:s3:::BUCKET/` with an optional key prefix after it, those of all buckets as " +
      "`arn:PARTITION:s3`.",
  },
  [DataResourceType.LambdaFunction]: {
    everyResource: /^arn:([^:]*):lambda$/,
    arn: regional("lambda", /^function:[A-Za-z0-9_-]{1,64}$/, "a function"),
    allowed:
      "Give a function as `arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME`, without version or alias, all " +
      "functions as `arn:PARTITION:lambda`.",
  },
  [DataResourceType.DynamoDBTable]: {
    everyResource: /^arn:([^:]*):dynamodb$/,
    arn: regional("dynamodb", /^table\/[A-Za-z0-9_.-]{3,255}$/, "a table"),
    allowed:
      "Give a table as `arn:PARTITION:dynamodb:REGION:ACCOUNT:table/NAME`, all tables as `arn:PARTITION:dynamodb`.",
  },
};

/** What a value must be like depends on the type next to it, which the rule of the object checks. */
const anyArn: LocatedCheck = {
  locationOf: locationOfArn,
  allowed: "Give the ARN of a resource.",
  problem: () => undefined,
};

/**
 * Data events as basic event selectors name them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
 */
export const dataResourcesShape: ListShape = {
  kind: "list",
  most: Object.keys(valueForms).length,
  takes: `at most ${mostValues} values over all types`,
  of: {
    kind: "object",
    required: ["type", "values"],
    fields: {
      type: plainText(oneOf("a type of data resource", Object.keys(valueForms))),
      values: { kind: "list", of: text(anyArn), least: 1, most: mostValues },
    },
    rule: (property, value) => valueFaults(`${property}.values`, value as unknown as KnownDataResource),
  },
  rule: (property, elements) => listFaults(property, elements as readonly KnownDataResource[]),
};

/** A data resource whose shape has been checked. */
interface KnownDataResource {
  readonly type: DataResourceType;
  readonly values: readonly unknown[];
}

function valueFaults(property: string, { type, values }: KnownDataResource): Fault[] {
  const { everyResource, arn, allowed } = valueForms[type];
  const problem = (value: string): string | undefined => {
    const every = everyResource.exec(value);
    return every === null ? arnProblem(value, arn) : partitionProblem(every[1] ?? "");
  };
  return values.flatMap((value, index) => {
    const reason = typeof value === "string" ? faultOfText({ allowed, problem }, value) : undefined;
    if (reason === undefined) return [];
    return [{ property: elementOf(property, index), reason, withoutValue: withoutValue(allowed) }];
  });
}

function listFaults(property: string, resources: readonly KnownDataResource[]): Fault[] {
  const types = resources.map(({ type }) => type);
  const repeated = types.flatMap((type, index) => {
    const first = types.indexOf(type);
    if (first === index) return [];
    const reason = `${quote(type)} is the type of ${elementOf(property, first)} too. Put all values of a type in one place.`;
    return [{ property: `${elementOf(property, index)}.type`, reason }];
  });
  const count = resources.reduce((sum, { values }) => sum + values.length, 0);
  if (count <= mostValues) return repeated;
  const reason =
    `has ${count} values in all, which is too many. Give at most ${mostValues}, or record all resources of a type ` +
    "with its short ARN.";
  return [...repeated, { property, reason }];
}

function objectProblem(resource: string): string | undefined {
  // Before the name, which it would be a fault of, too, but in words that do not help.
  const wildcard = wildcardProblem(resource);
  if (wildcard !== undefined) return wildcard;
  const [bucket = "", ...key] = resource.split("/");
  const problem = bucketNameCheck.problem(bucket);
  if (problem !== undefined) return `has the bucket name ${quote(bucket)}, which ${problem}`;
  return key.length === 0 ? "has no slash after the bucket's name" : undefined;
}

function regional(service: string, form: RegExp, thing: string): ArnForm {
  return {
    service,
    hasRegion: true,
    hasAccount: true,
    resourceProblem: (resource) => {
      if (form.test(resource)) return undefined;
      return wildcardProblem(resource) ?? `names ${quote(resource)}, not ${thing}`;
    },
  };
}

function wildcardProblem(resource: string): string | undefined {
  return resource.includes("*") ? 'contains "*", which CloudTrail takes literally' : undefined;
}
