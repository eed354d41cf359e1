import assert from "node:assert/strict";
import { localAwsEnvironment, withLocalAws } from "../../../sandbox/localAws/environment";

const ENDPOINT = "http://127.0.0.1:4566";
const LOCAL = localAwsEnvironment(ENDPOINT);

describe("environment of the local AWS", () => {
  it("points AWS clients and their plain HTTP at the endpoint", () => {
    assert.equal(LOCAL["AWS_ENDPOINT_URL"], ENDPOINT);
    assert.equal(LOCAL["AWS_ENDPOINT_URL_S3_CONTROL"], "http://s3-control.sandbox.test:4566");
    assert.equal(LOCAL["HTTP_PROXY"], ENDPOINT);
    assert.equal(LOCAL["http_proxy"], ENDPOINT);
    assert.equal(LOCAL["AWS_REGION"], LOCAL["AWS_DEFAULT_REGION"]);
  });

  it("has credentials that nobody takes for real ones", () => {
    assert.doesNotMatch(LOCAL["AWS_ACCESS_KEY_ID"] ?? "", /^A[KS]IA/);
    assert.ok((LOCAL["AWS_SECRET_ACCESS_KEY"] ?? "").length < 40);
  });

  it("takes every AWS setting away from the parent's environment", () => {
    const parent = {
      AWS_PROFILE: "production",
      AWS_SESSION_TOKEN: "token",
      AWS_ENDPOINT_URL_S3: "https://s3.example.com",
      AWS_ROLE_ARN: "role",
      AWS_WEB_IDENTITY_TOKEN_FILE: "/token",
      AWS_CA_BUNDLE: "/bundle",
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
      AWS_REGION: "eu-central-1",
      HTTP_PROXY: "http://proxy.example.com",
      http_proxy: "http://proxy.example.com",
    };
    assert.deepEqual(withLocalAws(parent, LOCAL), LOCAL);
  });

  it("keeps the rest, undefined values left out", () => {
    const environment = withLocalAws({ PATH: "/bin", HTTPS_PROXY: "http://proxy", EMPTY: "", GONE: undefined }, LOCAL);
    assert.equal(environment["PATH"], "/bin");
    assert.equal(environment["HTTPS_PROXY"], "http://proxy");
    assert.equal(environment["EMPTY"], "");
    assert.ok(!("GONE" in environment));
  });

  it("keeps the parent's direct hosts, but none that would hide buckets and accounts from the proxy", () => {
    const parent = { NO_PROXY: "registry.example.com, .example.org,127.0.0.1,.127.0.0.1,*.0.0.1,*" };
    const environment = withLocalAws(parent, LOCAL);
    assert.equal(environment["NO_PROXY"], "localhost,127.0.0.1,registry.example.com,.example.org");
    assert.equal(environment["no_proxy"], environment["NO_PROXY"]);
  });
});
