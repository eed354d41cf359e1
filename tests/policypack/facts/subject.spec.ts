import assert from "node:assert/strict";
import { isAbout } from "../../../rules/configuration/exceptions";
import type { StackResource } from "../../../policypack/facts/stackResource";
import { subjectOf } from "../../../policypack/facts/subject";
import { classicTrail, nativeTrail, notYetKnown, resource } from "../preview";

const accountId = "123456789012";
const elsewhere = "999999999999";

/** A resource as deployed by a provider with these inputs. */
function by(inputs: object, of: StackResource): StackResource {
  const type = `pulumi:providers:${of.type.split(":")[0] ?? ""}`;
  return { ...of, provider: { type, name: "company", urn: "urn:provider", props: inputs } };
}

const inputs = { region: "eu-west-1", allowedAccountIds: JSON.stringify([accountId]) };

function arn(service: string, ...rest: readonly string[]): string {
  return ["arn", "aws", service, ...rest].join(":");
}

describe("what a verdict on a resource of a stack is about", () => {
  it("is known by its name and URN in the program, and by its account where its provider tells that", () => {
    const trail = classicTrail({});
    assert.deepEqual(subjectOf(by(inputs, trail)), { accountId, names: ["audit", trail.urn] });
    assert.deepEqual(subjectOf(by({ region: "eu-west-1" }, trail)), {
      accountId: undefined,
      names: ["audit", trail.urn],
    });
    assert.equal(subjectOf(trail).accountId, undefined);
  });

  it("is known by what AWS calls it", () => {
    const rows: readonly (readonly [StackResource, string])[] = [
      [classicTrail({ name: "company" }), "company"],
      [nativeTrail({ trailName: "company" }), "company"],
      [resource("aws:s3/bucket:Bucket", { bucket: "company-logs" }), "company-logs"],
      [resource("aws:s3/bucketV2:BucketV2", { bucket: "company-logs" }), "company-logs"],
      [resource("aws-native:s3:Bucket", { bucketName: "company-logs" }), "company-logs"],
      [resource("aws:kms/key:Key", { keyId: "1234-abcd" }), "1234-abcd"],
      [resource("aws:kms/key:Key", { arn: arn("kms", "eu-west-1", accountId, "key/1") }), "arn:*:key/1"],
    ];
    for (const [named, name] of rows) {
      const { names } = subjectOf(named);
      const exception = { resource: name, reason: "", approvedBy: "", until: "" };
      assert.ok(isAbout(exception, { names }), `${named.type} ${names.join(" ")}`);
    }
  });

  it("is known by the ARN that follows from its name and where it is", () => {
    const trailArn = arn("cloudtrail", "eu-west-1", accountId, "trail/company");
    const bucketArn = arn("s3", "", "", "company-logs");
    for (const trail of [classicTrail({ name: "company" }), nativeTrail({ trailName: "company" })]) {
      assert.ok(subjectOf(by(inputs, trail)).names.includes(trailArn));
    }
    for (const bucket of [
      resource("aws:s3/bucket:Bucket", { bucket: "company-logs" }),
      resource("aws-native:s3:Bucket", { bucketName: "company-logs" }),
    ]) {
      assert.ok(subjectOf(by(inputs, bucket)).names.includes(bucketArn));
    }
    const moved = by(inputs, classicTrail({ name: "company", region: "us-east-1" }));
    assert.ok(subjectOf(moved).names.includes(arn("cloudtrail", "us-east-1", accountId, "trail/company")));
    assert.ok(!subjectOf(moved).names.includes(trailArn));
  });

  it("is known by the ARN that AWS gave it rather than by where its provider is", () => {
    const given = arn("cloudtrail", "us-east-1", elsewhere, "trail/company");
    const { names } = subjectOf(by(inputs, classicTrail({ name: "company", arn: given })));
    assert.deepEqual(
      names.filter((name) => name.startsWith("arn:")),
      [given, given],
    );
  });

  it("has no name that a preview does not know", () => {
    const nameless = [
      by(inputs, classicTrail({ name: notYetKnown, arn: notYetKnown })),
      by({ ...inputs, region: undefined }, resource("aws:s3/bucket:Bucket", { bucket: notYetKnown })),
      by({ allowedAccountIds: inputs.allowedAccountIds }, nativeTrail({ trailName: notYetKnown })),
    ];
    for (const each of nameless) {
      assert.deepEqual(subjectOf(each).names, [each.name, each.urn]);
    }
    const { names } = subjectOf(by({ region: "eu-west-1" }, classicTrail({ name: "company" })));
    assert.deepEqual(names.slice(2), ["company"]);
  });
});
