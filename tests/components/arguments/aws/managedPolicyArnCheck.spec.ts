import assert from "node:assert/strict";
import { managedPolicyArnCheck } from "../../../../components/arguments/aws/managedPolicyArnCheck";
import { judges } from "../judges";

describe("managedPolicyArnCheck", () => {
  judges(managedPolicyArnCheck, {
    allowed:
      "The ARN of a managed policy has the form `arn:PARTITION:iam::ACCOUNT:policy/NAME`, with `aws` as account for a policy of " +
      "AWS, and with its path written out; `aws iam list-policies --query Policies[].Arn` prints it.",
    accepted: [
      "arn:aws:iam::123456789012:policy/boundary",
      "arn:aws-cn:iam::123456789012:policy/limits/for/boundary_1+=,.@-",
      "arn:aws:iam::aws:policy/PowerUserAccess",
      "arn:aws:iam::aws:policy/job-function/SystemAdministrator",
    ],
    refused: [
      ["boundary", "is not an ARN"],
      ["arn:aws:iam::123456789012:role/boundary", 'names "role/boundary", not a managed policy'],
      ["arn:aws:iam::123456789012:policy/", 'names "policy/", not a managed policy'],
      ["arn:aws:iam::aws:policy/*", 'names "policy/*", not a managed policy'],
      ["arn:aws:iam::12345:policy/boundary", 'has the account "12345", not an id of 12 digits'],
      ["arn:aws:iam:::policy/boundary", 'has the account "", not an id of 12 digits'],
      ["arn:aws:iam:eu-west-1:aws:policy/boundary", 'has the region "eu-west-1", but an ARN of this kind has none'],
      ["arn:aws:sns::aws:policy/boundary", 'is an ARN of the service "sns", not of iam'],
    ],
  });

  it("tells the account of a policy, and none of one of AWS", () => {
    const location = { partition: "aws", region: "", account: "123456789012" };
    assert.deepEqual(managedPolicyArnCheck.locationOf("arn:aws:iam::123456789012:policy/boundary"), location);
    assert.deepEqual(managedPolicyArnCheck.locationOf("arn:aws:iam::aws:policy/boundary"), {
      ...location,
      account: "",
    });
  });
});
