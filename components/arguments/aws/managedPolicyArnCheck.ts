import { quote } from "../../../rules/text";
import { arnProblem, locationOfArn } from "./arn";
import { readIamResource } from "./iamResource";
import type { LocatedCheck } from "./locatedCheck";

/** The beginning of ARNs of AWS's own policies, which have a word in place of an account. */
const ofAws = /^(arn:[^:]*:iam::)aws(?=:)/;

/**
 * The ARN of a managed policy, of an account or of AWS.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export const managedPolicyArnCheck: LocatedCheck = {
  locationOf: (text) => locationOfArn(text.replace(ofAws, "$1")),
  allowed:
    "The ARN of a managed policy has the form `arn:PARTITION:iam::ACCOUNT:policy/NAME`, with `aws` as account for a policy of " +
    "AWS, and with its path written out; `aws iam list-policies --query Policies[].Arn` prints it.",
  problem: (text) =>
    arnProblem(text.replace(ofAws, "$1"), {
      service: "iam",
      hasRegion: false,
      hasAccount: !ofAws.test(text),
      resourceProblem,
    }),
};

function resourceProblem(resource: string): string | undefined {
  const { type, name = "" } = readIamResource(resource) ?? {};
  const isPolicy = type === "policy" && /^[\w+=,.@-]{1,128}$/.test(name);
  return isPolicy ? undefined : `names ${quote(resource)}, not a managed policy`;
}
