import { quote } from "../../../rules/text";
import { arnProblem, locationOfArn } from "./arn";
import { readIamResource } from "./iamResource";
import type { LocatedCheck } from "./locatedCheck";
import { roleNameCheck } from "./roleNameCheck";

/**
 * The ARN of a role.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export const roleArnCheck: LocatedCheck = {
  locationOf: locationOfArn,
  allowed:
    "The ARN of a role has the form `arn:PARTITION:iam::ACCOUNT:role/NAME`, with its path written out; " +
    "`aws iam get-role --role-name NAME --query Role.Arn` prints it.",
  problem: (text) =>
    arnProblem(text, {
      service: "iam",
      hasRegion: false,
      hasAccount: true,
      resourceProblem: (resource) => {
        const { type, name = "" } = readIamResource(resource) ?? {};
        const isRole = type === "role" && roleNameCheck.problem(name) === undefined;
        return isRole ? undefined : `names ${quote(resource)}, not a role`;
      },
    }),
};
