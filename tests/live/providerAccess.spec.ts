import assert from "node:assert/strict";
import { accessOf } from "../../live/providerAccess";

function access(inputs: Readonly<Record<string, unknown>>) {
  const fact = accessOf(inputs);
  assert.ok(fact.known, JSON.stringify(fact));
  return fact.value;
}

function doubt(inputs: Readonly<Record<string, unknown>>): string {
  const fact = accessOf(inputs);
  assert.ok(!fact.known);
  return `${fact.why}; ${fact.remedy}`;
}

describe("how a provider reaches its account", () => {
  it("is by the environment where there are no inputs", () => {
    const { roles, proxies, usesFipsEndpoint, usesDualstackEndpoint, ...absent } = access({});
    assert.deepEqual([roles, proxies, usesFipsEndpoint, usesDualstackEndpoint], [[], {}, false, false]);
    assert.deepEqual(new Set(Object.values(absent)), new Set([undefined]));
  });

  it("keeps keys, profile, regions and files", () => {
    const inputs = { accessKey: "AKIA", secretKey: "secret", token: "token", profile: "prod", region: "eu-west-1" };
    const files = { sharedCredentialsFiles: ["~/a"], sharedConfigFiles: ["b"], customCaBundle: "c", stsRegion: "x" };
    const found = access({ ...inputs, ...files });
    assert.deepEqual(found.keys, { accessKeyId: "AKIA", secretAccessKey: "secret", sessionToken: "token" });
    assert.deepEqual([found.profile, found.region, found.stsRegion], ["prod", "eu-west-1", "x"]);
    assert.deepEqual([found.sharedCredentialsFile, found.sharedConfigFile, found.caBundle], ["~/a", "b", "c"]);
    assert.equal(access({ sharedCredentialsFile: "old" }).sharedCredentialsFile, "old");
  });

  it("assumes a list of roles, or the single one of older versions and aws-native, with everything that a trust policy may require", () => {
    const role = {
      roleArn: "arn:aws:iam::111111111111:role/a",
      externalId: "x",
      sessionName: "s",
      sourceIdentity: "i",
      tags: { team: "audit" },
      transitiveTagKeys: ["team"],
      policyArns: ["arn:p"],
    };
    const expected = { ...role, policy: undefined };
    assert.deepEqual(access({ assumeRoles: [role, { ...role, durationSeconds: 900 }] }).roles, [expected, expected]);
    assert.deepEqual(access({ assumeRole: role }).roles, [expected]);
    assert.equal(access({ assumeRoleWithWebIdentity: role }).webIdentity?.roleArn, role.roleArn);
  });

  it("goes to the endpoints and through the proxies of the provider", () => {
    const found = access({
      endpoints: [{ s3: "http://s3" }, { cloudtrail: "http://ct", sts: "http://sts" }],
      httpProxy: "http://p",
      noProxy: "n",
      useFipsEndpoint: "true",
      useDualstackEndpoint: true,
    });
    assert.deepEqual([found.cloudTrailEndpoint, found.stsEndpoint], ["http://ct", "http://sts"]);
    assert.deepEqual(found.proxies, { HTTP_PROXY: "http://p", NO_PROXY: "n" });
    assert.deepEqual([found.usesFipsEndpoint, found.usesDualstackEndpoint], [true, true]);
  });

  it("is not known with inputs of another type, and does not print their values", () => {
    assert.equal(
      doubt({ assumeRoles: "hunter2" }),
      "assumeRoles of the provider is not a list of objects; make assumeRoles a list of objects",
    );
    assert.match(doubt({ profile: 1 }), /^profile of the provider is not a text/);
    assert.match(doubt({ assumeRoles: [{}] }), /^roleArn of the provider is not a text/);
    assert.match(
      doubt({ sharedConfigFiles: ["a", "b"] }),
      /^sharedConfigFiles of the provider is not a list of one text/,
    );
  });
});
