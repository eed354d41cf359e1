import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** Value of `--secrets-provider` for stacks whose secrets it keeps. */
export const secretsProvider = "hashivault://tests";

/**
 * Starts a stand-in for the transit engine of HashiCorp Vault, which goes with the process. With a passphrase, each command of
 * Pulumi takes a third of a second to make a key of it. It encrypts nothing but the keys of stacks.
 *
 * @returns variables with which Pulumi finds it
 * @see https://developer.hashicorp.com/vault/api-docs/secret/transit
 */
export async function startSecretsKeeper(): Promise<Readonly<Record<string, string>>> {
  const server = createServer((request, response) => {
    void answerTo(request).then((data) => response.end(JSON.stringify({ data })));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return { VAULT_SERVER_URL: `http://127.0.0.1:${port}`, VAULT_SERVER_TOKEN: "tests" };
}

/** What is encrypted is what was to be, and the other way round. */
async function answerTo(request: IncomingMessage): Promise<object> {
  const { plaintext, ciphertext } = (await json(request)) as { plaintext?: string; ciphertext?: string };
  return { ciphertext: plaintext, plaintext: ciphertext };
}
