/** How the local AWS decides on policies. Its evaluator is written apart, in Python. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repository } from "../../../sandbox/repository";
import { account, bucket, type Document, type PolicyCase, region, trailArn } from "./policyCases";

const evaluateEach = `
import json, sys
from launcher.iam.evaluate import Request, evaluate

for line in sys.stdin:
    case = json.loads(line)
    asked = case["request"]
    request = Request(asked["action"], asked.get("resource"), asked.get("service"), asked["context"])
    print(json.dumps(evaluate(case["policy"], request).value))
`;

/** What CreateTrail calls to check the bucket, on a bucket that has each policy in turn. */
const checkEach = `
import sys
from moto.s3.models import s3_backends
from launcher.delivery.bucket import check_bucket
from launcher.delivery.destination import Destination

account, region, name, trail_arn = "${account}", "${region}", "${bucket}", "${trailArn}"
bucket = s3_backends[account]["aws"].create_bucket(name, region)
trail = Destination(
    trail_arn, "aws", account, region, log_group_accounts=frozenset({account}), organization_id="o-1234567890",
    is_organization_trail=False, validates_files=True, bucket=name, prefix=None, key=None, topic=None,
    log_group_arn=None, role_arn=None,
)
for line in sys.stdin:
    bucket.policy = line.encode()
    try:
        check_bucket(trail)
        print("true")
    except Exception as refusal:
        if getattr(refusal, "error_type", None) != "InsufficientS3BucketPolicyException":
            raise
        print("false")
`;

/** What the local AWS's evaluator says about each: `allowed`, `denied` or `silent`. One process answers all. */
export function askEvaluator(python: string, cases: readonly PolicyCase[]): readonly unknown[] {
  return run(python, evaluateEach, cases);
}

/** Whether the local AWS's CreateTrail takes a bucket with each of these policies. One process answers all. */
export function askCreateTrail(python: string, policies: readonly Document[]): readonly unknown[] {
  return run(python, checkEach, policies);
}

function run(python: string, script: string, inputs: readonly unknown[]): readonly unknown[] {
  const { stdout, stderr, status, error } = spawnSync(python, ["-s", "-E", "-c", script], {
    cwd: join(repository, "sandbox", "localAws"),
    input: inputs.map((input) => JSON.stringify(input)).join("\n"),
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  // A script that breaks down leaves input unread, which is an error too, but says nothing.
  if (status !== 0 || error !== undefined) {
    throw new Error(`The local AWS's Python did not answer: ${stderr === "" ? String(error ?? status) : stderr}`);
  }
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}
