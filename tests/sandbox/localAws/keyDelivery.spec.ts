import assert from "node:assert/strict";
import { GetTrailCommand, UpdateTrailCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { PutBucketEncryptionCommand } from "@aws-sdk/client-s3";
import { Account, HOME } from "./account";
import { CLOUDTRAIL, policy, type PolicyDocument, type Statement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

/**
 * The statements that AWS documents for the key of a trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function encryptStatement(account: string, trailArn: string): Statement {
  return {
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: "kms:GenerateDataKey*",
    Resource: "*",
    Condition: {
      StringEquals: { "aws:SourceArn": trailArn },
      StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` },
    },
  };
}

function describeStatement(trailArn: string): Statement {
  return {
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: "kms:DescribeKey",
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceArn": trailArn } },
  };
}

describe("local AWS: the key's policy decides whether a trail can encrypt", () => {
  const aws = useServer();
  let account: Account;
  let trailArn: string;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    trailArn = account.trailArn("main");
  });

  const administration = () => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account.id}:root` },
    Action: "kms:*",
    Resource: "*",
  });
  const documented = () =>
    policy(administration(), encryptStatement(account.id, trailArn), describeStatement(trailArn));
  const key = async (document: PolicyDocument = documented(), region = HOME) => {
    const { KeyMetadata } = await account.kms(region).send(new CreateKeyCommand({ Policy: JSON.stringify(document) }));
    return { id: KeyMetadata?.KeyId ?? "", arn: KeyMetadata?.Arn ?? "" };
  };
  const keyOfTrail = async () =>
    (await account.cloudTrail().send(new GetTrailCommand({ Name: "main" }))).Trail?.KmsKeyId;

  it("accepts the documented policy and answers with the key's ARN", async () => {
    const { arn } = await key();
    await account.createTrail("main", { KmsKeyId: arn });
    assert.equal(await keyOfTrail(), arn);
  });

  it("takes id, alias and the ARNs of both, and answers with the key's ARN", async () => {
    const { id, arn } = await key();
    await account.kms().send(new CreateAliasCommand({ AliasName: "alias/trail", TargetKeyId: id }));
    await account.createTrail("main");
    for (const name of [id, arn, "alias/trail", `arn:aws:kms:${HOME}:${account.id}:alias/trail`]) {
      const update = new UpdateTrailCommand({ Name: "main", KmsKeyId: name });
      assert.equal((await account.cloudTrail().send(update)).KmsKeyId, arn);
    }
  });

  const insufficient: Record<string, () => PolicyDocument> = {
    "of the account alone": () => policy(administration()),
    "without DescribeKey": () => policy(administration(), encryptStatement(account.id, trailArn)),
    "without GenerateDataKey": () => policy(administration(), describeStatement(trailArn)),
    "for another trail": () =>
      policy(administration(), encryptStatement(account.id, `${trailArn}-2`), describeStatement(`${trailArn}-2`)),
    "for another account's encryption context": () =>
      policy(administration(), encryptStatement("999999999999", trailArn), describeStatement(trailArn)),
    "with a denial": () =>
      policy(...documented().Statement, {
        Effect: "Deny",
        Principal: "*",
        Action: "kms:GenerateDataKey*",
        Resource: "*",
      }),
  };
  for (const [what, document] of Object.entries(insufficient)) {
    it(`refuses a key policy ${what}`, async () => {
      const { arn } = await key(document());
      const creation = account.createTrail("main", { KmsKeyId: arn });
      await refused(creation, "InsufficientEncryptionPolicyException", new RegExp(`KMS key ${arn}`));
    });
  }

  it("wants Decrypt as well where the bucket uses an S3 Bucket Key", async () => {
    const { id, arn } = await key();
    const bucket = await account.logBucket(trailArn);
    const rule = {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" as const, KMSMasterKeyID: arn },
      BucketKeyEnabled: true,
    };
    await account
      .s3()
      .send(new PutBucketEncryptionCommand({ Bucket: bucket, ServerSideEncryptionConfiguration: { Rules: [rule] } }));
    const creation = () => account.createTrail("main", { S3BucketName: bucket, KmsKeyId: arn });
    await refused(creation(), "InsufficientEncryptionPolicyException");
    const decrypt = { ...describeStatement(trailArn), Action: "kms:Decrypt" };
    const document = policy(...documented().Statement, decrypt);
    await account
      .kms()
      .send(new PutKeyPolicyCommand({ KeyId: id, PolicyName: "default", Policy: JSON.stringify(document) }));
    await creation();
  });

  it("refuses a key that does not exist", async () => {
    const missing = "11111111-2222-3333-4444-555555555555";
    for (const name of [missing, "alias/missing", `arn:aws:kms:${HOME}:${account.id}:key/${missing}`]) {
      await refused(account.createTrail("main", { KmsKeyId: name }), "KmsKeyNotFoundException");
    }
  });

  it("refuses a key outside the bucket's Region, and wants the key where the bucket is", async () => {
    const elsewhere = await key(undefined, "eu-west-1");
    await refused(account.createTrail("main", { KmsKeyId: elsewhere.arn }), "KmsKeyNotFoundException");
    const bucket = await account.bucket(undefined, "eu-west-1");
    await account.setBucketPolicy(
      bucket,
      policy({
        Effect: "Allow",
        Principal: CLOUDTRAIL,
        Action: "s3:*",
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      }),
    );
    await account.createTrail("main", { S3BucketName: bucket, KmsKeyId: elsewhere.arn });
  });

  it("refuses what is no key id", async () => {
    for (const name of ["my-key", "arn:aws:kms:x", "arn:aws:s3:::bucket", "alias/"]) {
      await refused(account.createTrail("main", { KmsKeyId: name }), "InvalidKmsKeyIdException");
    }
  });

  it("refuses a key that is disabled or about to be deleted", async () => {
    const disabled = await key();
    await account.kms().send(new DisableKeyCommand({ KeyId: disabled.id }));
    await refused(account.createTrail("main", { KmsKeyId: disabled.arn }), "KmsException", /Disabled/);
    const deleted = await key();
    await account.kms().send(new ScheduleKeyDeletionCommand({ KeyId: deleted.id }));
    await refused(account.createTrail("main", { KmsKeyId: deleted.arn }), "KmsException", /PendingDeletion/);
  });

  it("removes the key when an update gives an empty one", async () => {
    const { arn } = await key();
    await account.createTrail("main", { KmsKeyId: arn });
    await account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", KmsKeyId: "" }));
    assert.equal(await keyOfTrail(), undefined);
  });
});
