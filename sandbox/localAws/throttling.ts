import { control } from "./control";

/**
 * Makes a local AWS refuse what comes too fast: calls to CloudTrail beyond its quotas for an account and a Region
 * (`ThrottlingException`), and calls to Organizations while another of the same organization is under way
 * (`TooManyRequestsException`), which last 20 milliseconds from then on.
 *
 * @param endpoint - The address of the local AWS, such as `http://127.0.0.1:4566`.
 * @param limited - `false` answers everything at once again, as from the start.
 * @throws Error - When nothing there can be told.
 */
export async function limitRates(endpoint: string, limited = true): Promise<void> {
  await control(endpoint, limited ? "PUT" : "DELETE", "throttling");
}
