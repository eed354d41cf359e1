import assert from "node:assert/strict";
import { useSandbox } from "../support";
import { full, type Configuration } from "./configuration";
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
import { importRefused, scheduleDeletionOfSpareKeys, takeTrailAgain } from "./recovery";
import { startAll } from "./startAll";
import { assertConverged, assertNothingTakenAway, newTrial, up, withoutFaults, type Trial } from "./trial";

/** Faults during `up`, which is run until it has met them all, and what they lead to. */
export interface Case {
  readonly title: string;
  readonly faults: readonly Fault[];
  /** What `up` fails with each time it meets a fault; it succeeds in spite of them where this is left out. */
  readonly fails?: RegExp;
  /** What is documented to be done after it; nothing where it is left out. */
  readonly recovery?: (trial: Trial, output: string) => Promise<void>;
  readonly region?: string;
  /** Configuration of the stack; none where it is left out. */
  readonly configuration?: Configuration;
}

const bucketSettings = [
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
];
const trailSettings = ["cloudtrail:StartLogging", "cloudtrail:PutEventSelectors"];
/** Calls after the one that creates the trail: once one of them has failed, the provider makes none of those behind it. */
const afterTrail = [...trailSettings, "cloudtrail:PutInsightSelectors"];
const everyChange = ["s3:CreateBucket", "cloudtrail:CreateTrail", ...bucketSettings, ...trailSettings];
const reads = ["sts:GetCallerIdentity", "s3:GetBucketVersioning", "cloudtrail:DescribeTrails"];

/** Calls for optional parts that AWS may be asked twice: the second does what the first did. */
const repeatable = [
  "kms:EnableKeyRotation",
  "logs:PutRetentionPolicy",
  "iam:PutRolePolicy",
  "sns:CreateTopic",
  "sns:SetTopicAttributes",
  "sns:Subscribe",
  "s3:PutBucketLogging",
  "cloudtrail:PutInsightSelectors",
  "logs:PutMetricFilter",
  "cloudwatch:PutMetricAlarm",
  "events:PutRule",
  "events:PutTargets",
];
/** Calls for optional parts that AWS refuses the second time. */
const unrepeatable = [
  "iam:CreateRole",
  "logs:CreateLogGroup",
  "glue:CreateDatabase",
  "glue:CreateTable",
  "athena:CreateWorkGroup",
];
const everyPart = [...repeatable, ...unrepeatable, "kms:CreateKey", "athena:CreateNamedQuery"];

/** Permissions that are missed one after the other, of everything that the component can make. It takes minutes. */
const everyPermission: Case = {
  title: "missing permissions, given only when they are missed",
  faults: each(
    [...everyChange, ...everyPart, "s3:GetBucketVersioning", "cloudtrail:GetTrailStatus"].filter(
      (operation) => !afterTrail.includes(operation),
    ),
    accessDenied,
    Infinity,
  ),
  configuration: full,
  fails: /AccessDenied/,
};

/** Faults that pass, each of which the provider is to get over by itself. */
const transient = [throttled, serverError, dropBefore, delayed(1000)];

/** Each of these calls meets each of these faults, one after the other. */
function inTurn(operations: readonly string[], effects: readonly Fault["effect"][]): readonly Fault[] {
  return effects.flatMap((effect, after) => operations.map((operation) => ({ operation, effect, after })));
}

/** Those whose faults others meet along with more, by themselves. */
export const furtherCases: readonly Case[] = [
  everyPermission,
  {
    title: "connections lost after a part was made that AWS may be asked for twice",
    faults: each(repeatable, dropAfter),
    configuration: full,
  },
  { title: "throttling of every call", faults: each([...everyChange, ...reads], throttled) },
  { title: "two internal errors of every call that changes something", faults: each(everyChange, serverError, 2) },
  {
    title: "internal errors that outlast the retries",
    faults: each(["cloudtrail:CreateTrail"], serverError, Infinity),
    configuration: { "aws:maxRetries": "2" },
    fails: /exceeded maximum number of attempts, 2, .*InternalFailure/,
  },
  { title: "slow answers", faults: each([...everyChange, ...reads], delayed(1000)) },
  { title: "connections lost before AWS is reached", faults: each([...everyChange, ...reads], dropBefore) },
];

/** Faults during `up` of every part, the longest first, so that none is left alone at the end. It takes minutes. */
export const casesOfEveryPart: readonly Case[] = [
  {
    title: "connections lost after parts were made that AWS refuses to make twice",
    faults: each(unrepeatable, dropAfter),
    configuration: full,
    fails: /creating .*already (exists|created)/i,
    recovery: importRefused,
  },
  {
    title: "throttling, an internal error, a lost connection and a slow answer of every call for an optional part",
    faults: inTurn(everyPart, transient),
    configuration: full,
  },
  {
    title: "a connection lost after the key was created",
    faults: each(["kms:CreateKey"], dropAfter),
    configuration: full,
    recovery: scheduleDeletionOfSpareKeys,
  },
  {
    title: "a key and policies that are not yet effective",
    faults: [
      ...each(
        ["logs:CreateLogGroup"],
        refused("InvalidParameterException", "The specified KMS key does not exist or is not allowed to be used."),
      ),
      ...["InsufficientEncryptionPolicyException", "InsufficientSnsTopicPolicyException"].map((code, after) => ({
        operation: "cloudtrail:CreateTrail",
        effect: refused(code, "Insufficient permissions."),
        after,
      })),
    ],
    configuration: full,
    fails: /creating .*(InvalidParameter|InsufficientEncryptionPolicy|InsufficientSnsTopicPolicy)Exception/,
  },
];

/** Faults during `up` of a bucket and a trail: one case of each outcome and of each recovery. */
export const cases: readonly Case[] = [
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
  {
    title: "a connection lost after the bucket was created outside us-east-1",
    faults: each(["s3:CreateBucket"], dropAfter),
    region: "eu-central-1",
    fails: /creating S3 Bucket .*BucketAlreadyOwnedByYou/,
    recovery: importRefused,
  },
  {
    title: "a bucket that its ownership controls do not find yet, and a bucket policy that is not yet effective",
    faults: [
      ...each(["s3:PutBucketOwnershipControls"], refused("NoSuchBucket", "The specified bucket does not exist", 404)),
      ...each(
        ["cloudtrail:CreateTrail"],
        refused("InsufficientS3BucketPolicyException", "Incorrect S3 bucket policy is detected for bucket."),
      ),
    ],
    fails: /NoSuchBucket|InsufficientS3BucketPolicyException/,
  },
  {
    title: "missing permissions to start the trail and to say what it records",
    faults: each(afterTrail, accessDenied, Infinity),
    configuration: { dataResources: full["dataResources"], insightTypes: full["insightTypes"] },
    fails: /(starting|setting) CloudTrail Trail .*AccessDenied/,
    recovery: takeTrailAgain,
  },
];

/** The other cases of a bucket and a trail. */
export const furtherCasesOfTrail: readonly Case[] = [
  {
    title: "connections lost after the bucket was created and each setting made",
    faults: each(["s3:CreateBucket", ...bucketSettings, ...trailSettings], dropAfter),
  },
  {
    title: "a connection lost after the trail was created",
    faults: each(["cloudtrail:CreateTrail"], dropAfter),
    fails: /creating CloudTrail Trail .*TrailAlreadyExistsException/,
    recovery: importRefused,
  },
  {
    title: "throttling, an internal error, a lost connection and a slow answer of every call",
    faults: inTurn([...everyChange, ...reads], transient),
  },
  {
    title: "missing permissions for a bucket and a trail, given only when they are missed",
    faults: each(["s3:CreateBucket", "s3:PutBucketPolicy", "cloudtrail:CreateTrail"], accessDenied, Infinity),
    fails: /AccessDenied/,
  },
];

/** The tests that `up` meets the faults of each case and comes to what it says. */
export function meetsFaults(cases: readonly Case[]): void {
  const sandbox = useSandbox();
  let trials: Promise<void>[] = [];

  before(() => {
    trials = startAll(cases, tryCase);
  });
  after(() => Promise.allSettled(trials));

  for (const [index, { title, fails, recovery }] of cases.entries()) {
    const outcome =
      recovery !== undefined
        ? "converges with the documented recovery after"
        : fails !== undefined
          ? "converges the next time after"
          : "succeeds in spite of";
    it(`${outcome} ${title}`, () => trials[index]);
  }

  async function tryCase({ title, faults, fails, recovery, region, configuration }: Case): Promise<void> {
    const trial = await newTrial(sandbox(), title.replace(/\W+/g, "-"), { region, configuration });
    const proxy = await FaultProxy.start(trial.environment, { faults });
    try {
      const stack = trial.stack.withEnvironment(proxy.environment);
      let { code, output } = await up(stack);
      if (fails === undefined) assert.equal(code, 0, output);
      else assert.notEqual(code, 0, "the faults did no harm: the case belongs to those that succeed");
      for (let unmet = Infinity; code !== 0;) {
        assert.match(output, fails ?? /^/);
        assert.ok(proxy.unmetFaults.length < unmet, `no fault but:\n${output}`);
        unmet = proxy.unmetFaults.length;
        proxy.liftMetFaults();
        await withoutFaults(trial, async (calm) => recovery?.(calm, output));
        ({ code, output } = await up(stack));
      }
      if (fails === undefined) await withoutFaults(trial, async (calm) => recovery?.(calm, output));
      assert.deepEqual(proxy.unmetFaults, [], "calls that a fault never met");
      assertNothingTakenAway(proxy.calls);
    } finally {
      await proxy.close();
    }
    await withoutFaults(trial, assertConverged);
  }
}
