import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "../../../components/index";
import { checkArguments } from "../../../components/arguments/checkArguments";
import { checkedPlace } from "../../../components/arguments/checkedPlace";
import type { Inspector } from "../../../components/before/before";
import type { DataResource } from "../../../components/events/selectorArgs";
import { assertLines } from "./rows";

const key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** A resource that is there to depend on something. */
class Thing extends pulumi.CustomResource {
  constructor(name: string, opts: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

describe("checkedPlace", () => {
  let registered: string[];

  before(() =>
    pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => {
        registered.push(name);
        return { id: `${name}-id`, state: inputs as object };
      },
      call: () => ({}),
    }),
  );

  beforeEach(() => {
    registered = [];
  });

  function check(
    args: MultiRegionTrailArgs,
    region = pulumi.output("eu-central-1"),
    inspector: Inspector = () => Promise.resolve([]),
  ): pulumi.Output<string> {
    const place = {
      partition: pulumi.output("aws"),
      dnsSuffix: pulumi.output("amazonaws.com"),
      region,
      accountId: pulumi.output("123456789012"),
    };
    const {
      partition,
      dnsSuffix,
      region: home,
      accountId,
    } = checkedPlace("audit", checkArguments("audit", args), place, pulumi.output(inspector));
    return pulumi.interpolate`${partition} ${dnsSuffix} ${home} ${accountId}`;
  }

  /** The message of the one error with all faults, and the properties it names. */
  async function refusal(output: pulumi.Output<unknown>): Promise<{ message: string; properties: string[] }> {
    const error: unknown = await settled(output).then(
      () => assert.fail("everything was let pass"),
      (reason: unknown) => reason,
    );
    assert.ok(pulumi.InputPropertiesError.isInstance(error), String(error));
    assert.equal(error.stack, "", "Pulumi would take long to format the frames of apply");
    return { message: error.message, properties: error.errors.map(({ propertyPath }) => propertyPath) };
  }

  it("gives the place once good values are known", async () => {
    const args = { trailName: pulumi.output("mine"), kmsKeyArn: Promise.resolve(key), readerArns: [] };
    assert.equal(await settled(check(args)), "aws amazonaws.com eu-central-1 123456789012");
  });

  it("refuses all faults of late values and of the place together, in the words of known ones", async () => {
    const args: MultiRegionTrailArgs = {
      trailName: pulumi.output("a--b"),
      tags: { owner: pulumi.output("a;b") },
      readerArns: ["arn:aws:iam::123456789012:root", pulumi.output("*")],
      kmsKeyArn: key.replace("eu-central-1", "us-east-1"),
      createTamperAlerts: true,
      alertTopicArn: Promise.resolve("arn:aws:sns:us-east-1:123456789012:audit"),
    };
    assertLines((await refusal(check(args))).message, [
      'MultiRegionTrail "audit" is refused, and nothing has been changed:',
      "  trailName:",
      "  tags.owner:",
      "  readerArns[1]:",
      "  kmsKeyArn:",
      "  alertTopicArn:",
    ]);
  });

  it("tells what is wrong with secret values without the values", async () => {
    const args: MultiRegionTrailArgs = {
      trailName: pulumi.secret("a--b"),
      tags: { owner: pulumi.secret("a;b"), team: pulumi.output("c;d") },
      bucketName: pulumi.secret("audit-logs"),
      readerArns: [pulumi.secret("arn:aws:iam::123456789012:root"), "arn:aws:iam::123456789012:root"],
      accessLogBucketName: pulumi.output("audit-logs"),
      kmsKeyArn: pulumi.secret(key.replace("eu-central-1", "us-east-1")),
      snsTopicArn: pulumi.secret("arn:aws-cn:sns:cn-north-1:123456789012:audit"),
      dataResources: [
        { type: "AWS::S3::Object", values: [pulumi.secret("arn:aws:s3:::audit-logs/"), pulumi.secret("bucket")] },
      ],
    };
    const { message } = await refusal(check(args));
    for (const secret of ["a--b", "a;b", "audit-logs", "123456789012"]) assert.ok(!message.includes(secret), secret);
    assertLines(message, [
      'MultiRegionTrail "audit" is refused, and nothing has been changed:',
      "  trailName: a secret value is not valid.",
      "  tags.owner: a secret value is not valid.",
      "  tags.team:",
      "  readerArns[1]: a secret value is not valid.",
      "  accessLogBucketName: a secret value is not valid. It is the log bucket itself (bucketName): each access log would cause the next. Name another bucket.",
      "  kmsKeyArn: a secret value is not valid. The region in it must be the provider's, which is \"eu-central-1\": S3 encrypts with keys of the bucket's region, and the bucket is created in this one.",
      '  snsTopicArn: a secret value is not valid. The partition in it must be the provider\'s, which is "aws".',
      "  dataResources[0].values[1]: a secret value is not valid. Give objects as `arn:PARTITION:s3:::BUCKET/` with an optional key prefix after it, those of all buckets as `arn:PARTITION:s3`.",
    ]);
  });

  it("compares secret values with others without telling them", async () => {
    const values = [pulumi.secret("arn:aws:s3:::audit-logs/")];
    const dataResources: DataResource[] = [{ type: "AWS::S3::Object", values }];
    const { message } = await refusal(check({ bucketName: "audit-logs", dataResources }));
    assert.match(
      message,
      /dataResources\[0\]\.values\[0\]: a secret value is not valid\. It is in the log bucket \(bucketName\)/,
    );
  });

  it("keeps the place public where values are secret", async () => {
    const checked = check({ trailName: pulumi.secret("mine") });
    assert.equal(await pulumi.isSecret(checked), false);
    assert.equal(await settled(checked), "aws amazonaws.com eu-central-1 123456789012");
  });

  it("reports a bucket policy that late values make too large", async () => {
    const readerArns = Array.from({ length: 100 }, (_, index) =>
      pulumi.secret(`arn:aws:iam::123456789012:role/${String(index).padEnd(64, "r")}`),
    );
    const { message } = await refusal(check({ readerArns }));
    assert.match(
      message,
      /\n {2}readerArns: 100 readers and 0 further trails make a bucket policy of \d+ bytes or more, and S3 takes at most 20480\. Give fewer readers/,
    );
  });

  it("compares late values with each other", async () => {
    const args = { bucketName: pulumi.output("audit-logs"), accessLogBucketName: pulumi.output("audit-logs") };
    assert.deepEqual((await refusal(check(args))).properties, ["accessLogBucketName"]);
  });

  it("refuses an output that turns out to be nothing", async () => {
    const kmsKeyArn = pulumi.output(undefined as unknown as string);
    const { message } = await refusal(check({ kmsKeyArn }));
    assert.match(message, /\n {2}kmsKeyArn: null is nothing, not a text\. The ARN of a KMS key has the form/);
  });

  it("passes over what preview does not know, refuses what it does, and keeps the place known", async () => {
    const kmsKeyArn = notKnown();
    assert.equal(await settled(check({ kmsKeyArn })), "aws amazonaws.com eu-central-1 123456789012");
    const { properties } = await refusal(check({ kmsKeyArn, trailName: pulumi.output("a--b") }));
    assert.deepEqual(properties, ["trailName"]);
  });

  it("checks values where the place is not known yet", async () => {
    assert.deepEqual((await refusal(check({ trailName: pulumi.output("a--b") }, notKnown()))).properties, [
      "trailName",
    ]);
  });

  describe("with an inspector", () => {
    const here = pulumi.output("eu-central-1");

    it("refuses what it finds together with all else, and shows it no argument that is refused already", async () => {
      const shown: unknown[] = [];
      const args = { trailName: pulumi.output("a--b"), bucketName: "audit-logs" };
      const { properties } = await refusal(
        check(args, here, ({ trailName, bucketName }, { region, accountId }) => {
          shown.push([pulumi.isUnknown(trailName), bucketName, region, accountId]);
          return Promise.resolve([{ property: "bucketName", reason: "is taken." }]);
        }),
      );
      assert.deepEqual(properties, ["trailName", "bucketName"]);
      assert.deepEqual(shown[0], [true, "audit-logs", "eu-central-1", "123456789012"]);
    });

    it("tells it which arguments are secret and may not be shown", async () => {
      const given: unknown[] = [];
      const args = { bucketName: pulumi.secret("audit-logs"), s3KeyPrefix: "audit" };
      await settled(
        check(args, here, ({ bucketName }, _, shown) => {
          given.push([bucketName, pulumi.isUnknown(shown?.bucketName), shown?.s3KeyPrefix]);
          return Promise.resolve([]);
        }),
      );
      assert.deepEqual(given, [["audit-logs", true, "audit"]]);
    });

    it("hides what it finds about a secret value", async () => {
      const { message } = await refusal(
        check({ bucketName: pulumi.secret("audit-logs") }, here, ({ bucketName }) =>
          Promise.resolve(
            bucketName === "audit-logs"
              ? [{ property: "bucketName", reason: '"audit-logs" is taken.', withoutValue: "It is taken." }]
              : [],
          ),
        ),
      );
      assert.match(message, /\n {2}bucketName: It is taken\.$/);
    });
  });

  it("keeps resources that depend on it from being registered", async () => {
    const checked = check({ trailName: pulumi.output("a--b") });
    const { urn } = new Thing("thing", { dependsOn: checked.apply(() => []) });
    await assert.rejects(settled(urn));
    assert.deepEqual(registered, []);
  });

  it("lets resources that depend on it be registered once all is well", async () => {
    const checked = check({ trailName: pulumi.output("mine"), kmsKeyArn: notKnown() });
    const { urn } = new Thing("thing", { dependsOn: checked.apply(() => []) });
    await settled(urn);
    assert.deepEqual(registered, ["thing"]);
  });
});

/** An output as preview has it for a property of a resource that does not exist yet. */
function notKnown(): pulumi.Output<string> {
  return pulumi.output(pulumi.unknown as unknown as string);
}

/** The value of an output that is known, or the error it ends in. */
function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise: () => Promise<T> }).promise();
}
