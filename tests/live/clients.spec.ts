import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Access } from "../../live/access";
import { clientsOf } from "../../live/clients";
import { accessOf } from "../../live/providerAccess";

function access(inputs: Readonly<Record<string, unknown>>): Access {
  const fact = accessOf(inputs);
  assert.ok(fact.known);
  return fact.value;
}

async function keyOf(inputs: Readonly<Record<string, unknown>>): Promise<string> {
  const { accessKeyId } = await (await clientsOf(access(inputs))).sts.config.credentials();
  return accessKeyId;
}

describe("the clients of an account", () => {
  let directory: string;
  let file: string;
  let saved: NodeJS.ProcessEnv;

  const variables = () => Object.entries(process.env).filter(([name]) => name.startsWith("AWS_"));

  beforeEach(async () => {
    saved = Object.fromEntries(variables());
    directory = await mkdtemp(join(tmpdir(), "clients-"));
    file = join(directory, "credentials");
    const profiles = ["one", "two"].map(
      (name) => `[${name}]\naws_access_key_id=${name}\naws_secret_access_key=secret\n`,
    );
    await writeFile(file, profiles.join("\n"));
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "environment", AWS_SECRET_ACCESS_KEY: "secret" });
    Object.assign(process.env, { AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: join(directory, "none") });
    Object.assign(process.env, { AWS_PROFILE: "one", AWS_REGION: "eu-west-1" });
  });

  afterEach(async () => {
    for (const [name] of variables()) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, saved);
    await rm(directory, { recursive: true });
  });

  it("use the provider's keys first, then its profile, then the environment's keys, as the provider does", async () => {
    assert.equal(await keyOf({ accessKey: "own", secretKey: "secret", profile: "two" }), "own");
    assert.equal(await keyOf({ profile: "two" }), "two");
    assert.equal(await keyOf({ profile: "two", sharedCredentialsFiles: [file] }), "two");
    assert.equal(await keyOf({}), "environment");
    Reflect.deleteProperty(process.env, "AWS_ACCESS_KEY_ID");
    assert.equal(await keyOf({}), "one");
  });

  it("work in the region of the provider, of the environment or of the trail", async () => {
    const regionOf = async (inputs: Readonly<Record<string, unknown>>, home?: string): Promise<string> =>
      (await clientsOf(access(inputs))).cloudTrail(home).config.region();
    assert.equal(await regionOf({ region: "us-east-1" }), "us-east-1");
    assert.equal(await regionOf({}), "eu-west-1");
    assert.equal(await regionOf({}, "eu-north-1"), "eu-north-1");
  });
});
