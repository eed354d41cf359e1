import { roleArnCheck } from "../../../../components/arguments/aws/roleArnCheck";
import { judges } from "../judges";

describe("roleArnCheck", () => {
  judges(roleArnCheck, {
    allowed:
      "The ARN of a role has the form `arn:PARTITION:iam::ACCOUNT:role/NAME`, with its path written out; " +
      "`aws iam get-role --role-name NAME --query Role.Arn` prints it.",
    accepted: [
      "arn:aws:iam::123456789012:role/events",
      "arn:aws-us-gov:iam::123456789012:role/service-role/audit/events_1+=,.@-",
    ],
    refused: [
      ["events", "is not an ARN"],
      ["arn:aws:sts::123456789012:assumed-role/events/me", 'is an ARN of the service "sts", not of iam'],
      [
        "arn:aws:iam:eu-central-1:123456789012:role/events",
        'has the region "eu-central-1", but an ARN of this kind has none',
      ],
      ["arn:aws:iam::123456789012:user/events", 'names "user/events", not a role'],
      ["arn:aws:iam::123456789012:role/", 'names "role/", not a role'],
      ["arn:aws:iam::123456789012:role//events", 'names "role//events", not a role'],
      ["arn:aws:iam::123456789012:role/*", 'names "role/*", not a role'],
      ["arn:aws:iam::123456789012:root", 'names "root", not a role'],
    ],
  });
});
