import assert from "node:assert/strict";
import {
  type BucketVersioningStatus,
  type DefaultRetention,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
} from "@aws-sdk/client-s3";
import { Account } from "./account";
import { refused } from "./refused";
import { useServer } from "./server";

describe("local AWS: Object Lock", () => {
  const aws = useServer();
  let account: Account;
  let bucket: string;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    bucket = await account.bucket();
  });

  const version = (Status: BucketVersioningStatus) =>
    account.s3().send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status } }));
  const lock = (retention?: DefaultRetention) =>
    account.s3().send(
      new PutObjectLockConfigurationCommand({
        Bucket: bucket,
        ObjectLockConfiguration: {
          ObjectLockEnabled: "Enabled",
          ...(retention && { Rule: { DefaultRetention: retention } }),
        },
      }),
    );
  const configuration = async () =>
    (await account.s3().send(new GetObjectLockConfigurationCommand({ Bucket: bucket }))).ObjectLockConfiguration;

  it("is switched on for an existing bucket with versioning and objects, and its retention changed and taken away", async () => {
    await version("Enabled");
    await account.s3().send(new PutObjectCommand({ Bucket: bucket, Key: "log", Body: "log" }));
    for (const retention of [{ Mode: "GOVERNANCE", Days: 365 } as const, { Mode: "COMPLIANCE", Years: 7 } as const]) {
      await lock(retention);
      assert.deepEqual(await configuration(), { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: retention } });
    }
    await lock();
    assert.deepEqual(await configuration(), { ObjectLockEnabled: "Enabled" });
  });

  it("is refused without versioning", async () => {
    await refused(lock(), "InvalidBucketState", /[Vv]ersioning/, 409);
    await version("Enabled");
    await version("Suspended");
    await refused(lock(), "InvalidBucketState", /[Vv]ersioning/, 409);
    await refused(configuration(), "ObjectLockConfigurationNotFoundError", /./, 404);
  });

  it("keeps versioning on", async () => {
    await version("Enabled");
    await lock();
    await refused(version("Suspended"), "InvalidBucketState", /Object Lock/, 409);
    await version("Enabled");
    const { Status } = await account.s3().send(new GetBucketVersioningCommand({ Bucket: bucket }));
    assert.equal(Status, "Enabled");
  });

  const retentions: Record<string, DefaultRetention> = {
    "days and years": { Mode: "GOVERNANCE", Days: 1, Years: 1 },
    "neither days nor years": { Mode: "GOVERNANCE" },
    "negative days": { Mode: "GOVERNANCE", Days: -1 },
    "another mode": { Mode: "LEGAL" as "GOVERNANCE", Days: 1 },
  };
  for (const [what, retention] of Object.entries(retentions)) {
    it(`refuses a retention with ${what}`, async () => {
      await version("Enabled");
      await refused(lock(retention), "MalformedXML");
    });
  }
});
