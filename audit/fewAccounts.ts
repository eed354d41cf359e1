import { few } from "../rules/text";

/** Accounts as a sentence lists them: `account 1`, `accounts 1 and 2`, `accounts 1, 2, 3 and 7 more`. */
export function fewAccounts(ids: readonly string[]): string {
  return `${ids.length === 1 ? "account" : "accounts"} ${few(ids)}`;
}
