import assert from "node:assert/strict";
import {
  type BucketCannedACL,
  CreateBucketCommand,
  type CreateBucketCommandInput,
  DeleteBucketEncryptionCommand,
  DeleteObjectCommand,
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketTaggingCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  PutBucketAclCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type S3ServiceException,
} from "@aws-sdk/client-s3";
import { Account } from "./account";
import { bucketPolicy, policy, type Statement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

describe("local AWS: buckets", () => {
  const aws = useServer();
  let account: Account;
  let bucket: string;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    bucket = await account.bucket();
  });

  const arn = () => `arn:aws:s3:::${bucket}`;
  const statement = (parts: Statement = {}): Statement => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account.id}:root` },
    Action: "s3:GetObject",
    Resource: `${arn()}/*`,
    ...parts,
  });
  const putPolicy = (text: string) => account.s3().send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: text }));

  it("are born private, owned by their owner, and encrypted", async () => {
    const client = account.s3();
    const access = await client.send(new GetPublicAccessBlockCommand({ Bucket: bucket }));
    assert.deepEqual(access.PublicAccessBlockConfiguration, {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
    const ownership = await client.send(new GetBucketOwnershipControlsCommand({ Bucket: bucket }));
    assert.deepEqual(ownership.OwnershipControls?.Rules, [{ ObjectOwnership: "BucketOwnerEnforced" }]);
    await client.send(new DeleteBucketEncryptionCommand({ Bucket: bucket }));
    const encryption = await client.send(new GetBucketEncryptionCommand({ Bucket: bucket }));
    assert.deepEqual(encryption.ServerSideEncryptionConfiguration?.Rules, [
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" }, BucketKeyEnabled: false },
    ]);
  });

  it("keep the tags that they are created with", async () => {
    const client = account.s3();
    const tags = [
      { Key: "team", Value: "audit" },
      { Key: "stage", Value: "" },
    ];
    const name = `${bucket}-tagged`;
    await client.send(new CreateBucketCommand({ Bucket: name, CreateBucketConfiguration: { Tags: tags } }));
    assert.deepEqual((await client.send(new GetBucketTaggingCommand({ Bucket: name }))).TagSet, tags);
  });

  it("accept a policy for themselves and their objects", async () => {
    await putPolicy(JSON.stringify(policy(statement(), statement({ Resource: [arn(), `${arn()}/logs/*`] }))));
  });

  const malformed: Record<string, () => string> = {
    "what is not JSON": () => "{",
    "a document without statements": () => JSON.stringify({ Version: "2012-10-17" }),
    "an empty list of statements": () => JSON.stringify(policy()),
    "another bucket's objects": () => JSON.stringify(policy(statement({ Resource: "arn:aws:s3:::other/*" }))),
    "an unknown effect": () => JSON.stringify(policy(statement({ Effect: "Permit" }))),
    "another service's action": () => JSON.stringify(policy(statement({ Action: "kms:Decrypt" }))),
    "a statement without a principal": () => JSON.stringify(policy(statement({ Principal: undefined }))),
    "a statement without an action": () => JSON.stringify(policy(statement({ Action: undefined }))),
    "a statement without a resource": () => JSON.stringify(policy(statement({ Resource: undefined }))),
  };
  for (const [what, text] of Object.entries(malformed)) {
    it(`refuse as a policy ${what}`, async () => {
      await refused(putPolicy(text()), "MalformedPolicy");
    });
  }

  it("refuse a public policy until public policies are allowed", async () => {
    const open = JSON.stringify(policy(statement({ Principal: "*" })));
    await refused(putPolicy(open), "AccessDenied", /BlockPublicPolicy/, 403);
    await account.s3().send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
    await putPolicy(open);
  });

  it("refuse every ACL until ACLs are allowed", async () => {
    const acl = (ACL: BucketCannedACL) => account.s3().send(new PutBucketAclCommand({ Bucket: bucket, ACL }));
    await refused(acl("private"), "AccessControlListNotSupported");
    await refused(acl("public-read"), "AccessControlListNotSupported");
    const ownership = { Rules: [{ ObjectOwnership: "BucketOwnerPreferred" as const }] };
    await account.s3().send(new PutBucketOwnershipControlsCommand({ Bucket: bucket, OwnershipControls: ownership }));
    await acl("private");
  });

  it("can be created with the ACL private, with others only where ACLs are allowed", async () => {
    const create = (name: string, settings: Partial<CreateBucketCommandInput>) =>
      account.s3().send(new CreateBucketCommand({ Bucket: `${bucket}-${name}`, ...settings }));
    await create("private", { ACL: "private" });
    await refused(create("public", { ACL: "public-read" }), "InvalidBucketAclWithObjectOwnership");
    await create("public", { ACL: "public-read", ObjectOwnership: "ObjectWriter" });
  });

  it("keep ACLs as long as one lets others in", async () => {
    const Bucket = `${bucket}-of-logs`;
    const logDelivery = "uri=http://acs.amazonaws.com/groups/s3/LogDelivery";
    await account.s3().send(new CreateBucketCommand({ Bucket, ObjectOwnership: "ObjectWriter" }));
    await account.s3().send(new PutBucketAclCommand({ Bucket, GrantWrite: logDelivery, GrantReadACP: logDelivery }));
    const enforce = () =>
      account.s3().send(
        new PutBucketOwnershipControlsCommand({
          Bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
        }),
      );
    await refused(enforce(), "InvalidBucketAclWithObjectOwnership");
    await account.s3().send(new PutBucketAclCommand({ Bucket, ACL: "private" }));
    await enforce();
  });

  const object = () => ({ Bucket: bucket, Key: "AWSLogs/1.json.gz" });
  const put = () => account.s3().send(new PutObjectCommand({ ...object(), Body: "log" }));

  it("let objects be read and written under a log bucket's policy that denies plain HTTP", async () => {
    const denial = statement({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [arn(), `${arn()}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    const trailArns = account.trailArn("main");
    const documented = bucketPolicy({ bucket, account: account.id, trailArns }).Statement;
    await account.setBucketPolicy(bucket, policy(...documented, denial));
    await put();
    const { Body } = await account.s3().send(new GetObjectCommand(object()));
    assert.equal(await Body?.transformToString(), "log");
  });

  it("keep everyone from what their policy denies everyone", async () => {
    await put();
    const denial = statement({ Effect: "Deny", Principal: "*", Action: "s3:DeleteObject" });
    await account.setBucketPolicy(bucket, policy(denial));
    const deletion = account.s3().send(new DeleteObjectCommand(object()));
    await assert.rejects(deletion, (error: S3ServiceException) => error.$metadata.httpStatusCode === 403);
    const { Body } = await account.s3().send(new GetObjectCommand(object()));
    assert.equal(await Body?.transformToString(), "log");
  });
});
