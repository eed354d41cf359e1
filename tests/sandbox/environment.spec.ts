import assert from "node:assert/strict";
import { sandboxEnvironment } from "../../sandbox/environment";

const parts = { directory: "/run/sandbox", binDirectory: "/tools", aws: { AWS_REGION: "us-east-1" } };

describe("sandboxEnvironment", () => {
  it("puts the sandbox's tools before the user's", () => {
    const path = sandboxEnvironment({ PATH: "/usr/bin" }, parts)["PATH"]?.split(":") ?? [];
    assert.equal(path[0], "/tools");
    assert.match(path[1] ?? "", /node_modules\/\.bin$/);
    assert.equal(path[2], "/usr/bin");
  });

  it("has a Pulumi home, backend and passphrase of its own, whatever the user has set", () => {
    const user = { PULUMI_HOME: "/home/user/.pulumi", PULUMI_ACCESS_TOKEN: "token", PULUMI_CONFIG_PASSPHRASE: "mine" };
    const environment = sandboxEnvironment(user, parts);
    assert.equal(environment["PULUMI_HOME"], "/run/sandbox/pulumi-home");
    assert.equal(environment["PULUMI_BACKEND_URL"], "file:///run/sandbox/state");
    assert.equal(environment["PULUMI_ACCESS_TOKEN"], undefined);
    assert.equal(environment["PULUMI_CONFIG_PASSPHRASE"], "sandbox");
  });

  it("keeps what has nothing to do with AWS or Pulumi", () => {
    assert.equal(sandboxEnvironment({ LANG: "de_DE.UTF-8" }, parts)["LANG"], "de_DE.UTF-8");
  });
});
