import assert from "node:assert/strict";
import { adoptionOfAnother } from "../../../../components/before/adoption/adoptionOfAnother";
import type { LiveComponent } from "../liveComponent";
import { inspectedWith } from "./inspectedWith";

const trail = (name: string) => `arn:aws:cloudtrail:eu-central-1:123456789012:trail/${name}`;

const parts: LiveComponent["parts"] & object = {
  "aws:cloudtrail/trail:Trail": ["audit", { arn: trail("present") }],
  "aws:s3/bucket:Bucket": ["audit-logs", { bucket: "present-logs" }],
};

describe("adoptionOfAnother", () => {
  it("refuses another trail and another bucket than those that are in the stack, with a way on", () => {
    const args = { adoptTrailArn: trail("other"), adoptBucketName: "other-logs", adoptLogGroupName: "new" };
    const { faults = [] } = adoptionOfAnother(inspectedWith(args, { parts }));
    assert.deepEqual(
      faults.map(({ property, reason }) => `${property}: ${reason}`),
      [
        `adoptTrailArn: "${trail("other")}" cannot be taken over, because the component has the trail "${trail("present")}". Leave adoptTrailArn as it was, or take the other one over in a stack or component of its own. To have the other one in this component, let the state forget the one it has, which stays in AWS as it is: pulumi state delete 'urn:pulumi:dev::project::component$aws:cloudtrail/trail:Trail::audit' --force --target-dependents.`,
        `adoptBucketName: "other-logs" cannot be taken over, because the component has the log bucket "present-logs". Leave adoptBucketName as it was, or take the other one over in a stack or component of its own. To have the other one in this component, let the state forget the one it has, which stays in AWS as it is: pulumi state delete 'urn:pulumi:dev::project::component$aws:s3/bucket:Bucket::audit-logs' --force --target-dependents. The trail leaves the state along with it and goes on logging: set adoptTrailArn to "${trail("present")}".`,
      ],
    );
  });

  it("has nothing against those that are in the stack, and against any where there are none", () => {
    const same = { adoptTrailArn: trail("present"), adoptBucketName: "present-logs" };
    assert.deepEqual(adoptionOfAnother(inspectedWith(same, { parts })).faults, []);
    assert.deepEqual(adoptionOfAnother(inspectedWith({ adoptBucketName: "other-logs" })).faults, []);
    assert.deepEqual(adoptionOfAnother(inspectedWith({}, { parts })).faults, []);
  });
});
