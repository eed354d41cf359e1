import type { Protocol } from "./awsOperation";

/** An error as an AWS service answers it. */
export interface AwsError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** An HTTP answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * An error in the words of the protocol that the service speaks.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function errorAnswer(protocol: Protocol, { status, code, message }: AwsError): HttpAnswer {
  const answer = (type: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({
    status,
    headers: { "content-type": type, "x-amzn-requestid": requestId, "x-amz-request-id": requestId, ...headers },
    body: Buffer.from(body),
  });
  switch (protocol) {
    case "s3":
      return answer(
        "application/xml",
        `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message>` +
          `<RequestId>${requestId}</RequestId></Error>`,
      );
    case "query":
      return answer(
        "text/xml",
        `<ErrorResponse><Error><Type>${status < 500 ? "Sender" : "Receiver"}</Type><Code>${code}</Code>` +
          `<Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      );
    case "json":
      return answer("application/x-amz-json-1.1", JSON.stringify({ __type: code, message }), {
        "x-amzn-errortype": code,
      });
    case "cbor":
      return answer("application/cbor", cborMap({ __type: code, message }), { "smithy-protocol": "rpc-v2-cbor" });
  }
}

const requestId = "00000000-0000-4000-8000-000000000000";

/** A map of texts, each shorter than 64 KiB, in CBOR. */
function cborMap(texts: Readonly<Record<string, string>>): Buffer {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([0x79, bytes.length >> 8, bytes.length & 0xff]), bytes]);
  };
  const entries = Object.entries(texts);
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flat().map(text)]);
}
