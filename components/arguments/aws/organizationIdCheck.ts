import type { TextCheck } from "../schema/textCheck";

/**
 * The id of an organization.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
 */
export const organizationIdCheck: TextCheck = {
  allowed:
    "The id of an organization is `o-` and 10 to 32 lowercase letters or digits; " +
    "`aws organizations describe-organization --query Organization.Id` prints it.",
  problem: (id) => {
    if (/^o-[a-z0-9]{10,32}$/.test(id)) return undefined;
    if (id.startsWith("ou-")) return "is the id of an organizational unit, not of an organization";
    if (id.startsWith("r-")) return "is the id of an organization's root, not of the organization";
    return "is not the id of an organization";
  },
};
