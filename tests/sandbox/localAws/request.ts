/** Where a request in AWS's JSON protocol goes: the name in its signature, and the prefix of its operations. */
export interface JsonService {
  readonly signingName: string;
  readonly target: string;
}

/** What a service answered. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Asks a service whose SDK is not among this repository's packages, in account 123456789012.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export async function requestJson(
  endpoint: string,
  { signingName, target }: JsonService,
  operation: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<JsonAnswer> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `${target}.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=tests/20260101/us-east-1/${signingName}/aws4_request, Signature=none`,
    },
    body: JSON.stringify(parameters),
  });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? {} : JSON.parse(text)) as JsonAnswer["body"] };
}
