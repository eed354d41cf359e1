import assert from "node:assert/strict";
import { join } from "node:path";
import { captureCommand } from "../../../sandbox/captureCommand";
import { withLocalAws } from "../../../sandbox/localAws/environment";
import { useToolchain } from "../../toolchain";
import { useServer } from "./server";

const ACCOUNT = "123456789012";

describe("local AWS: the AWS CLI", () => {
  const toolchain = useToolchain();
  const aws = useServer();

  /** What `aws` answers, started by a process that reaches these hosts without a proxy. */
  const ask = async (noProxy: string | undefined, ...args: readonly string[]): Promise<unknown> => {
    const parent = { PATH: process.env["PATH"], ...(noProxy !== undefined && { NO_PROXY: noProxy }) };
    const env = withLocalAws(parent, aws().environment);
    const command = join(toolchain().binDirectory, "aws");
    const { code, output } = await captureCommand(command, args, { env });
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
    it(`reaches S3 Control where its parent reaches ${what} without a proxy`, async () => {
      const answer = await ask(noProxy, "s3control", "get-public-access-block", ...account);
      assert.deepEqual(answer, { PublicAccessBlockConfiguration: blocked });
    });
  }

  it("reaches services without a name before the host", async () => {
    assert.deepEqual(await ask(undefined, "cloudtrail", "describe-trails"), { trailList: [] });
    assert.deepEqual(((await ask(undefined, "s3api", "list-buckets")) as { Buckets: unknown }).Buckets, []);
  });
});
