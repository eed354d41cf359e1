import assert from "node:assert/strict";
import { useSandbox } from "../support";
import {
  accessDenied,
  delayed,
  dropAfter,
  dropBefore,
  each,
  refused,
  serverError,
  throttled,
  type Fault,
} from "./fault";
import { FaultProxy } from "./faultProxy";
import { importBucket, importTrail } from "./recovery";
import { startAll } from "./startAll";
import {
  assertConverged,
  assertNothingTakenAway,
  configured,
  newTrial,
  succeed,
  up,
  withoutFaults,
  type Trial,
} from "./trial";

/** A fault during the first `up`, and what it leads to. */
interface Case {
  readonly title: string;
  readonly faults: readonly Fault[];
  /** What the first `up` fails with; it succeeds in spite of the fault where this is left out. */
  readonly fails?: RegExp;
  /** What is documented to be done before the next `up`; nothing where it is left out. */
  readonly recovery?: (trial: Trial, output: string) => Promise<void>;
  readonly region?: string;
  readonly config?: Readonly<Record<string, string>>;
}

const bucketSettings = [
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
];
const trailSettings = ["cloudtrail:StartLogging", "cloudtrail:PutEventSelectors"];
const settings = [...bucketSettings, ...trailSettings];
const everyChange = ["s3:CreateBucket", "cloudtrail:CreateTrail", ...settings];
const reads = ["sts:GetCallerIdentity", "s3:GetBucketVersioning", "cloudtrail:DescribeTrails"];

const cases: readonly Case[] = [
  { title: "throttling of every call that changes something", faults: each(everyChange, throttled) },
  { title: "throttling of calls that read", faults: each(reads, throttled) },
  { title: "two internal errors of every call that changes something", faults: each(everyChange, serverError, 2) },
  {
    title: "internal errors that outlast the retries",
    faults: each(["cloudtrail:CreateTrail"], serverError, Infinity),
    config: { "aws:maxRetries": "2" },
    fails: /exceeded maximum number of attempts, 2, .*InternalFailure/,
  },
  { title: "slow answers", faults: each([...everyChange, ...reads], delayed(1000)) },
  { title: "connections lost before AWS is reached", faults: each([...everyChange, ...reads], dropBefore) },
  { title: "connections lost after a setting was made", faults: each(settings, dropAfter) },
  { title: "a connection lost after the bucket was created", faults: each(["s3:CreateBucket"], dropAfter) },
  {
    title: "a connection lost after the bucket was created outside us-east-1",
    faults: each(["s3:CreateBucket"], dropAfter),
    region: "eu-central-1",
    fails: /creating S3 Bucket .*BucketAlreadyOwnedByYou/,
    recovery: importBucket,
  },
  {
    title: "a connection lost after the trail was created",
    faults: each(["cloudtrail:CreateTrail"], dropAfter),
    fails: /creating CloudTrail Trail .*TrailAlreadyExistsException/,
    recovery: importTrail,
  },
  ...[
    "s3:CreateBucket",
    "s3:GetBucketVersioning",
    "s3:PutBucketPolicy",
    "s3:PutBucketPublicAccessBlock",
    "cloudtrail:CreateTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:GetTrailStatus",
  ].map((operation) => ({
    title: `no permission for ${operation}`,
    faults: each([operation], accessDenied, Infinity),
    fails: /AccessDenied/,
  })),
  {
    title: "no permission for cloudtrail:StartLogging",
    faults: each(["cloudtrail:StartLogging"], accessDenied, Infinity),
    fails: /starting CloudTrail Trail .*AccessDeniedException/,
  },
  {
    title: "a bucket policy that is not yet effective",
    faults: each(
      ["cloudtrail:CreateTrail"],
      refused("InsufficientS3BucketPolicyException", "Incorrect S3 bucket policy is detected for bucket."),
    ),
    fails: /InsufficientS3BucketPolicyException/,
  },
  {
    title: "a bucket that its ownership controls do not find yet",
    faults: each(
      ["s3:PutBucketOwnershipControls"],
      refused("NoSuchBucket", "The specified bucket does not exist", 404),
    ),
    fails: /NoSuchBucket/,
  },
  {
    title: "a new bucket that is not found yet, and a role that is not yet effective",
    faults: [
      ...each(
        bucketSettings.filter((name) => name !== "s3:PutBucketOwnershipControls"),
        refused("NoSuchBucket", "The specified bucket does not exist", 404),
        2,
      ),
      ...each(
        ["cloudtrail:CreateTrail"],
        refused("InvalidCloudWatchLogsRoleArnException", "Access denied. Check the trust relationships for your role."),
        2,
      ),
    ],
  },
];

describe("pulumi up through faults", function () {
  this.timeout("10m");
  const sandbox = useSandbox();
  let trials: Promise<void>[] = [];

  before(() => {
    trials = startAll(cases, tryCase);
  });
  after(() => Promise.allSettled(trials));

  for (const [index, { title, fails, recovery }] of cases.entries()) {
    const outcome =
      fails === undefined
        ? "succeeds in spite of"
        : recovery === undefined
          ? "converges the next time after"
          : "converges with the documented recovery after";
    it(`${outcome} ${title}`, () => trials[index]);
  }

  async function tryCase({ title, faults, fails, recovery, region, config = {} }: Case): Promise<void> {
    const trial = await newTrial(sandbox(), title.replace(/\W+/g, "-"), { region });
    const proxy = await FaultProxy.start(trial.environment, { faults });
    const { code, output } = await up(trial.stack.withEnvironment(proxy.environment), ...configured(config));
    await proxy.close();
    assert.deepEqual(proxy.unmetFaults, [], "calls that a fault never met");
    assertNothingTakenAway(proxy.calls);
    await withoutFaults(trial, async (calm) => {
      if (fails === undefined) {
        assert.equal(code, 0, output);
      } else {
        assert.notEqual(code, 0, "the fault did no harm: the case belongs to those that succeed");
        assert.match(output, fails);
        await recovery?.(calm, output);
        await succeed(up(calm.stack));
      }
      await assertConverged(calm);
    });
  }
});
