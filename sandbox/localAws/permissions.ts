/** Where the local AWS is told to ask for permissions, or no longer to. */
const SWITCH = "/moto-api/authorization";

/**
 * Makes a local AWS refuse what policies do not allow: from now on users and sessions of roles may do what their policies
 * and those of the resources allow, and nothing that the local AWS does not know the permission of. The root of an
 * account, and sessions of roles that nobody made, still may do everything in their own account.
 *
 * @param endpoint - The address of the local AWS, such as `http://127.0.0.1:4566`.
 * @param enforced - `false` lets everybody do everything again, as from the start.
 * @throws Error - When nothing there can be told.
 */
export async function enforcePermissions(endpoint: string, enforced = true): Promise<void> {
  const response = await fetch(new URL(SWITCH, endpoint), { method: enforced ? "PUT" : "DELETE" });
  if (response.status !== 204) {
    throw new Error(
      `The local AWS at ${endpoint} did not take the switch of permissions: HTTP ${String(response.status)}.`,
    );
  }
}
