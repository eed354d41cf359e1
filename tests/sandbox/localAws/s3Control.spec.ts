import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { captureCommand } from "../../../sandbox/captureCommand";
import { withLocalAws } from "../../../sandbox/localAws/environment";
import { useServer } from "./server";

const ACCOUNT = "123456789012";

describe("local AWS: S3 Control, which has an account before its host", () => {
  const aws = useServer();

  /** What `aws` answers, started by a process that reaches these hosts without a proxy. */
  const ask = async (noProxy: string | undefined, ...args: readonly string[]): Promise<unknown> => {
    const parent = { PATH: process.env["PATH"], ...(noProxy !== undefined && { NO_PROXY: noProxy }) };
    const env = withLocalAws(parent, aws().environment);
    const { code, output } = await captureCommand("aws", args, { env });
    assert.equal(code, 0, output);
    return output === "" ? undefined : JSON.parse(output);
  };

  const account = ["--account-id", ACCOUNT];
  const blocked = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  before(async () => {
    const configuration = ["--public-access-block-configuration", JSON.stringify(blocked)];
    await ask(undefined, "s3control", "put-public-access-block", ...account, ...configuration);
  });

  const parents: Record<string, string | undefined> = {
    nothing: undefined,
    loopback: "localhost,127.0.0.1",
    "hosts that end like loopback": ".127.0.0.1,registry.example.com",
  };
  for (const [what, noProxy] of Object.entries(parents)) {
    it(`is reached by the AWS CLI where its parent reaches ${what} without a proxy`, async () => {
      const answer = await ask(noProxy, "s3control", "get-public-access-block", ...account);
      assert.deepEqual(answer, { PublicAccessBlockConfiguration: blocked });
    });
  }

  it("keeps the AWS CLI from no other service", async () => {
    const { trailList } = (await ask(undefined, "cloudtrail", "describe-trails")) as { readonly trailList: unknown };
    assert.ok(Array.isArray(trailList));
    await ask(undefined, "s3api", "create-bucket", "--bucket", "beside-s3-control");
    const { Buckets } = (await ask(undefined, "s3api", "list-buckets")) as {
      readonly Buckets: readonly { Name: string }[];
    };
    assert.ok(Buckets.some(({ Name }) => Name === "beside-s3-control"));
  });

  it("is reached by programs of Node.js that use the proxy of their environment", async () => {
    const environment = withLocalAws({}, aws().environment);
    const url = new URL("/v20180820/configuration/publicAccessBlock", environment["AWS_ENDPOINT_URL_S3_CONTROL"]);
    url.hostname = `${ACCOUNT}.${url.hostname}`;
    const headers = {
      "x-amz-account-id": ACCOUNT,
      authorization: "AWS4-HMAC-SHA256 Credential=tests/20260101/us-east-1/s3/aws4_request, Signature=none",
    };
    const options = { keepAlive: false, proxyEnv: environment };
    const agent = new Agent(options);
    const [response] = (await once(get(url, { agent, headers }), "response")) as [IncomingMessage];
    assert.equal(response.statusCode, 200);
    assert.match(await text(response), /<BlockPublicPolicy>true<\/BlockPublicPolicy>/);
  });
});
