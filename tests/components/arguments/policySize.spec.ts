import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "../../../components/index";
import { policySizeFaults } from "../../../components/arguments/policySize";
import { logBucketPolicy, mostBucketPolicyBytes } from "../../../components/bucket/logBucketPolicy";
import { faultsOf, series } from "./rows";

const place = { partition: "aws-us-gov", region: "us-gov-west-1", accountId: "123456789012" };
const trailArn = "arn:aws-us-gov:cloudtrail:us-gov-west-1:123456789012:trail/audit";
const bucketArn = "arn:aws-us-gov:s3:::audit-logs";

const readers = (count: number, length = 60): string[] =>
  series(count, (index) => `arn:aws:iam::123456789012:role/${String(index).padEnd(length, "r")}`);

const trails = (count: number): string[] =>
  series(count, (index) => `arn:aws:cloudtrail:eu-central-1:${200_000_000_000 + index}:trail/audit`);

function reasonsOf(args: MultiRegionTrailArgs): string[] {
  return policySizeFaults("audit", args, place).map(({ property, reason }) => `${property}: ${reason}`);
}

/** Size of the policy that is made where all is known, for a bucket with a name of its own. */
function bytesOf(args: { readonly readerArns?: string[]; readonly additionalTrailArns?: string[] }): number {
  return JSON.stringify(logBucketPolicy({ ...args, trailArn, bucketArn })).length;
}

describe("policySizeFaults", () => {
  it("reports readers that are too many before the place is known, with size, limit and what to do", () => {
    assert.deepEqual(faultsOf({ readerArns: readers(100, 64) }, "audit"), [
      "readerArns: 100 readers and 0 further trails make a bucket policy of 21048 bytes or more, and S3 takes at most " +
        "20480. Give fewer readers: `arn:PARTITION:iam::ACCOUNT:root` stands for a whole account, whose IAM policies then decide who may read.",
    ]);
  });

  it("reports trails where they are what makes it large", () => {
    assert.deepEqual(faultsOf({ additionalTrailArns: trails(100), readerArns: readers(10) }, "audit"), [
      "additionalTrailArns: 10 readers and 100 further trails make a bucket policy of 20834 bytes or more, and S3 takes at " +
        "most 20480. Give fewer trails: trails of other accounts can have a bucket of their own, and one organization trail " +
        "serves all accounts.",
    ]);
  });

  it("counts exactly where everything is known", () => {
    const named = { trailName: "audit", bucketName: "audit-logs" };
    const fitting = series(100, (index) => index + 1).filter(
      (count) => bytesOf({ additionalTrailArns: trails(20), readerArns: readers(count) }) <= mostBucketPolicyBytes,
    ).length;
    assert.ok(fitting > 0 && fitting < 100);
    const args = (count: number) => ({ ...named, additionalTrailArns: trails(20), readerArns: readers(count) });
    assert.deepEqual(reasonsOf(args(fitting)), []);
    const [fault] = reasonsOf(args(fitting + 1));
    assert.match(fault ?? "", new RegExp(` of ${bytesOf(args(fitting + 1))} bytes `));
  });

  it("counts what makes every path longer: key prefix, organization and the names of bucket and trail", () => {
    const sized = (args: MultiRegionTrailArgs): number => {
      const [fault = ""] = reasonsOf({ additionalTrailArns: trails(100), readerArns: readers(50), ...args });
      return Number(/of (\d+) bytes/.exec(fault)?.[1]);
    };
    const least = sized({ bucketName: "aaa", trailName: "aaa" });
    assert.equal(sized({ bucketName: "aaaa", trailName: "aaa" }), least + 108);
    assert.equal(sized({ bucketName: "aaa", trailName: "aaaa" }), least + 2);
    assert.equal(sized({ bucketName: "aaa", trailName: "aaa", s3KeyPrefix: "p" }), least + 2 * 102);
    assert.ok(sized({ bucketName: "aaa", trailName: "aaa", organizationId: "o-a1b2c3d4e5" }) > least);
    assert.equal(sized({ adoptBucketName: "aaa", adoptTrailArn: trailArn }), least + 4);
    assert.equal(sized({ bucketName: pulumi.output("long-name"), trailName: pulumi.output("long-name") }), least);
  });

  it("counts statements that are given for it as the policy has them, and reports them where they are what makes it large", () => {
    const statement = (length: number) => ({
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::123456789012:root" },
      Action: "s3:GetObject",
      Resource: `arn:aws:s3:::BUCKET/${"k".repeat(length)}`,
    });
    const documents = (length: number): string[] => [
      JSON.stringify({ Version: "2012-10-17", Statement: [statement(length)] }, undefined, 4),
      JSON.stringify({ Version: "2012-10-17", Statement: statement(9_000) }),
    ];
    const named = { trailName: "audit", bucketName: "audit-logs", readerArns: readers(20) };
    const argsOf = (length: number) => ({ ...named, additionalBucketPolicyDocuments: documents(length) });
    const without = JSON.stringify(logBucketPolicy({ readerArns: readers(20), trailArn, bucketArn })).length;
    const both = [statement(0), statement(9_000)].map((each) => `,${JSON.stringify(each)}`).join("");
    // The ARN of the bucket is longer than what stands for it.
    const most = mostBucketPolicyBytes - without - both.length - 2 * (bucketArn.length - "arn:aws:s3:::BUCKET".length);
    assert.deepEqual(reasonsOf(argsOf(most)), []);
    assert.deepEqual(reasonsOf(argsOf(most + 1)), [
      "additionalBucketPolicyDocuments: 20 readers and 0 further trails, with 2 policy documents, make a bucket policy of 20481 bytes or more, and S3 takes at most 20480. Give fewer or shorter statements: a condition on aws:PrincipalOrgID stands for all accounts of an organization.",
    ]);
  });

  it("passes over what is not known yet, and lists with faults of their own", () => {
    const late = readers(100, 64).map((arn) => pulumi.output(arn));
    assert.deepEqual(reasonsOf({ readerArns: late }), []);
    assert.deepEqual(reasonsOf({ readerArns: [...readers(99, 64), "*"] }), []);
    assert.deepEqual(reasonsOf({ organizationTrailArn: trailArn, readerArns: readers(100, 64) }), []);
  });

  it("counts what is added to the policy of an existing bucket, which has no statements about TLS from here", () => {
    const args = { readerArns: readers(100, 64), mergeBucketPolicy: true };
    const own = /of (\d+) bytes/.exec(reasonsOf({ ...args, bucketName: "their-logs" })[0] ?? "")?.[1];
    const theirs = /of (\d+) bytes/.exec(reasonsOf({ ...args, existingBucketName: "their-logs" })[0] ?? "")?.[1];
    assert.ok(Number(own) > Number(theirs) && Number(theirs) > mostBucketPolicyBytes);
  });
});
