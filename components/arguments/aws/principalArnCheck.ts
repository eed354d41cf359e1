import { quote } from "../../../rules/text";
import { isAccountId } from "./accountIdCheck";
import { arnProblem, locationOfArn, parseArn } from "./arn";
import { readIamResource } from "./iamResource";
import type { LocatedCheck } from "./locatedCheck";

/**
 * The ARN of a principal that a policy can name: a role, a user or an account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export const principalArnCheck: LocatedCheck = {
  locationOf: locationOfArn,
  allowed:
    "The ARN of a principal has the form `arn:PARTITION:iam::ACCOUNT:role/NAME`, `...:user/NAME` or, for a whole account, `...:root`, " +
    "with paths written out.",
  problem: (text) => {
    if (text === "*") return "means everybody, and not everybody may read an audit log";
    if (isAccountId(text)) return `is an account id, not an ARN; its ARN ends with \`iam::${text}:root\``;
    if (parseArn(text)?.resource.startsWith("assumed-role/") === true) {
      return "is a session of a role, and sessions end; name the role";
    }
    return arnProblem(text, { service: "iam", hasRegion: false, hasAccount: true, resourceProblem });
  },
};

function resourceProblem(resource: string): string | undefined {
  const wildcard = /[*?$]/.exec(resource);
  if (wildcard !== null) return `contains ${quote(wildcard[0])}, which a policy's principal cannot have`;
  if (resource.startsWith("group/")) return "is a group, which no policy can name; name its users or a role";
  if (resource === "root") return undefined;
  const { type, name = "" } = readIamResource(resource) ?? {};
  const isRoleOrUser = (type === "role" || type === "user") && /^[\w+=,.@-]{1,64}$/.test(name);
  return isRoleOrUser ? undefined : `names ${quote(resource)}, not a role, a user or an account's root`;
}
