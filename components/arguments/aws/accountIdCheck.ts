import type { TextCheck } from "../schema/textCheck";

const digits = 12;

/**
 * The id of an AWS account.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
 */
export const accountIdCheck: TextCheck = {
  takes: `${digits} digits`,
  allowed: `An account id has ${digits} digits. One that starts with 0 must stand in quotes, or it loses digits.`,
  problem: (id) => {
    if (isAccountId(id)) return undefined;
    return /^\d+$/.test(id) ? `has ${id.length} digits instead of ${digits}` : "is not an account id";
  },
};

/** Whether a text has the form of an account id. */
export function isAccountId(text: string): boolean {
  return text.length === digits && /^\d+$/.test(text);
}
