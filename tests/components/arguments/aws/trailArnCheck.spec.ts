import { trailArnCheck } from "../../../../components/arguments/aws/trailArnCheck";
import { judges } from "../judges";

describe("trailArnCheck", () => {
  judges(trailArnCheck, {
    allowed:
      "The ARN of a trail has the form `arn:PARTITION:cloudtrail:REGION:ACCOUNT:trail/NAME`; `aws cloudtrail describe-trails --query trailList[].TrailARN` prints it.",
    accepted: [
      "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit",
      "arn:aws-eusc:cloudtrail:eusc-de-east-1:123456789012:trail/a.b",
    ],
    refused: [
      ["audit", "is not an ARN"],
      [
        "arn:aws:cloudtrail:us-east-1:123456789012:trail/",
        'has the trail name "", which is too short, with 0 of at least 3 characters',
      ],
      ["arn:aws:cloudtrail:eu-central-1:123456789012:trail/a--b", 'has the trail name "a--b", which contains "--"'],
      [
        "arn:aws:cloudtrail:eu-central-1:123456789012:eventdatastore/EXAMPLE",
        'names "eventdatastore/EXAMPLE", not a trail',
      ],
      ["arn:aws:cloudtrail:eu-central-1::trail/audit", 'has the account "", not an id of 12 digits'],
      [
        "arn:aws:cloudtrail:us-gov-west-1:123456789012:trail/audit",
        'has the partition "aws", but its region "us-gov-west-1" is in "aws-us-gov"',
      ],
      ["arn:aws:s3:::trail/audit", 'is an ARN of the service "s3", not of cloudtrail'],
    ],
  });
});
