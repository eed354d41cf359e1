import assert from "node:assert/strict";
import { readTrails, type TrailAnswer } from "./readTrails";
import { namedQueries } from "../../components/queries/namedQueries";
import { logGroupRoleTrust } from "../../components/delivery/logGroupRolePolicies";
import { markOf } from "../../components/bucket/trailStatements";
import { captureCommand, type Answer } from "../../sandbox/captureCommand";
import { compiledComponent, compiledStack } from "./faults/compiledProgram";
import { FaultProxy } from "./faults/faultProxy";
import { definitionsOf, type Rows } from "./rows";
import { stackOf, useSandbox, type Stack } from "./support";

const account = "123456789012";
const roleIn = (accountId: string): string => `arn:aws:iam::${accountId}:role/admin`;
const trailArnOf = (name: string): string => `arn:aws:cloudtrail:us-east-1:${account}:trail/${name}`;

const inEurope = ["--create-bucket-configuration", "LocationConstraint=eu-west-1"];

interface Policy {
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string | readonly string[]>> };
  }[];
}

/** The tests that the component copes with what is there before it. */
export function copesWithWhatExists(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();

  async function aws(...args: readonly string[]): Promise<unknown> {
    const { code, output } = await captureCommand("aws", args, { env: sandbox().environment });
    assert.equal(code, 0, output);
    return output === "" ? undefined : JSON.parse(output);
  }

  async function configured(name: string, config: Readonly<Record<string, unknown>>): Promise<Stack> {
    const stack = await compiledStack(sandbox(), name);
    await configure(stack, config);
    return stack;
  }

  const configure = (stack: Stack, config: Readonly<Record<string, unknown>>): Promise<void> =>
    stack.configure(
      Object.fromEntries(Object.entries(config).map(([key, value]) => [`cloudtrail-baseline:${key}`, value])),
    );

  async function succeed(stack: Stack, command: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await stack.pulumi(command, ...args);
    assert.equal(code, 0, output);
    return output;
  }

  async function policyOf(bucket: string): Promise<Policy> {
    const answer = (await aws("s3api", "get-bucket-policy", "--bucket", bucket)) as { Policy: string };
    return JSON.parse(answer.Policy) as Policy;
  }

  /** For the next ones: AWS takes five trails of a region. */
  async function deleteTrails(): Promise<void> {
    for (const { arn } of await readTrails(sandbox().environment))
      await aws("cloudtrail", "delete-trail", "--name", arn);
  }

  const trailNamed = async (wanted: string): Promise<TrailAnswer | undefined> =>
    (await readTrails(sandbox().environment)).find(({ name }) => name === wanted);

  /** ARNs of the trails whose log files the policy of a bucket lets in. */
  async function trailsThatMayWriteTo(bucket: string): Promise<readonly string[]> {
    const { Statement } = await policyOf(bucket);
    const source = Statement.find(({ Sid }) => Sid === "CloudTrailMayWriteLogFiles")?.Condition?.StringEquals;
    return [source?.["aws:SourceArn"] ?? []].flat();
  }

  describe("a bucket", () => {
    const theirs = {
      Sid: "Theirs",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:DeleteObject",
      Resource: "arn:aws:s3:::their-logs/*",
    };

    before(async () => {
      await aws("s3api", "create-bucket", "--bucket", "their-logs");
      const policy = JSON.stringify({ Version: "2012-10-17", Statement: [theirs] });
      await aws("s3api", "put-bucket-policy", "--bucket", "their-logs", "--policy", policy);
      await aws("s3api", "create-bucket", "--bucket", "bare-logs");
    });

    daily("is left alone, and refused by AWS until its owner adds the statements that are told", async () => {
      const stack = await configured("untouched", { trailName: "untouched", existingBucketName: "their-logs" });
      // Before anything is deployed: Pulumi shows an output only while the state does not have it.
      const told = await stack.pulumi("preview");
      assert.equal(told.code, 0, told.output);
      assert.match(told.output, /CloudTrailMayWriteLogFiles/);
      const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
      assert.notEqual(code, 0);
      assert.match(output, /InsufficientS3BucketPolicyException/);
      assert.deepEqual((await policyOf("their-logs")).Statement, [theirs]);
      for (const said of [output, told.output]) {
        assert.match(
          said,
          /warning: The policy of the bucket "their-logs" does not let the trail in.* bucketPolicy.*mergeBucketPolicy/,
        );
      }
    });

    further("is refused where it is in another region, with what cannot be done from there", async () => {
      await aws("s3api", "create-bucket", "--bucket", "distant-logs", "--region", "eu-west-1", ...inEurope);
      const config = { trailName: "distant", mergeBucketPolicy: true, createKmsKey: true };
      const stack = await configured("distant", { ...config, existingBucketName: "distant-logs" });
      const { code, output } = await stack.pulumi("preview");
      assert.notEqual(code, 0, output);
      assert.match(output, /mergeBucketPolicy: cannot be done .*"distant-logs" is in the region "eu-west-1"/);
      assert.match(output, /createKmsKey: creates a key in the region "us-east-1", but .*"eu-west-1"/);
      await configure(stack, { trailName: "distant", adoptBucketName: "distant-logs" });
      const adopting = await stack.pulumi("preview");
      assert.notEqual(adopting.code, 0, adopting.output);
      assert.match(adopting.output, /adoptBucketName: "distant-logs" is in the region "eu-west-1"/);
    });

    further("gets the statements where that is asked for, beside its own, and keeps them at the end", async () => {
      const config = { trailName: "merged", existingBucketName: "their-logs", mergeBucketPolicy: true };
      const stack = await configured("merged", config);
      await succeed(stack, "up", "--yes", "--skip-preview");
      const mark = markOf([trailArnOf("merged")]);
      const sids = ["Theirs", `CloudTrailMayReadBucketAcl${mark}`, `CloudTrailMayWriteLogFiles${mark}`];
      assert.deepEqual(
        (await policyOf("their-logs")).Statement.map(({ Sid }) => Sid),
        sids,
      );
      await succeed(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
      await succeed(stack, "up", "--yes", "--skip-preview", "--config", "cloudtrail-baseline:protect=false");
      await succeed(stack, "destroy", "--yes", "--skip-preview");
      assert.deepEqual(
        (await policyOf("their-logs")).Statement.map(({ Sid }) => Sid),
        sids,
      );
    });

    further("gets a policy where it had none", async () => {
      const config = { trailName: "bare", existingBucketName: "bare-logs", mergeBucketPolicy: true };
      const stack = await configured("bare", config);
      await succeed(stack, "up", "--yes", "--skip-preview");
      assert.equal((await policyOf("bare-logs")).Statement.length, 2);
      await succeed(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
    });
  });

  further("tells the owner of a key, before it is refused by AWS, the statements with which it is not", async () => {
    const key = (await aws("kms", "create-key")) as { KeyMetadata: { Arn: string } };
    const kmsKeyArn = key.KeyMetadata.Arn;
    const ofKey = ["--key-id", kmsKeyArn, "--policy-name", "default"];
    const administer = {
      Sid: "Administer",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    };
    const setPolicy = (Statement: readonly unknown[]): Promise<unknown> =>
      aws("kms", "put-key-policy", ...ofKey, "--policy", JSON.stringify({ Version: "2012-10-17", Statement }));
    await setPolicy([administer]);
    const topics = { createSnsTopic: true, topicKmsKeyArn: kmsKeyArn };
    const stack = await configured("their-key", { trailName: "their-key", kmsKeyArn, ...topics });
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    assert.notEqual(code, 0);
    assert.match(output, /InsufficientEncryptionPolicyException/);
    assert.match(output, /warning: The policy of the key "arn:.*" does not allow CloudTrail kms:.* kmsKeyPolicy/);
    assert.match(
      output,
      /warning: The policy of the key "arn:.*" does not let cloudtrail\.amazonaws\.com publish to topics/,
    );
    const told = await stack.pulumi("preview");
    assert.equal(told.code, 0, told.output);
    assert.match(told.output, /kmsKeyPolicy[^]*CloudTrailMayEncryptLogFiles/);
    await setPolicy([{ ...administer, Principal: "*" }]);
    await succeed(stack, "up", "--yes", "--skip-preview");
    const { Statement } = JSON.parse(await succeed(stack, "stack", "output", "kmsKeyPolicy")) as Policy;
    // Without the others, AWS lets the trail in for these alone.
    await setPolicy([administer, ...Statement]);
    await aws("cloudtrail", "update-trail", "--name", "their-key", "--kms-key-id", kmsKeyArn);
    assert.doesNotMatch(await succeed(stack, "preview", "--expect-no-changes"), /warning/);
    const trail = await trailNamed("their-key");
    assert.equal(trail?.logging, true);
    const topic = await aws("sns", "get-topic-attributes", "--topic-arn", String(trail.topicArn));
    const { Attributes } = topic as { Attributes: { KmsMasterKeyId: string } };
    assert.equal(Attributes.KmsMasterKeyId, kmsKeyArn);
  });

  further("is taken over with import ids, trail and bucket, and the trail logs all the time", async () => {
    await aws("s3api", "create-bucket", "--bucket", "old-logs");
    const cloudTrail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } };
    const Statement = [
      { ...cloudTrail, Action: "s3:GetBucketAcl", Resource: "arn:aws:s3:::old-logs" },
      { ...cloudTrail, Action: "s3:PutObject", Resource: `arn:aws:s3:::old-logs/AWSLogs/${account}/*` },
    ];
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await aws("s3api", "put-bucket-policy", "--bucket", "old-logs", "--policy", policy);
    await aws("cloudtrail", "create-trail", "--name", "old-trail", "--s3-bucket-name", "old-logs");
    await aws("cloudtrail", "start-logging", "--name", "old-trail");

    const proxy = await FaultProxy.start(sandbox().environment);
    try {
      const adopt = { adoptTrailArn: trailArnOf("old-trail"), adoptBucketName: "old-logs", retentionDays: 0 };
      const stack = (await configured("adopted", adopt)).withEnvironment(proxy.environment);
      const output = await succeed(stack, "up", "--yes", "--skip-preview");
      assert.match(output, /= 2 imported/);
      await succeed(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
      const operations = proxy.calls.map(({ operation }) => operation);
      assert.ok(operations.includes("cloudtrail:UpdateTrail"));
      const interruptions = ["cloudtrail:CreateTrail", "cloudtrail:DeleteTrail", "cloudtrail:StopLogging"];
      assert.deepEqual(
        operations.filter((operation) => interruptions.includes(operation)),
        [],
      );
    } finally {
      await proxy.close();
    }
    const adopted = await trailNamed("old-trail");
    assert.ok(adopted);
    const { multiRegion, logging, logFileValidation, bucket } = adopted;
    assert.deepEqual(
      { multiRegion, logging, logFileValidation },
      {
        multiRegion: true,
        logging: true,
        logFileValidation: true,
      },
    );
    assert.equal(bucket.boundToTrail, true);
    assert.equal(bucket.versioned, true);
  });

  further(
    "is renamed without a gap as the guide says: the bucket stays, and the new trail logs before the old one goes",
    async () => {
      const stack = await configured("renamed", { trailName: "former" });
      await succeed(stack, "up", "--yes", "--skip-preview");
      const former = await trailNamed("former");
      assert.ok(former);
      const bucket = former.bucket.name;

      const renamed = { trailName: "present" };
      await configure(stack, renamed);
      const refused = await stack.pulumi("preview");
      assert.notEqual(refused.code, 0, refused.output);
      assert.match(
        refused.output,
        /unable to replace resource .*Trail::cloudtrail-baseline"\s+as it is currently marked for protection/,
      );

      await configure(stack, { ...renamed, protect: false });
      const proxy = await FaultProxy.start(sandbox().environment);
      try {
        await succeed(stack.withEnvironment(proxy.environment), "up", "--yes", "--skip-preview");
        const changes = proxy.calls.filter(({ mutating }) => mutating).map(({ operation }) => operation);
        assert.deepEqual(
          changes.filter((operation) => !operation.startsWith("s3:PutBucket")),
          [
            "cloudtrail:CreateTrail",
            "cloudtrail:StartLogging",
            "cloudtrail:PutEventSelectors",
            "cloudtrail:DeleteTrail",
          ],
        );
        assert.ok(changes.indexOf("s3:PutBucketPolicy") < changes.indexOf("cloudtrail:CreateTrail"));
      } finally {
        await proxy.close();
      }
      const present = await trailNamed("present");
      assert.equal(present?.logging, true);
      assert.equal(present.bucket.name, bucket);
      assert.equal(await trailNamed("former"), undefined);
      assert.deepEqual(await trailsThatMayWriteTo(bucket), [present.arn, former.arn]);

      await configure(stack, renamed);
      await succeed(stack, "up", "--yes", "--skip-preview");
      assert.deepEqual(await trailsThatMayWriteTo(bucket), [present.arn]);
      assert.equal((await trailNamed("present"))?.bucket.boundToTrail, true);
    },
  );

  describe("a log group", () => {
    before(deleteTrails);

    const trust = JSON.stringify(logGroupRoleTrust({ trailArn: trailArnOf("events") }));
    let stack: Stack;
    const role = `arn:aws:iam::${account}:role/their-events`;
    const group = `arn:aws:logs:us-east-1:${account}:log-group:their/events`;

    async function logGroupOf(trail: string): Promise<readonly unknown[]> {
      const { Trail } = (await aws("cloudtrail", "get-trail", "--name", trail)) as { Trail: Record<string, string> };
      return [Trail["CloudWatchLogsLogGroupArn"], Trail["CloudWatchLogsRoleArn"]];
    }

    further("whose name is asked for is told of before anything is made, with the way to take it over", async () => {
      await aws("logs", "create-log-group", "--log-group-name", "left/events");
      const config = { trailName: "named", createLogGroup: true, logGroupName: "left/events" };
      const named = await configured("named", config);
      const { code, output } = await named.pulumi("up", "--yes", "--skip-preview");
      assert.notEqual(code, 0, output);
      assert.match(output, /logGroupName: A log group "left\/events" exists in this account\. /);
      const [, adopt = ""] =
        /pulumi config set cloudtrail-baseline:(adoptLogGroupName) left\/events/.exec(output) ?? [];
      await configure(named, {
        trailName: "named",
        createLogGroup: true,
        logGroupRetentionDays: 0,
        [adopt]: "left/events",
      });
      assert.match(await succeed(named, "up", "--yes", "--skip-preview"), /= 1 imported/);
      // Its name can be written in place of that, from then on.
      await configure(named, { ...config, logGroupRetentionDays: 0 });
      const renamed = await succeed(named, "up", "--yes", "--skip-preview");
      assert.match(renamed, /MultiRegionTrail \S+ updating .*\[diff: \+logGroupName-adoptLogGroupName\]/);
      assert.match(renamed, /~ 1 updated/);
    });

    further(
      "that is not there, and a role that CloudTrail may not assume, are told of with what the role needs",
      async () => {
        const config = { trailName: "events", logGroupArn: `${group}:*`, logGroupRoleArn: role };
        stack = await configured("events", config);
        const preview = await succeed(stack, "preview");
        assert.match(preview, /warning: There is no log group "their\/events" yet\./);
        assert.match(preview, /warning: There is no role "their-events" yet, .*It needs the trust policy \{/);
        await aws("logs", "create-log-group", "--log-group-name", "their/events");
        const closed = trust.replace("cloudtrail.amazonaws.com", "ec2.amazonaws.com");
        await aws("iam", "create-role", "--role-name", "their-events", "--assume-role-policy-document", closed);
        assert.match(
          await succeed(stack, "preview"),
          /warning: The trust policy of the role "their-events" does not let CloudTrail assume it: /,
        );
      },
    );

    further(
      "is not written to under a permissions boundary that is too narrow, which is told of beforehand",
      async () => {
        const limit = (Action: string) =>
          JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource: "*" } });
        const create = ["iam", "create-policy", "--policy-name", "limit", "--policy-document", limit("logs:Get*")];
        const { Policy } = (await aws(...create)) as { Policy: { Arn: string } };
        const limited = { trailName: "limited", createLogGroup: true, permissionsBoundaryArn: Policy.Arn };
        const narrow = await configured("limited", limited);
        const { code, output } = await narrow.pulumi("preview");
        assert.notEqual(code, 0, output);
        assert.match(
          output,
          /permissionsBoundaryArn: The policy "limit" keeps the role from writing to the log group: /,
        );
        const version = ["iam", "create-policy-version", "--policy-arn", Policy.Arn, "--set-as-default"];
        await aws(...version, "--policy-document", limit("logs:*"));
        await succeed(narrow, "up", "--yes", "--skip-preview");
        const [, role = ""] = await logGroupOf("limited");
        const name = String(role).split("/").at(-1) ?? "";
        const { Role } = (await aws("iam", "get-role", "--role-name", name)) as {
          Role: { PermissionsBoundary?: { PermissionsBoundaryArn: string } };
        };
        assert.equal(Role.PermissionsBoundary?.PermissionsBoundaryArn, Policy.Arn);
        assert.equal((await trailNamed("limited"))?.logging, true);
      },
    );

    further("and a role with what is told are used as they are, and kept when the trail is taken over", async () => {
      await configure(stack, { trailName: "events", logGroupArn: group, logGroupRoleArn: role });
      const [, told = ""] = /a policy that allows (\{.*?\}\]\})/.exec(await succeed(stack, "preview")) ?? [];
      await aws("iam", "update-assume-role-policy", "--role-name", "their-events", "--policy-document", trust);
      const write = ["--role-name", "their-events", "--policy-name", "write", "--policy-document", told] as const;
      await aws("iam", "put-role-policy", ...write);
      const output = await succeed(stack, "up", "--yes", "--skip-preview");
      assert.doesNotMatch(output, /role "their-events"/);
      await succeed(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
      assert.deepEqual(await logGroupOf("events"), [`${group}:*`, role]);
      assert.equal((await trailNamed("events"))?.logging, true);

      const bucket = (await trailNamed("events"))?.bucket.name ?? "";
      const bare = { adoptTrailArn: trailArnOf("events"), adoptBucketName: bucket };
      const adopting = await configured("events-adoption", bare);
      const refused = await adopting.pulumi("preview");
      assert.notEqual(refused.code, 0, refused.output);
      assert.match(
        refused.output,
        /adoptLogGroupName: .* kept as it is with logGroupArn, and its role with logGroupRoleArn\./,
      );
      await configure(adopting, { ...bare, logGroupArn: group, logGroupRoleArn: role });
      assert.match(await succeed(adopting, "up", "--yes", "--skip-preview"), /= 2 imported/);
      assert.deepEqual(await logGroupOf("events"), [`${group}:*`, role]);
      assert.equal((await trailNamed("events"))?.logging, true);
    });
  });

  describe("an organization's trail", () => {
    let member: {
      readonly AWS_ACCESS_KEY_ID: string;
      readonly AWS_SECRET_ACCESS_KEY: string;
      readonly AWS_SESSION_TOKEN: string;
    };
    let memberRole: string;

    before(async () => {
      await deleteTrails();
      const { Organization } = (await aws("organizations", "create-organization", "--feature-set", "ALL")) as {
        Organization: { Id: string };
      };
      const service = "cloudtrail.amazonaws.com";
      await aws("organizations", "enable-aws-service-access", "--service-principal", service);
      const stack = await configured("organization", { trailName: "company", organizationId: Organization.Id });
      await succeed(stack, "up", "--yes", "--skip-preview");
      await succeed(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
      const created = ["create-account", "--email", "member@example.com", "--account-name", "member"];
      const { CreateAccountStatus } = (await aws("organizations", ...created)) as {
        CreateAccountStatus: { AccountId: string };
      };
      memberRole = roleIn(CreateAccountStatus.AccountId);
      const { Credentials } = (await aws(
        "sts",
        "assume-role",
        "--role-arn",
        memberRole,
        "--role-session-name",
        "test",
      )) as {
        Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
      };
      member = {
        AWS_ACCESS_KEY_ID: Credentials.AccessKeyId,
        AWS_SECRET_ACCESS_KEY: Credentials.SecretAccessKey,
        AWS_SESSION_TOKEN: Credentials.SessionToken,
      };
    });

    daily("serves a member account, which creates none of its own", async () => {
      const config = { organizationTrailArn: trailArnOf("company") };
      const stack = (await configured("member", config)).withEnvironment(member);
      await succeed(stack, "up", "--yes", "--skip-preview");
      const { code, output } = await stack.pulumi("stack", "--show-urns");
      assert.equal(code, 0, output);
      assert.doesNotMatch(output, /aws:(s3\/|cloudtrail\/)/);
      await succeed(stack, "preview", "--expect-no-changes");
    });

    daily("fails the member's preview when it is not there", async () => {
      const config = { organizationTrailArn: trailArnOf("absent") };
      const stack = (await configured("member-of-none", config)).withEnvironment(member);
      const { code, output } = await stack.pulumi("preview");
      assert.notEqual(code, 0);
      assert.match(output, /There is no trail .*trail\/absent" that this account sees\./);
    });

    further(
      "is looked up as the provider does: with the roles of the configuration, not as the environment alone",
      async () => {
        const stack = await configured("outsider", {});
        const organizationTrailArn = trailArnOf("company");
        const as = (roleArn: string) =>
          stack.configure({
            "aws:assumeRoles": [{ roleArn }],
            "cloudtrail-baseline:organizationTrailArn": organizationTrailArn,
          });
        await as(roleIn("210987654321"));
        const { code, output } = await stack.pulumi("preview");
        assert.notEqual(code, 0);
        assert.match(output, /There is no trail .*trail\/company" that this account sees\./);
        await as(memberRole);
        await succeed(stack, "preview");
      },
    );

    further("is looked up with the keys of the configuration, where the environment has none", async () => {
      const stack = await configured("keys", {});
      await stack.configure({
        "aws:accessKey": member.AWS_ACCESS_KEY_ID,
        "aws:secretKey": member.AWS_SECRET_ACCESS_KEY,
        "aws:token": member.AWS_SESSION_TOKEN,
        "cloudtrail-baseline:organizationTrailArn": trailArnOf("company"),
      });
      const none = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_SESSION_TOKEN: "" };
      await succeed(stack.withEnvironment(none), "preview");
    });

    further("is looked up with the roles of a provider that the program makes", async () => {
      // A preview knows no place of a provider that is not there yet.
      const up = async (name: string, roleArn: string): Promise<Answer> => {
        const program = `
          const aws = require("@pulumi/aws");
          const { MultiRegionTrail } = require(${JSON.stringify(await compiledComponent())});
          const provider = new aws.Provider("other", { region: "us-east-1", assumeRoles: [{ roleArn: "${roleArn}" }] });
          const args = { organizationTrailArn: "${trailArnOf("company")}" };
          exports.bucketName = new MultiRegionTrail("trail", args, { providers: [provider] }).bucketName;
        `;
        const stack = await stackOf(sandbox(), name, program);
        return stack.pulumi("up", "--yes", "--skip-preview");
      };
      const covered = await up("provider-of-member", memberRole);
      assert.equal(covered.code, 0, covered.output);
      const outside = await up("provider-of-outsider", roleIn("210987654321"));
      assert.notEqual(outside.code, 0, outside.output);
      assert.match(outside.output, /There is no trail .*trail\/company" that this account sees\./);
    });

    further("is refused where AWS cannot be asked, unless it is vouched for, and then says so", async () => {
      const config = { organizationTrailArn: trailArnOf("company") };
      const stack = await configured("unasked", config);
      const unasked = stack.withEnvironment({ ...member, AWS_ENDPOINT_URL_CLOUDTRAIL: "http://127.0.0.1:1" });
      const refused = await unasked.pulumi("preview");
      assert.notEqual(refused.code, 0, refused.output);
      assert.match(refused.output, /Or vouch for it with organizationTrailVerification "attested"/);
      await configure(stack, { ...config, organizationTrailVerification: "attested" });
      const output = await succeed(unasked, "preview");
      assert.match(output, /warning: Whether the trail .*organizationTrailVerification vouches for it/);
    });

    further(
      "is made by a delegated administrator with a topic and a log group, and another is taken over",
      async () => {
        const { Account: id } = (await aws("sts", "get-caller-identity")) as { Account: string };
        const { Organization } = (await aws("organizations", "describe-organization")) as {
          Organization: { Id: string };
        };
        const administrator = memberRole.split(":")[4] ?? "";
        await aws("cloudtrail", "register-organization-delegated-admin", "--member-account-id", administrator);
        const delegated = { organizationId: Organization.Id, organizationManagementAccountId: id };
        const parts = { createSnsTopic: true, createLogGroup: true };
        const stack = (
          await configured("delegated", { trailName: "delegated", ...delegated, ...parts })
        ).withEnvironment(member);
        await succeed(stack, "up", "--yes", "--skip-preview");
        await succeed(stack, "preview", "--expect-no-changes");
        await succeed(stack, "up", "--yes", "--skip-preview", "--expect-no-changes");
        const { Trail } = (await aws("cloudtrail", "get-trail", "--name", "delegated")) as {
          Trail: Readonly<Record<string, string>>;
        };
        assert.equal(Trail["TrailARN"], trailArnOf("delegated"));
        assert.equal(Trail["SnsTopicARN"]?.split(":")[4], administrator);
        assert.equal(Trail["CloudWatchLogsLogGroupArn"]?.split(":")[4], administrator);
        assert.equal((await trailNamed("delegated"))?.logging, true);

        const events = await eventsOfManagement();
        const adopt = { adoptTrailArn: trailArnOf("company"), acknowledgeLosses: ["bucket"], ...events };
        const adopting = (await configured("delegated-adoption", { ...delegated, ...adopt })).withEnvironment(member);
        const output = await succeed(adopting, "up", "--yes", "--skip-preview");
        assert.match(output, /= 1 imported/);
        await succeed(adopting, "up", "--yes", "--skip-preview", "--expect-no-changes");
        assert.equal((await trailNamed("company"))?.logging, true);
        const { Trail: adopted } = (await aws("cloudtrail", "get-trail", "--name", "company")) as {
          Trail: Readonly<Record<string, string>>;
        };
        assert.equal(adopted["CloudWatchLogsLogGroupArn"], `${events.logGroupArn}:*`);
        assert.equal(adopted["CloudWatchLogsRoleArn"], events.logGroupRoleArn);
      },
    );

    /** Gives the trail a log group and a role of the management account, and tells their ARNs. */
    async function eventsOfManagement(): Promise<{ logGroupArn: string; logGroupRoleArn: string }> {
      const trust = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" };
      const write = { Effect: "Allow", Action: "logs:*", Resource: "*" };
      const [trusting, writing] = [trust, write].map((Statement) =>
        JSON.stringify({ Version: "2012-10-17", Statement }),
      ) as [string, string];
      const name = ["--role-name", "company"];
      await aws("logs", "create-log-group", "--log-group-name", "company");
      await aws("iam", "create-role", ...name, "--assume-role-policy-document", trusting);
      await aws("iam", "put-role-policy", ...name, "--policy-name", "write", "--policy-document", writing);
      const logGroupArn = `arn:aws:logs:us-east-1:${account}:log-group:company`;
      const logGroupRoleArn = `arn:aws:iam::${account}:role/company`;
      const group = ["--cloud-watch-logs-log-group-arn", `${logGroupArn}:*`];
      await aws(
        "cloudtrail",
        "update-trail",
        "--name",
        "company",
        ...group,
        "--cloud-watch-logs-role-arn",
        logGroupRoleArn,
      );
      return { logGroupArn, logGroupRoleArn };
    }

    daily("fails the member's preview when it is stopped, and says so", async () => {
      await aws("cloudtrail", "stop-logging", "--name", "company");
      const config = { organizationTrailArn: trailArnOf("company") };
      const stack = (await configured("member-of-stopped", config)).withEnvironment(member);
      const { code, output } = await stack.pulumi("preview");
      assert.notEqual(code, 0);
      assert.match(output, /The trail .*trail\/company" is not logging\. Ask whoever manages/);
    });
  });

  describe("queries that another stack of the account has made", () => {
    const named = { queryWorkgroupName: "second", queryDatabaseName: "second" };
    let second: Stack;

    before(async () => {
      await deleteTrails();
      const first = await configured("queries-of-one", { trailName: "of-one", createQueries: true });
      await succeed(first, "up", "--yes", "--skip-preview");
      second = await configured("queries-of-another", { trailName: "of-another", createQueries: true });
    });

    further("are refused under the same names at the preview, with the names to change", async () => {
      const { code, output } = await second.pulumi("preview");
      assert.notEqual(code, 0, output);
      assert.match(output, /queryWorkgroupName: There is a workgroup "cloudtrail-baseline" in this account and region/);
      assert.match(output, /queryDatabaseName: There is a database "cloudtrail_baseline" in this account and region/);
    });

    further("stand beside those under other names", async () => {
      await configure(second, { trailName: "of-another", createQueries: true, ...named });
      await succeed(second, "up", "--yes", "--skip-preview");
      await succeed(second, "preview", "--refresh", "--expect-no-changes");
      const { DatabaseList } = (await aws("glue", "get-databases")) as { DatabaseList: readonly { Name: string }[] };
      assert.deepEqual(DatabaseList.map(({ Name }) => Name).sort(), ["cloudtrail_baseline", "second"]);
      for (const workgroup of ["cloudtrail-baseline", "second"]) {
        const { NamedQueryIds } = (await aws("athena", "list-named-queries", "--work-group", workgroup)) as {
          NamedQueryIds: readonly string[];
        };
        assert.equal(NamedQueryIds.length, namedQueries.length);
      }
    });
  });

  describe("five trails of a region", () => {
    before(async () => {
      await deleteTrails();
      const Bucket = "logs-of-five";
      await aws("s3api", "create-bucket", "--bucket", Bucket);
      const Statement = ["s3:GetBucketAcl", "s3:PutObject"].map((Action) => ({
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action,
        Resource: `arn:aws:s3:::${Bucket}${Action === "s3:PutObject" ? "/*" : ""}`,
      }));
      const policy = JSON.stringify({ Version: "2012-10-17", Statement });
      await aws("s3api", "put-bucket-policy", "--bucket", Bucket, "--policy", policy);
      for (const name of ["one", "two", "three", "four", "five"]) {
        await aws("cloudtrail", "create-trail", "--name", name, "--s3-bucket-name", Bucket);
      }
    });

    further("leave no room for another, which is said at the preview", async () => {
      const stack = await configured("sixth", { trailName: "sixth" });
      const { code, output } = await stack.pulumi("preview");
      assert.notEqual(code, 0, output);
      assert.match(output, /trailName: would be trail 6 in the region "us-east-1", where AWS takes 5/);
      await aws("cloudtrail", "delete-trail", "--name", "three");
      await succeed(stack, "preview");
    });
  });
}
