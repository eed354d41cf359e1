import assert from "node:assert/strict";
import { ArchiveStorageClass } from "../../../components/bucket/archiveStorageClass";
import { lifecycleRules } from "../../../components/bucket/lifecycleRules";

const abandonedUploads = {
  id: "abandoned-uploads",
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};

describe("lifecycleRules", () => {
  it("archives and expires log files, and expires what became of them", () => {
    assert.deepEqual(
      lifecycleRules({
        retentionDays: 2557,
        noncurrentVersionRetentionDays: 365,
        infrequentAccessAfterDays: 90,
        archiveAfterDays: 365,
        archiveStorageClass: ArchiveStorageClass.DEEP_ARCHIVE,
      }),
      [
        {
          id: "log-files",
          status: "Enabled",
          filter: {},
          transitions: [
            { days: 90, storageClass: "STANDARD_IA" },
            { days: 365, storageClass: "DEEP_ARCHIVE" },
          ],
          expiration: { days: 2557 },
          noncurrentVersionExpiration: { noncurrentDays: 365 },
        },
        abandonedUploads,
      ],
    );
  });

  it("leaves log files alone where everything is 0", () => {
    assert.deepEqual(
      lifecycleRules({
        retentionDays: 0,
        noncurrentVersionRetentionDays: 0,
        infrequentAccessAfterDays: 0,
        archiveAfterDays: 0,
        archiveStorageClass: ArchiveStorageClass.GLACIER_IR,
      }),
      [abandonedUploads],
    );
  });
});
