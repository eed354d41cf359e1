import { control } from "./control";

/**
 * Makes a local AWS refuse what policies do not allow: from now on users and sessions of roles may do what their policies
 * and those of the resources allow, and nothing that the local AWS does not know the permission of. The root of an
 * account, and sessions of roles that nobody made, still may do everything in their own account, but for what service
 * control policies keep from every principal of a member account.
 *
 * @param endpoint - The address of the local AWS, such as `http://127.0.0.1:4566`.
 * @param enforced - `false` lets everybody do everything again, as from the start.
 * @throws Error - When nothing there can be told.
 */
export async function enforcePermissions(endpoint: string, enforced = true): Promise<void> {
  await control(endpoint, enforced ? "PUT" : "DELETE", "authorization");
}
