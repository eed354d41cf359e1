import { connectionTo } from "../connection";

/**
 * Asks a service for which there is no client here, in the JSON protocol. The local AWS wants no signature, only to know
 * whose account is meant.
 *
 * @param service - name that requests are signed for
 * @param operation - the `X-Amz-Target` of the operation
 */
export async function askAws<Answer>(
  environment: NodeJS.ProcessEnv,
  service: string,
  operation: string,
  parameters: object = {},
): Promise<Answer> {
  const { endpoint, region, credentials } = connectionTo(environment);
  const credential = [credentials.accessKeyId, "20260101", region, service, "aws4_request"].join("/");
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}`,
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": operation,
    },
    body: JSON.stringify(parameters),
  });
  if (!answer.ok) throw new Error(`${operation}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
