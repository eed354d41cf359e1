import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CloudTrailClient,
  CreateTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  ListTagsCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  PutMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateKeyCommand, KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  SetTopicAttributesCommand,
  SNSClient,
} from "@aws-sdk/client-sns";
import { compareTexts } from "../../rules/text";
import { captureCommand } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { project } from "../../config";
import { connectionTo } from "./connection";
import { compiledStack } from "./faults/compiledProgram";
import { configured, type Configuration } from "./faults/configuration";
import { FaultProxy } from "./faults/faultProxy";
import { readTrails } from "./readTrails";
import { definitionsOf, type Rows } from "./rows";
import { useSandbox, type Stack } from "./support";

const account = "123456789012";
const trailArn = `arn:aws:cloudtrail:us-east-1:${account}:trail/company`;

/** A tag, as AWS answers it. */
interface Tag {
  readonly Key?: string | undefined;
}

/** A statement of a policy, as AWS answers it. */
interface Statement {
  readonly Sid: string;
  readonly Effect: string;
}

/** The tests that the component takes over what exists. */
export function takesOver(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  const connection = () => connectionTo(sandbox().environment);
  const cloudTrail = () => new CloudTrailClient(connection());
  const s3 = () => new S3Client({ ...connection(), forcePathStyle: true });
  const kms = () => new KMSClient(connection());
  const logs = () => new CloudWatchLogsClient(connection());

  async function stackWith(name: string, configuration: Configuration): Promise<Stack> {
    const stack = await compiledStack(sandbox(), name);
    await stack.configure(configured(configuration));
    return stack;
  }

  async function succeed(stack: Stack, command: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await stack.pulumi(command, ...args);
    assert.equal(code, 0, output);
    return output;
  }

  /** What is said when an update is refused, which changes nothing in AWS. */
  async function refused(stack: Stack): Promise<string> {
    const proxy = await FaultProxy.start(sandbox().environment);
    try {
      const { code, output } = await stack.withEnvironment(proxy.environment).pulumi("up", "--yes", "--skip-preview");
      assert.notEqual(code, 0, output);
      const changes = proxy.calls.filter(({ mutating }) => mutating).map(({ operation }) => operation);
      assert.deepEqual(changes, []);
      assert.doesNotMatch(output, /error serializing|unhandled exception|node_modules/, "what the user has no use for");
      return output;
    } finally {
      await proxy.close();
    }
  }

  /** Runs the commands that a refusal says, as somebody pastes them. */
  async function paste(stack: Stack, output: string): Promise<void> {
    const commands = [...new Set(output.match(/^ +pulumi config .*$/gm))];
    assert.notEqual(commands.length, 0, output);
    const { args, options } = stack.invocation("config");
    const { code, output: said } = await captureCommand(
      "sh",
      ["-ec", `pulumi() { command pulumi "$@" ${args.slice(1).join(" ")}; }\n${commands.join("\n")}`],
      options,
    );
    assert.equal(code, 0, said);
  }

  async function policyOf(bucket: string): Promise<readonly Statement[]> {
    const { Policy = "{}" } = await s3().send(new GetBucketPolicyCommand({ Bucket: bucket }));
    return (JSON.parse(Policy) as { Statement: readonly Statement[] }).Statement;
  }

  const open = (...Action: readonly string[]) => ({ Effect: "Allow", Principal: "*", Action, Resource: "*" });
  const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

  describe("a trail and a bucket that somebody has made by hand", () => {
    const bucket = "company-logs";
    const arn = `arn:aws:s3:::${bucket}`;
    const ofOthers = [
      { Sid: "Reader", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "s3:GetObject" },
      { Sid: "Config", Principal: { Service: "config.amazonaws.com" }, Action: "s3:PutObject" },
      { Sid: "FlowLogs", Principal: { Service: "delivery.logs.amazonaws.com" }, Action: "s3:PutObject" },
    ].map((statement) => ({ Effect: "Allow", Resource: `${arn}/*`, ...statement }));
    let kmsKeyId: string;
    let stack: Stack;

    before(async () => {
      const { KeyMetadata } = await kms().send(new CreateKeyCommand({ Policy: policy(open("kms:*")) }));
      kmsKeyId = KeyMetadata?.Arn ?? "";
      await makeBucket();
      const sns = new SNSClient(connection());
      const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "company" }));
      const AttributeValue = policy({ ...open("sns:Publish"), Resource: TopicArn });
      await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
      await logs().send(new CreateLogGroupCommand({ logGroupName: "company/events" }));
      await logs().send(
        new PutMetricFilterCommand({
          logGroupName: "company/events",
          filterName: "root",
          filterPattern: "root",
          metricTransformations: [{ metricName: "root", metricNamespace: "company", metricValue: "1" }],
        }),
      );
      const iam = new IAMClient(connection());
      const RoleName = "company";
      const trust = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" };
      const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: policy(trust) }));
      const PolicyDocument = policy({ Effect: "Allow", Action: "logs:*", Resource: "*" });
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "company", PolicyDocument }));
      await cloudTrail().send(
        new CreateTrailCommand({
          Name: "company",
          S3BucketName: bucket,
          S3KeyPrefix: "audit",
          KmsKeyId: kmsKeyId,
          SnsTopicName: "company",
          CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${account}:log-group:company/events:*`,
          CloudWatchLogsRoleArn: Role?.Arn,
          TagsList: [{ Key: "cost center", Value: "42" }],
        }),
      );
      await cloudTrail().send(new StartLoggingCommand({ Name: "company" }));
      const data = { Type: "AWS::Lambda::Function", Values: ["arn:aws:lambda"] };
      await cloudTrail().send(
        new PutEventSelectorsCommand({
          TrailName: "company",
          EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [data] }],
        }),
      );
      await cloudTrail().send(
        new PutInsightSelectorsCommand({
          TrailName: "company",
          InsightSelectors: [{ InsightType: "ApiCallRateInsight" }],
        }),
      );
      stack = await stackWith("company", { adoptTrailArn: trailArn, adoptBucketName: bucket });
    });

    async function makeBucket(): Promise<void> {
      const Bucket = bucket;
      await s3().send(new CreateBucketCommand({ Bucket }));
      const CloudTrail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } };
      const Policy = policy(
        { Sid: "AclCheck", ...CloudTrail, Action: "s3:GetBucketAcl", Resource: arn },
        { Sid: "Write", ...CloudTrail, Action: "s3:PutObject", Resource: `${arn}/audit/AWSLogs/${account}/*` },
        ...ofOthers,
      );
      await s3().send(new PutBucketPolicyCommand({ Bucket, Policy }));
      const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: kmsKeyId } as const;
      const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault }] };
      await s3().send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
      await s3().send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
      const Rules = [
        { ID: "seven-and-three", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 3650 } },
        { ID: "flow-logs", Status: "Enabled", Filter: { Prefix: "flow/" }, Expiration: { Days: 90 } },
      ] as const;
      await s3().send(
        new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [...Rules] } }),
      );
      await s3().send(
        new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: "owner", Value: "security" }] } }),
      );
    }

    daily("is refused as long as it would lose anything, and says all of it at once", async () => {
      const output = await refused(stack);
      const argumentsNamed = [...output.matchAll(/^\s+(\w+): The (trail|bucket|log group) /gm)].map(([, name]) => name);
      assert.deepEqual([...new Set(argumentsNamed)].sort(), [
        "adoptBucketName",
        "adoptLogGroupName",
        "dataResources",
        "insightTypes",
        "kmsKeyArn",
        "logGroupRetentionDays",
        "noncurrentVersionRetentionDays",
        "retentionDays",
        "s3KeyPrefix",
        "snsTopicArn",
        "tags",
      ]);
      await paste(stack, output);
    });

    daily("is refused after that for what no argument keeps, until that is acknowledged", async () => {
      const output = await refused(stack);
      assert.match(output, /adoptBucketName: The bucket "company-logs" encrypts new objects with the KMS key/);
      assert.match(output, /adoptBucketName: The bucket "company-logs" has lifecycle rules .*"flow-logs"/);
      assert.equal(output.match(/acknowledgeLosses/g)?.length, 2, output);
      const names = ["default-encryption", "lifecycle-rules"];
      for (const [index, name] of names.entries()) {
        const key = `cloudtrail-baseline:acknowledgeLosses[${index}]`;
        await paste(stack, `    pulumi config set --path '${key}' ${name}`);
      }
    });

    daily("keeps the rest, and what others may do in the bucket", async () => {
      assert.match(await succeed(stack, "up", "--yes", "--skip-preview"), /= 3 imported/);
      const { trailList = [] } = await cloudTrail().send(new DescribeTrailsCommand({ trailNameList: [trailArn] }));
      const [trail] = trailList;
      assert.equal(trail?.KmsKeyId, kmsKeyId);
      assert.equal(trail.S3BucketName, bucket);
      assert.equal(trail.S3KeyPrefix, "audit");
      assert.equal(trail.SnsTopicARN, `arn:aws:sns:us-east-1:${account}:company`);
      assert.match(trail.CloudWatchLogsLogGroupArn ?? "", /:log-group:company\/events:\*$/);
      const { AdvancedEventSelectors = [] } = await cloudTrail().send(
        new GetEventSelectorsCommand({ TrailName: trailArn }),
      );
      const types = AdvancedEventSelectors.flatMap(({ FieldSelectors = [] }) =>
        FieldSelectors.flatMap(({ Field, Equals }) => (Field === "resources.type" ? Equals : [])),
      );
      assert.deepEqual(types, ["AWS::Lambda::Function"]);
      const { InsightSelectors } = await cloudTrail().send(new GetInsightSelectorsCommand({ TrailName: trailArn }));
      assert.deepEqual(
        InsightSelectors?.map(({ InsightType }) => InsightType),
        ["ApiCallRateInsight"],
      );
      const { ResourceTagList } = await cloudTrail().send(new ListTagsCommand({ ResourceIdList: [trailArn] }));
      const tags = [
        { Key: "cost center", Value: "42" },
        { Key: "owner", Value: "security" },
      ];
      const byKey = (one: Tag, other: Tag) => compareTexts(String(one.Key), String(other.Key));
      assert.deepEqual(ResourceTagList?.[0]?.TagsList?.toSorted(byKey), tags);
      const { TagSet } = await s3().send(new GetBucketTaggingCommand({ Bucket: bucket }));
      assert.deepEqual(TagSet?.toSorted(byKey), tags);

      const statements = await policyOf(bucket);
      assert.deepEqual(
        statements.filter(({ Sid }) => ofOthers.some((other) => other.Sid === Sid)),
        ofOthers,
      );
      assert.equal((await readTrails(sandbox().environment))[0]?.bucket.boundToTrail, true);
      const { Rules = [] } = await s3().send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
      assert.deepEqual(
        Rules.flatMap(({ Expiration }) => (Expiration === undefined ? [] : [Expiration.Days])),
        [3650],
      );
      const { logGroups = [] } = await logs().send(new DescribeLogGroupsCommand({}));
      assert.deepEqual(
        logGroups.map(({ logGroupName, retentionInDays }) => [logGroupName, retentionInDays]),
        [["company/events", undefined]],
      );
      const { metricFilters } = await logs().send(new DescribeMetricFiltersCommand({ logGroupName: "company/events" }));
      assert.equal(metricFilters?.length, 1);
      await succeed(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
    });

    further("loses what it says of readers with them, and nothing that it lets others do", async () => {
      const sids = async (): Promise<readonly unknown[]> => (await policyOf(bucket)).map(({ Sid }) => Sid);
      const before = await sids();
      await paste(
        stack,
        `    pulumi config set --path 'cloudtrail-baseline:readerArns[0]' arn:aws:iam::${account}:root`,
      );
      await succeed(stack, "up", "--yes", "--skip-preview");
      assert.deepEqual(await sids(), [...before, "ReadersMayListLogFiles", "ReadersMayReadLogFiles"]);
      await paste(stack, "    pulumi config rm cloudtrail-baseline:readerArns");
      await succeed(stack, "up", "--yes", "--skip-preview");
      assert.deepEqual(await sids(), before);
    });

    further(
      "cannot be changed for another one, which would leave both in the state, before the state forgets it",
      async () => {
        await s3().send(new CreateBucketCommand({ Bucket: "another" }));
        await paste(stack, "    pulumi config set cloudtrail-baseline:adoptBucketName another");
        const output = await refused(stack);
        assert.match(output, /adoptBucketName: "another" cannot be taken over.* has the log bucket "company-logs"/);
        const [, urn = ""] = /pulumi state delete '(\S+)' --force --target-dependents/.exec(output) ?? [];
        const proxy = await FaultProxy.start(sandbox().environment);
        try {
          const observed = stack.withEnvironment(proxy.environment);
          await succeed(observed, "state", "delete", urn, "--force", "--target-dependents", "--yes");
          const names = ["default-encryption", "lifecycle-rules", "bucket", "retention"];
          await paste(stack, `    pulumi config set cloudtrail-baseline:acknowledgeLosses '${JSON.stringify(names)}'`);
          await succeed(observed, "up", "--yes", "--skip-preview");
          const operations = proxy.calls.map(({ operation }) => operation);
          assert.ok(operations.includes("cloudtrail:UpdateTrail"));
          assert.ok(!operations.some((operation) => /:(StopLogging|DeleteTrail|DeleteBucket)$/.test(operation)));
        } finally {
          await proxy.close();
        }
        const trail = (await readTrails(sandbox().environment)).find(({ name }) => name === "company");
        assert.equal(trail?.bucket.name, "another");
        assert.equal(trail.logging, true);
        await policyOf(bucket);
      },
    );
  });

  further("a bucket whose ACL lets S3 write access logs is taken over once that is done as it is told", async () => {
    const Bucket = "acl-logs";
    const logDelivery = "uri=http://acs.amazonaws.com/groups/s3/LogDelivery";
    await s3().send(new CreateBucketCommand({ Bucket, ObjectOwnership: "ObjectWriter" }));
    await s3().send(new PutBucketAclCommand({ Bucket, GrantWrite: logDelivery, GrantReadACP: logDelivery }));
    const stack = await stackWith("acl", { trailName: "acl", adoptBucketName: Bucket, retentionDays: 0 });
    const output = await refused(stack);
    assert.match(output, /adoptBucketName: The ACL of the bucket "acl-logs" lets the group "LogDelivery" in/);
    const [command = ""] = /aws s3api put-bucket-acl .*/.exec(output) ?? [];
    const done = await captureCommand("sh", ["-c", command], { env: sandbox().environment });
    assert.equal(done.code, 0, done.output);
    await succeed(stack, "up", "--yes", "--skip-preview");
    const { OwnershipControls } = await s3().send(new GetBucketOwnershipControlsCommand({ Bucket }));
    assert.deepEqual(OwnershipControls?.Rules, [{ ObjectOwnership: "BucketOwnerEnforced" }]);
    const trail = (await readTrails(sandbox().environment)).find(({ name }) => name === "acl");
    assert.equal(trail?.bucket.name, Bucket);
    assert.equal(trail.logging, true);
  });

  describe("a bucket that a take-down has left", () => {
    const configuration = {
      trailName: "again",
      bucketName: "kept-logs",
      createKmsKey: true,
      createLogGroup: true,
      createSnsTopic: true,
    };
    const logFile = {
      Bucket: "kept-logs",
      Key: `AWSLogs/${account}/CloudTrail/us-east-1/2026/01/02/${account}_CloudTrail_us-east-1_20260102T0005Z_a.json.gz`,
    };
    let stack: Stack;
    let key: string | undefined;

    before(async () => {
      stack = await stackWith("again", configuration);
      await succeed(stack, "up", "--yes", "--skip-preview");
      const { trailList = [] } = await cloudTrail().send(new DescribeTrailsCommand({ trailNameList: ["again"] }));
      key = trailList[0]?.KmsKeyId;
      // The local AWS delivers no log files.
      await s3().send(
        new PutObjectCommand({ ...logFile, Body: "{}", ServerSideEncryption: "aws:kms", SSEKMSKeyId: key }),
      );
      await succeed(stack, "up", "--yes", "--skip-preview", "--config", "cloudtrail-baseline:protect=false");
      await succeed(stack, "destroy", "--yes", "--skip-preview");
    });

    further("is told of before a second key and more buckets are made, with the way to take it over", async () => {
      const { Keys: keys } = await kms().send(new ListKeysCommand({}));
      const { Buckets: buckets } = await s3().send(new ListBucketsCommand({}));
      const output = await refused(stack);
      assert.match(output, /bucketName: A bucket "kept-logs" exists in this account/);
      assert.deepEqual((await kms().send(new ListKeysCommand({}))).Keys, keys);
      assert.deepEqual((await s3().send(new ListBucketsCommand({}))).Buckets, buckets);
      await paste(stack, output);
      const guide = await readFile(join(repository, "docs", "guide.md"), "utf8");
      const [list = ""] = /aws logs describe-log-groups .*/.exec(guide) ?? [];
      const { output: found } = await captureCommand("sh", ["-c", list], { env: sandbox().environment });
      const [logGroup = ""] = (JSON.parse(found) as readonly string[]).filter((name) => name.startsWith(project));
      await paste(stack, `    pulumi config set cloudtrail-baseline:adoptLogGroupName ${logGroup}`);
    });

    further("is taken over with the key, and the log files stay", async () => {
      const output = await succeed(stack, "up", "--yes", "--skip-preview");
      assert.match(output, /= 2 imported/);
      const trail = (await readTrails(sandbox().environment)).find(({ name }) => name === "again");
      assert.equal(trail?.bucket.name, "kept-logs");
      assert.equal(trail.bucket.boundToTrail, true);
      const { trailList = [] } = await cloudTrail().send(new DescribeTrailsCommand({ trailNameList: ["again"] }));
      assert.equal(trailList[0]?.KmsKeyId, key);
      const TopicArn = trailList[0]?.SnsTopicARN;
      const { Attributes } = await new SNSClient(connection()).send(new GetTopicAttributesCommand({ TopicArn }));
      assert.equal(Attributes?.["KmsMasterKeyId"], key);
      const { SSEKMSKeyId } = await s3().send(new HeadObjectCommand(logFile));
      assert.equal(SSEKMSKeyId, key);
      await succeed(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
    });
  });
}
