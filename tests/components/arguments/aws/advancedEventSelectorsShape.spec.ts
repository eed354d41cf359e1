import { advancedEventSelectorsShape } from "../../../../components/arguments/aws/advancedEventSelectorsShape";
import { shapeFaults } from "../../../../components/arguments/schema/shapeFaults";
import { assertFaults, objects } from "../rows";

/** Values of advancedEventSelectors, and what is wrong with them: what is not said here is the shape's, by its key. */
const rows: readonly (readonly [title: string, value: unknown, faults: readonly string[]])[] = [
  [
    "a selector of management events",
    [
      {
        fieldSelectors: [
          { field: "eventCategory", equals: ["Management"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
        ],
      },
    ],
    [
      'advancedEventSelectors[0].fieldSelectors[0].equals[0]: "Management" is not allowed, because all management events are recorded anyway and a second copy is billed. Only Data is allowed here.',
    ],
  ],
  [
    "a selector of network activity",
    [
      {
        fieldSelectors: [
          { field: "eventCategory", equals: ["NetworkActivity"] },
          { field: "vpcEndpointId", equals: ["vpce-1"] },
        ],
      },
    ],
    [
      'advancedEventSelectors[0].fieldSelectors[0].equals[0]: "NetworkActivity" is not allowed, because network activity is recorded with networkActivityEventSources. Only Data is allowed here.',
      'advancedEventSelectors[0].fieldSelectors[1].field: "vpcEndpointId" is a field of network activity, not of data events. Data events have the fields eventCategory, eventName, eventSource, eventType, readOnly, resources.ARN, resources.type, sessionCredentialFromConsole, userIdentity.arn.',
    ],
  ],
  [
    "a selector without category and type",
    [{ name: "all", fieldSelectors: [] }],
    [
      'advancedEventSelectors[0].fieldSelectors: has no condition on eventCategory. Add one with equals "Data".',
      'advancedEventSelectors[0].fieldSelectors: has no condition on resources.type. Add one with equals one type, for example "AWS::S3::Object".',
    ],
  ],
  [
    "a selector of two types",
    [
      {
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object", "AWS::Lambda::Function"] },
        ],
      },
    ],
    [
      "advancedEventSelectors[0].fieldSelectors[1].equals: has 2 values, but resources.type takes one. Leave one of them.",
    ],
  ],
  [
    "a type by its start",
    [
      {
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", startsWith: ["AWS::S3"] },
        ],
      },
    ],
    ["advancedEventSelectors[0].fieldSelectors[1].startsWith: is not for resources.type. Use equals instead."],
  ],
  [
    "a type that reads like none",
    [
      {
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["s3"] },
        ],
      },
    ],
    [
      'advancedEventSelectors[0].fieldSelectors[1].equals[0]: "s3" is not a type of resource. A type looks like `AWS::S3::Object`.',
    ],
  ],
  [
    "a field given twice",
    [
      {
        fieldSelectors: [
          ...objects,
          { field: "eventName", equals: ["GetObject"] },
          { field: "eventName", startsWith: ["Put"] },
        ],
      },
    ],
    [
      'advancedEventSelectors[0].fieldSelectors[3].field: "eventName" is the field of advancedEventSelectors[0].fieldSelectors[2] too. Put all its conditions in one place.',
    ],
  ],
  [
    "a field with other capitals",
    [{ fieldSelectors: [...objects, { field: "resources.arn", equals: ["arn:aws:s3:::photos/"] }] }],
    [
      'advancedEventSelectors[0].fieldSelectors[2].field: "resources.arn" is not a field (did you mean resources.ARN?). Data events have the fields eventCategory, eventName, eventSource, eventType, readOnly, resources.ARN, resources.type, sessionCredentialFromConsole, userIdentity.arn.',
    ],
  ],
  [
    "a field without a condition",
    [{ fieldSelectors: [...objects, { field: "eventName" }] }],
    [
      "advancedEventSelectors[0].fieldSelectors[2]: has no condition on eventName. Give one of equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith.",
    ],
  ],
  [
    "an operator that does not exist",
    [{ fieldSelectors: [...objects, { field: "eventName", equal: ["GetObject"] }] }],
    ["advancedEventSelectors[0].fieldSelectors[2].equal"],
  ],
  [
    "an operator with an empty list",
    [{ fieldSelectors: [...objects, { field: "eventName", equals: [] }] }],
    ["advancedEventSelectors[0].fieldSelectors[2].equals"],
  ],
  [
    "a value given twice, an empty one and one with a wildcard",
    [{ fieldSelectors: [...objects, { field: "eventName", equals: ["GetObject", "GetObject", "", "Put*"] }] }],
    [
      "advancedEventSelectors[0].fieldSelectors[2].equals[1]",
      'advancedEventSelectors[0].fieldSelectors[2].equals[2]: "" is empty. A value has 1 to 2048 characters and no wildcards; use `startsWith` or `endsWith` for a part of one.',
      'advancedEventSelectors[0].fieldSelectors[2].equals[3]: "Put*" contains "*", which CloudTrail takes literally. A value has 1 to 2048 characters and no wildcards; use `startsWith` or `endsWith` for a part of one.',
    ],
  ],
  [
    "a value of readOnly that is a boolean",
    [{ fieldSelectors: [...objects, { field: "readOnly", equals: [true] }] }],
    ["advancedEventSelectors[0].fieldSelectors[2].equals[0]"],
  ],
  [
    "a value of readOnly that is neither true nor false",
    [{ fieldSelectors: [...objects, { field: "readOnly", equals: ["yes"] }] }],
    [
      'advancedEventSelectors[0].fieldSelectors[2].equals[0]: "yes" is not a value of readOnly. Give one of true, false.',
    ],
  ],
];

describe("advancedEventSelectorsShape", () => {
  for (const [title, value, faults] of rows) {
    it(`refuses ${title}`, () => {
      assertFaults(shapeFaults("advancedEventSelectors", value, advancedEventSelectorsShape), faults);
    });
  }
});
