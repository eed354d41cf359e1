import { dataResourcesShape } from "../../../../components/arguments/aws/dataResourcesShape";
import { shapeFaults } from "../../../../components/arguments/schema/shapeFaults";
import { assertFaults, buckets, series } from "../rows";

/** Values of dataResources, and what is wrong with them: what is not said here is the shape's, by its key. */
const rows: readonly (readonly [title: string, value: unknown, faults: readonly string[]])[] = [
  [
    "a type of data resource in the words of advanced selectors",
    [{ type: "AWS::S3::Objects", values: ["arn:aws:s3"] }],
    [
      'dataResources[0].type: "AWS::S3::Objects" is not a type of data resource (did you mean AWS::S3::Object?). Give one of AWS::S3::Object, AWS::Lambda::Function, AWS::DynamoDB::Table.',
    ],
  ],
  ["a data resource without values", [{ type: "AWS::S3::Object" }], ["dataResources[0].values"]],
  ["a data resource with an empty list", [{ type: "AWS::S3::Object", values: [] }], ["dataResources[0].values"]],
  [
    "all objects by a wildcard",
    [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::*"] }],
    [
      'dataResources[0].values[0]: "arn:aws:s3:::*" contains "*", which CloudTrail takes literally. Give objects as `arn:PARTITION:s3:::BUCKET/` with an optional key prefix after it, those of all buckets as `arn:PARTITION:s3`.',
    ],
  ],
  [
    "a bucket without its slash",
    [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::photos"] }],
    [
      'dataResources[0].values[0]: "arn:aws:s3:::photos" has no slash after the bucket\'s name. Give objects as `arn:PARTITION:s3:::BUCKET/` with an optional key prefix after it, those of all buckets as `arn:PARTITION:s3`.',
    ],
  ],
  [
    "a function of a type of objects",
    [{ type: "AWS::S3::Object", values: ["arn:aws:lambda:eu-central-1:123456789012:function:resize"] }],
    [
      'dataResources[0].values[0]: "arn:aws:lambda:eu-central-1:123456789012:function:resize" is an ARN of the service "lambda", not of s3. Give objects as `arn:PARTITION:s3:::BUCKET/` with an optional key prefix after it, those of all buckets as `arn:PARTITION:s3`.',
    ],
  ],
  [
    "a version of a function",
    [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda:eu-central-1:123456789012:function:resize:3"] }],
    [
      'dataResources[0].values[0]: "arn:aws:lambda:eu-central-1:123456789012:function:resize:3" names "function:resize:3", not a function. Give a function as `arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME`, without version or alias, all functions as `arn:PARTITION:lambda`.',
    ],
  ],
  [
    "all tables by a wildcard",
    [{ type: "AWS::DynamoDB::Table", values: ["arn:aws:dynamodb:eu-central-1:123456789012:table/*"] }],
    [
      'dataResources[0].values[0]: "arn:aws:dynamodb:eu-central-1:123456789012:table/*" contains "*", which CloudTrail takes literally. Give a table as `arn:PARTITION:dynamodb:REGION:ACCOUNT:table/NAME`, all tables as `arn:PARTITION:dynamodb`.',
    ],
  ],
  [
    "a type of data resource given twice",
    [
      { type: "AWS::S3::Object", values: ["arn:aws:s3:::a-b/"] },
      { type: "AWS::S3::Object", values: ["arn:aws:s3:::c-d/"] },
    ],
    [
      'dataResources[1].type: "AWS::S3::Object" is the type of dataResources[0] too. Put all values of a type in one place.',
    ],
  ],
  [
    "251 data resources",
    [
      { type: "AWS::S3::Object", values: buckets(126) },
      {
        type: "AWS::DynamoDB::Table",
        values: series(125, (index) => `arn:aws:dynamodb:eu-central-1:123456789012:table/table-${index}`),
      },
    ],
    [
      "dataResources: has 251 values in all, which is too many. Give at most 250, or record all resources of a type with its short ARN.",
    ],
  ],
];

describe("dataResourcesShape", () => {
  for (const [title, value, faults] of rows) {
    it(`refuses ${title}`, () => {
      assertFaults(shapeFaults("dataResources", value, dataResourcesShape), faults);
    });
  }
});
