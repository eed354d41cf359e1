// An AWS that answers for any account from templates, each call after the same delay, as far as an audit asks. It runs as a
// process of its own, writes its port on standard output, and ends when its standard input does.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { managementId, type Mix } from "./accounts";
import { type Answer, answerTo, type Call } from "./answers";

const [milliseconds = "0", mix = "mixed"] = process.argv.slice(2);
const headers = { "x-amzn-requestid": "0" };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const call = callOf(request, Buffer.concat(chunks).toString());
    const answer = call.operation === "wait" ? "" : answerTo(call, mix as Mix);
    setTimeout(() => {
      send(response, answer);
    }, Number(milliseconds));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as AddressInfo).port);
});
process.stdin.on("end", () => process.exit()).resume();

/** Who calls is in the id of the access key. */
function callOf({ headers: sent, url = "/" }: IncomingMessage, body: string): Call {
  const accountId = /Credential=A[A-Z]{3}(\d{12})\//.exec(sent.authorization ?? "")?.[1] ?? managementId;
  const target = sent["x-amz-target"];
  if (typeof target === "string") {
    const { Name, TrailName, KeyId } = JSON.parse(body) as Readonly<Record<string, string | undefined>>;
    return { accountId, operation: target.split(".").at(-1) ?? "", about: Name ?? TrailName ?? KeyId ?? "" };
  }
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (sent["content-type"]?.startsWith("application/x-www-form-urlencoded") === true) {
    const form = new URLSearchParams(body);
    const about = form.get("RoleArn") ?? form.get("TopicArn") ?? "";
    return { accountId, operation: form.get("Action") ?? "", about };
  }
  if (pathname.endsWith("/publicAccessBlock")) {
    return { accountId, operation: "publicAccessBlock", about: "" };
  }
  const [operation = "wait"] = [...searchParams.keys()].filter((key) => key !== "x-id");
  return { accountId, operation, about: pathname };
}

function send(response: ServerResponse, answer: Answer | undefined): void {
  if (answer === undefined) {
    response.writeHead(400, { ...headers, "content-type": "application/x-amz-json-1.1" });
    response.end('{"__type":"UnknownOperationException"}');
  } else if (typeof answer === "string") {
    response.writeHead(200, { ...headers, "content-type": "text/xml" });
    response.end(answer);
  } else if ("text" in answer) {
    response.writeHead(200, { ...headers, "content-type": "application/json" });
    response.end(answer.text);
  } else {
    response.writeHead(200, { ...headers, "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(answer));
  }
}
