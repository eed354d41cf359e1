import type { AccountState } from "@aws-sdk/client-organizations";
import { control } from "./control";

/**
 * Brings a member of an organization into a state that no call brings it into: AWS suspends accounts, time closes them, and
 * whoever signs up makes them active.
 *
 * @param endpoint - The address of the local AWS, such as `http://127.0.0.1:4566`.
 * @throws Error - When no organization there has such an account.
 */
export async function setAccountState(endpoint: string, accountId: string, state: AccountState): Promise<void> {
  await control(endpoint, "PUT", `accounts/${accountId}/${state}`);
}
