/**
 * Tells a local AWS something about itself.
 *
 * @param path - Below `/moto-api/`, as `launcher/controls.py` knows it.
 * @throws Error - When nothing there can be told, or not this.
 */
export async function control(endpoint: string, method: "PUT" | "DELETE", path: string): Promise<void> {
  const response = await fetch(new URL(`/moto-api/${path}`, endpoint), { method });
  if (response.status !== 204) {
    throw new Error(`The local AWS at ${endpoint} did not take ${method} ${path}: HTTP ${String(response.status)}.`);
  }
}
