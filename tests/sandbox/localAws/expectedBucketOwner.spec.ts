import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Account } from "./account";
import { refused } from "./refused";
import { useServer } from "./server";

/** Requests about a bucket that say whose it is to be. */
const REQUESTS: Record<string, (client: S3Client, input: Input) => Promise<unknown>> = {
  GetBucketPolicy: (client, input) => client.send(new GetBucketPolicyCommand(input)),
  GetBucketAcl: (client, input) => client.send(new GetBucketAclCommand(input)),
  GetPublicAccessBlock: (client, input) => client.send(new GetPublicAccessBlockCommand(input)),
  GetBucketVersioning: (client, input) => client.send(new GetBucketVersioningCommand(input)),
  GetBucketLogging: (client, input) => client.send(new GetBucketLoggingCommand(input)),
  GetObjectLockConfiguration: (client, input) => client.send(new GetObjectLockConfigurationCommand(input)),
  GetBucketLifecycleConfiguration: (client, input) => client.send(new GetBucketLifecycleConfigurationCommand(input)),
  GetBucketEncryption: (client, input) => client.send(new GetBucketEncryptionCommand(input)),
  GetBucketLocation: (client, input) => client.send(new GetBucketLocationCommand(input)),
  PutObject: (client, input) => client.send(new PutObjectCommand({ ...input, Key: "a/b", Body: "text" })),
};

interface Input {
  readonly Bucket: string;
  readonly ExpectedBucketOwner: string;
}

describe("local AWS: buckets of another account than expected", () => {
  const aws = useServer();
  let account: Account;
  let bucket: string;
  before(async () => {
    account = await Account.enter(aws().endpoint);
    bucket = await account.logBucket(account.trailArn("main"));
    const client = account.s3();
    const versioning = { Bucket: bucket, VersioningConfiguration: { Status: "Enabled" as const } };
    await client.send(new PutBucketVersioningCommand(versioning));
    const lock = { Bucket: bucket, ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" as const } };
    await client.send(new PutObjectLockConfigurationCommand(lock));
    const rule = { ID: "end", Status: "Enabled" as const, Filter: { Prefix: "" }, Expiration: { Days: 400 } };
    const lifecycle = { Bucket: bucket, LifecycleConfiguration: { Rules: [rule] } };
    await client.send(new PutBucketLifecycleConfigurationCommand(lifecycle));
  });

  for (const [name, call] of Object.entries(REQUESTS)) {
    it(`are refused to ${name}, those of the expected account are not`, async () => {
      await call(account.s3(), { Bucket: bucket, ExpectedBucketOwner: account.id });
      const wrong = { Bucket: bucket, ExpectedBucketOwner: "999999999999" };
      await refused(call(account.s3(), wrong), "AccessDenied", /^Access Denied$/, 403);
    });
  }

  it("are refused where the bucket stands before the host as well", async () => {
    const { port } = new URL(aws().endpoint);
    const host = `${bucket}.127.0.0.1:${port}`;
    const authorization = "AWS4-HMAC-SHA256 Credential=tests/20260101/us-east-1/s3/aws4_request, Signature=none";
    for (const [owner, status] of [
      [account.id, 200],
      ["999999999999", 403],
    ] as const) {
      const headers = { host, authorization, "x-amz-expected-bucket-owner": owner };
      const sent = request({ port, path: `http://${host}/?policy`, headers }).end();
      const [response] = (await once(sent, "response")) as [IncomingMessage];
      response.resume();
      assert.equal(response.statusCode, status);
    }
  });

  it("are told from buckets that are not there", async () => {
    const missing = { Bucket: `${bucket}-missing`, ExpectedBucketOwner: "999999999999" };
    await refused(account.s3().send(new GetBucketPolicyCommand(missing)), "NoSuchBucket", /./, 404);
  });
});
