import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [least, most] = [10, 32];
const form = `\`o-\` and ${between(least, most)} lowercase letters or digits`;
const pattern = new RegExp(`^o-[a-z0-9]{${least},${most}}$`);

/**
 * The id of an organization.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
 */
export const organizationIdCheck: TextCheck = {
  takes: form,
  allowed:
    `The id of an organization is ${form}; ` +
    "`aws organizations describe-organization --query Organization.Id` prints it.",
  problem: (id) => {
    if (pattern.test(id)) return undefined;
    if (id.startsWith("ou-")) return "is the id of an organizational unit, not of an organization";
    if (id.startsWith("r-")) return "is the id of an organization's root, not of the organization";
    return "is not the id of an organization";
  },
};
