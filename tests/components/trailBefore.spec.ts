import assert from "node:assert/strict";
import type { Deployed, DeployedOutputs } from "../../components/before/deployed";
import {
  deliveryStatements,
  logBucketPolicy,
  type LogBucketPolicyScope,
} from "../../components/bucket/logBucketPolicy";
import { mergedPolicy } from "../../components/bucket/mergedPolicy";
import { trailKeyPolicy } from "../../components/encryption/trailKeyPolicy";
import { trailBefore } from "../../components/trailBefore";

const arnOf = (name: string): string => `arn:aws:cloudtrail:eu-central-1:123456789012:trail/${name}`;
const trailArn = arnOf("audit");
const account = { bucketName: "logs", s3KeyPrefix: undefined, owner: "123456789012" };
const organization = { bucketName: "logs", s3KeyPrefix: "ct", owner: "o-a1b2c3d4e5" };
const early = { bucketName: "logs", s3KeyPrefix: "a/AWS", owner: "123456789012" };
const scope: LogBucketPolicyScope = { bucketArn: "arn:aws:s3:::logs", trailArn };

interface Left {
  readonly trail?: DeployedOutputs;
  readonly role?: DeployedOutputs;
  readonly key?: DeployedOutputs;
  readonly policy?: string;
  readonly created?: boolean;
  readonly outputs?: DeployedOutputs;
}

function before(
  { trail, role, key, policy, created, outputs }: Left,
  wanted = trailArn,
): ReturnType<typeof trailBefore> {
  const parts: Readonly<Record<string, DeployedOutputs | undefined>> = {
    "aws:cloudtrail/trail:Trail audit": trail,
    "aws:iam/role:Role audit": role,
    "aws:kms/key:Key audit": key,
    "aws:s3/bucketPolicy:BucketPolicy audit-logs": policy === undefined ? undefined : { policy },
    "aws:s3/bucket:Bucket audit-logs": created === true ? { bucket: "logs" } : undefined,
  };
  const deployed: Deployed = { outputs, part: (type, name) => parts[`${type} ${name}`], urn: () => "" };
  return trailBefore("audit", wanted, deployed);
}

const ownPolicy = (more: Partial<LogBucketPolicyScope>): string =>
  JSON.stringify(logBucketPolicy({ ...scope, ...more }));

describe("trailBefore", () => {
  it("finds nothing of a component that was never deployed", () => {
    assert.deepEqual(before({}), {
      formerTrailArn: undefined,
      logGroupArnBefore: undefined,
      keyEncryptedEvents: false,
      foldersBefore: [],
    });
  });

  it("finds the trail that is there where it is another one, and the folder it writes into", () => {
    const trail = { arn: arnOf("former"), s3BucketName: "logs", s3KeyPrefix: "" };
    const found = { logGroupArnBefore: undefined, keyEncryptedEvents: false, foldersBefore: [account] };
    assert.deepEqual(before({ trail }), { formerTrailArn: arnOf("former"), ...found });
    assert.deepEqual(before({ trail }, arnOf("former")), { formerTrailArn: undefined, ...found });
  });

  it("finds the log group that it writes to with the role that was created for it, and none of another role", () => {
    const arn = "arn:aws:iam::123456789012:role/audit-1234567";
    const logGroupArn = "arn:aws:logs:eu-central-1:123456789012:log-group:audit-1234567";
    const trail = { arn: trailArn, cloudWatchLogsGroupArn: `${logGroupArn}:*`, cloudWatchLogsRoleArn: arn };
    assert.equal(before({ trail, role: { arn } }).logGroupArnBefore, logGroupArn);
    assert.equal(before({ trail }).logGroupArnBefore, undefined);
    assert.equal(before({ trail, role: { arn: `${arn}8` } }).logGroupArnBefore, undefined);
    assert.equal(before({ trail: { arn: trailArn } }).logGroupArnBefore, undefined);
  });

  it("finds that events were encrypted with the created key where CloudWatch Logs may use it", () => {
    const use = { trailArn, partition: "aws", dnsSuffix: "amazonaws.com", region: "eu-central-1" };
    const key = (forLogGroup: boolean): DeployedOutputs => ({
      policy: JSON.stringify(trailKeyPolicy({ ...use, accountId: "123456789012", forLogGroup, forTopics: true })),
    });
    assert.equal(before({ key: key(true) }).keyEncryptedEvents, true);
    assert.equal(before({ key: key(false) }).keyEncryptedEvents, false);
    assert.equal(before({ key: {} }).keyEncryptedEvents, false);
  });

  it("reads the organization, and the folders before, in the policy of its own bucket", () => {
    const foldersBefore = [account, early];
    const trail = { arn: trailArn, s3BucketName: "logs", s3KeyPrefix: "ct", isOrganizationTrail: true };
    const policy = ownPolicy({ s3KeyPrefix: "ct", organizationId: organization.owner, foldersBefore });
    const found = [organization, { bucketName: "logs", owner: "123456789012" }, early];
    assert.deepEqual(before({ trail, policy, created: true }).foldersBefore, found);
  });

  it("reads its own statements of a policy that others write, too, and of the one that it told the bucket's owner", () => {
    const trail = { arn: trailArn, s3BucketName: "logs" };
    const others = mergedPolicy(
      ownPolicy({ trailArn: arnOf("owner"), foldersBefore: [{ ...account, s3KeyPrefix: "owner" }] }),
      deliveryStatements({ ...scope, trailArn: arnOf("other"), foldersBefore: [{ ...account, s3KeyPrefix: "other" }] }),
      [arnOf("other")],
    );
    const policy = mergedPolicy(others, deliveryStatements({ ...scope, foldersBefore: [early] }), [trailArn]);
    for (const left of [{ policy }, { outputs: { bucketPolicy: policy } }]) {
      assert.deepEqual(before({ trail, ...left }).foldersBefore, [account, early]);
      assert.deepEqual(before({ trail, ...left }, arnOf("renamed")).foldersBefore, [account, early]);
    }
  });

  it("takes nothing for a folder that is none", () => {
    const Resource = ["*", "arn:aws:s3:::logs/AWSLogs/*", "arn:aws:s3:::logs/x/123456789012/*", 7, "arn:aws:s3:::logs"];
    const policy = JSON.stringify({ Statement: { Sid: "CloudTrailMayWriteEarlierFolders", Resource } });
    assert.deepEqual(before({ policy, created: true }).foldersBefore, []);
  });
});
