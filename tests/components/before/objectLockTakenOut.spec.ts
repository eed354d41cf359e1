import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { objectLockTakenOut } from "../../../components/before/objectLockTakenOut";
import { liveComponent, type LiveComponent } from "./liveComponent";

const type = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const rule = { defaultRetention: { mode: "GOVERNANCE", days: 30, years: 0 } };
const parts: LiveComponent["parts"] = { [type]: ["audit-logs", { bucket: "audit-logs-1234567", rule }] };

const find = (given: LiveComponent) => objectLockTakenOut(liveComponent(given));

describe("objectLockTakenOut", () => {
  it("refuses to leave Object Lock out, and says how to keep it and how to forget it", () => {
    assert.deepEqual(find({ parts }), {
      faults: [
        {
          property: "objectLockMode",
          reason:
            'is left out, but AWS cannot turn Object Lock off: log bucket "audit-logs-1234567" keeps it, and log files that ' +
            "are locked stay so. Set it to GOVERNANCE again, with objectLockRetentionDays 30. Or let this stack forget it " +
            "while S3 goes on locking new log files: `pulumi state unprotect " +
            `'urn:pulumi:dev::project::component$${type}::audit-logs'\`, then \`pulumi up\` once with protect set to ` +
            "false, then set protect back.",
        },
      ],
    });
  });

  it("tells an unprotected component that S3 goes on locking", () => {
    assert.deepEqual(find({ parts, isProtected: false }), {
      warnings: [
        'objectLockMode is left out. AWS cannot turn Object Lock off: log bucket "audit-logs-1234567" keeps it, and log ' +
          "files that are locked stay so. Unless retainOnDelete is false, S3 also goes on locking new log files for 30 " +
          "days in mode GOVERNANCE; this stack no longer says so.",
      ],
    });
  });

  for (const [title, given] of Object.entries<LiveComponent>({
    "a component without Object Lock": {},
    "a mode that stays or changes": { parts, args: { objectLockMode: "COMPLIANCE", objectLockRetentionDays: 30 } },
    "a mode that is refused anyway": { parts, args: { objectLockMode: pulumi.unknown } },
    "another bucket, whose change is another matter": { parts, args: { existingBucketName: "company-logs" } },
    "a component that only looks at the organization's trail": {
      parts,
      args: { organizationTrailArn: "arn:aws:cloudtrail:eu-central-1:210987654321:trail/company" },
    },
    "the lock of another bucket of the component": { parts: { [type]: ["audit-logs-access", { rule }] } },
  })) {
    it(`finds nothing in ${title}`, () => {
      assert.deepEqual(find(given), {});
    });
  }
});
