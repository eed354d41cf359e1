import { bucketPolicyDocumentCheck } from "../../../../components/arguments/aws/bucketPolicyDocumentCheck";
import { judges } from "../judges";

const Version = "2012-10-17";
const statement = { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "s3:GetObject", Resource: "*" };
const text = (Statement: unknown, more: object = {}): string => JSON.stringify({ Version, Statement, ...more });

describe("bucketPolicyDocumentCheck", () => {
  judges(bucketPolicyDocumentCheck, {
    allowed:
      'Give an IAM policy document as JSON, as `aws.iam.getPolicyDocument` makes it: "Version": "2012-10-17", and statements with Effect, Principal, Action and Resource.',
    accepted: [
      text(statement),
      text([{ ...statement, Sid: "Read" }], { Id: "readers" }),
      text({ Effect: "Deny", NotPrincipal: "*", NotAction: ["S3:GetObject"], NotResource: "x" }),
      text({ ...statement, Action: "*" }),
      text({ ...statement, Sid: null, NotResource: null }),
    ],
    refused: [
      ["policy.json", "is a policy that is not JSON"],
      ["[]", "is a policy that is not a JSON object"],
      ["{}", "is a policy without Statement"],
      [text([]), "is a policy without statements"],
      [text(statement, { Version: "2008-10-17" }), versionProblem()],
      [JSON.stringify({ Statement: statement }), versionProblem()],
      [text(statement, { Version: "1" }), "is a policy with a Version that IAM does not know"],
      [text(statement, { Name: "x" }), "is a policy with an element that IAM does not know"],
      [text([statement, "x"]), "is a policy whose statement 2 is not an object"],
      [
        text({ ...statement, Effect: "allow" }),
        "is a policy whose statement 1 has an Effect other than Allow and Deny",
      ],
      ...(["Principal", "Action", "Resource"] as const).map(
        (element) =>
          [
            text({ ...statement, [element]: undefined }),
            `is a policy whose statement 1 does not have one of ${element} and Not${element}`,
          ] as const,
      ),
      [text({ ...statement, Actions: "s3:*" }), "is a policy whose statement 1 has an element that IAM does not know"],
      [text({ ...statement, Sid: 1 }), "is a policy whose statement 1 has a Sid that is not a text"],
      [
        text([statement, { ...statement, Action: ["s3:GetObject", "kms:Decrypt"] }]),
        "is a policy whose statement 2 has an action that is none of S3",
      ],
    ],
  });
});

function versionProblem(): string {
  return "is a policy of another Version than 2012-10-17, which the policy of the bucket has";
}
