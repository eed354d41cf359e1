import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { DeleteRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
} from "@aws-sdk/client-organizations";
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketPolicyCommand,
  ListObjectVersionsCommand,
} from "@aws-sdk/client-s3";
import { roleToAssume } from "../../../live/access";
import type { AccountSight } from "../../../live/accountSight";
import { callsFor } from "../../../live/callsOfRules";
import { factsOf } from "../../../live/facts/factsOf";
import { type Helpers, Inquiry } from "../../../live/inquiry/inquiry";
import {
  accountRules,
  deliveryRules,
  gate,
  keyRules,
  logBucketRules,
  rules,
  trailRules,
} from "../../../rules/catalogue";
import { type Fact, known } from "../../../rules/facts/fact";
import type { Rule, Verdict } from "../../../rules/rule";
import { accessDenied, delayed, dropBefore, serverError, throttled } from "../../e2e/faults/fault";
import { Account } from "../../sandbox/localAws/account";
import {
  aclStatement,
  bucketPolicy,
  policy,
  type PolicyDocument,
  writeStatement,
} from "../../sandbox/localAws/policies";
import { accessTo, atHand, useAuditedAws } from "./auditedAws";
import { completedSights } from "./completedSights";
import { goodBucket, goodNotices, goodTrail } from "./goodAccount";
import { soon } from "../../soon";

const everyRule = rules.map(({ name }) => name);
const gateCalls = ["cloudtrail:DescribeTrails", "cloudtrail:GetEventSelectors", "cloudtrail:GetTrailStatus"];

/** All calls for every rule about one trail, bucket and key. */
const allCalls = [
  ...gateCalls,
  "cloudtrail:GetInsightSelectors",
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "s3:GetBucketAcl",
  "s3:GetBucketLogging",
  "s3:GetBucketObjectLockConfiguration",
  "s3:GetBucketPolicy",
  "s3:GetBucketPublicAccessBlock",
  "s3:GetBucketVersioning",
  "s3:GetEncryptionConfiguration",
  "s3:GetLifecycleConfiguration",
];

function seen(sight: Fact<AccountSight>): AccountSight {
  assert.ok(sight.known, sight.known ? "" : sight.why);
  return sight.value;
}

/** The verdicts of all rules that an account can answer, but for those that are compliant. */
function verdicts(sights: readonly AccountSight[], only = everyRule): readonly (readonly [string, Verdict])[] {
  const judge = <Facts>(its: readonly Rule<Facts>[], things: readonly Facts[]) =>
    its
      .filter(({ name, onlyIn }) => onlyIn !== "program" && only.includes(name))
      .flatMap((rule) => things.map((thing) => [rule.name, rule.evaluate(thing, {})] as const));
  return factsOf(sights)
    .flatMap(({ account, trails, logBuckets, keys }) => [
      ...judge(accountRules, [account]),
      ...judge([...trailRules, ...deliveryRules], trails),
      ...judge(logBucketRules, logBuckets),
      ...judge(keyRules, keys),
    ])
    .filter(([, { answer }]) => answer !== "compliant");
}

/** Their answers by rule. */
function shortcomings(sights: readonly AccountSight[], only = everyRule): Record<string, Verdict["answer"]> {
  return Object.fromEntries(verdicts(sights, only).map(([name, { answer }]) => [name, answer]));
}

/** The permissions whose lack leaves anything unknown, sorted. */
function permissionsMissing(sights: readonly AccountSight[]): readonly string[] {
  const findings = verdicts(sights).flatMap(([, verdict]) => ("findings" in verdict ? verdict.findings : []));
  const missing = findings.flatMap(({ doubts }) => doubts.flatMap(({ reason }) => reason.permission ?? []));
  return [...new Set(missing)].sort();
}

/** What keeps trails from delivering. */
function faultsOf(sights: readonly AccountSight[]): string {
  return verdicts(sights, ["cloudtrail-delivery-allowed"])
    .flatMap(([, verdict]) => ("findings" in verdict ? verdict.findings : []))
    .flatMap(({ faults }) => faults)
    .join();
}

describe("an inquiry", () => {
  const aws = useAuditedAws();
  let account: Account;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    await aws().meet();
  });

  it("makes four calls for the gate", async () => {
    await goodTrail(account);
    await aws().meet();
    const sight = seen(await new Inquiry(callsFor([gate])).account(accessTo(account.id)));
    assert.deepEqual(aws().calls(), [...gateCalls, "sts:AssumeRole"]);
    assert.deepEqual(shortcomings([sight], [gate]), {});
  });

  it("assumes a role that leads to others once, and keeps nothing that the SDK notes of its calls", async () => {
    const other = await Account.enter(aws().endpoint);
    await goodTrail(account);
    await aws().meet();
    const inquiry = new Inquiry(callsFor([gate]));
    const through = roleToAssume(`arn:aws:iam::${account.id}:role/through`);
    const sights = [];
    for (const { id } of [account, other]) {
      sights.push(seen(await inquiry.account({ ...accessTo(id), roles: [through, ...accessTo(id).roles] })));
    }
    assert.equal(
      aws()
        .calls()
        .filter((call) => call === "sts:AssumeRole").length,
      3,
    );
    assert.equal(sights[0]?.trails.length, 1);
    assert.doesNotMatch(JSON.stringify(sights), /metadata/);
  });

  it("makes seventeen for all rules about one trail, bucket and key, whose facts meet the rules", async () => {
    await goodTrail(account);
    await aws().meet();
    const sights = await completed([account]);
    assert.deepEqual(aws().calls(), [...allCalls, "s3:GetAccountPublicAccessBlock", "sts:AssumeRole"].sort());
    assert.equal(aws().calls().length, 17);
    assert.deepEqual(shortcomings(sights), {
      "cloudtrail-s3-dataevents-enabled": "violation",
      "cloud-trail-cloud-watch-logs-enabled": "violation",
      "cloudtrail-sns-topic-configured": "violation",
      "cloudtrail-organization-trail-bucket-policy": "notApplicable",
    });
  });

  it("asks about topic, role and its policies where the trail has them", async () => {
    const notices = await goodNotices(account);
    await goodTrail(account, notices);
    await aws().meet();
    const sights = await completed([account], ["cloudtrail-delivery-allowed"]);
    assert.deepEqual(
      aws()
        .calls()
        .filter((call) => /^(iam|sns):/.test(call)),
      [
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListRolePolicies",
        "sns:GetTopicAttributes",
      ],
    );
    assert.deepEqual(shortcomings(sights, ["cloudtrail-delivery-allowed"]), {});
    await account.iam().send(new DeleteRolePolicyCommand({ RoleName: "writer", PolicyName: "write" }));
    assert.match(
      faultsOf(await completed([account], ["cloudtrail-delivery-allowed"])),
      /cannot write to its log group as role "writer": no statement of its policy allows logs:CreateLogStream/,
    );
  });

  it("asks the account of the credentials at hand for its id, and no insight selectors where there are none", async () => {
    await aws().meet();
    const { accountId, trails } = seen(await new Inquiry(callsFor(everyRule)).account(atHand()));
    assert.deepEqual([accountId, trails], ["123456789012", []]);
    assert.deepEqual(aws().calls(), ["cloudtrail:DescribeTrails", "sts:GetCallerIdentity"]);
  });

  // An account is refused the public access block of a bucket as the owner that it is not, and asks again as anybody.
  for (const { title, ownFirst, blocks } of [
    { title: "once, its own account first", ownFirst: true, blocks: 1 },
    { title: "once but for its public access block, the other account first", ownFirst: false, blocks: 3 },
  ]) {
    it(`asks about a bucket that two accounts deliver to ${title}, and judges it by the trails of both`, async () => {
      const other = await Account.enter(aws().endpoint);
      const [own, foreign] = [account.trailArn("audit"), other.trailArn("audit")];
      const bucket = await goodBucket(account, own, foreign);
      for (const each of [account, other]) {
        await each.createTrail("audit", { S3BucketName: bucket, IsMultiRegionTrail: true });
      }
      await aws().meet();
      const inquiry = new Inquiry(callsFor(everyRule));
      const sights = [];
      for (const { id } of ownFirst ? [account, other] : [other, account]) {
        sights.push(seen(await inquiry.account(accessTo(id))));
      }
      const completed = await completedSights(inquiry, sights);
      const block = "s3:GetBucketPublicAccessBlock";
      const each = allCalls.filter((call) => call.startsWith("s3:") && call !== block);
      assert.deepEqual(
        aws()
          .calls()
          .filter((call) => call.startsWith("s3:")),
        [...each, "s3:GetAccountPublicAccessBlock", ...Array<string>(blocks).fill(block)].sort(),
      );
      for (const { logBuckets } of factsOf(completed)) {
        assert.deepEqual(
          logBuckets.map(({ name, trails }) => [name, trails.map(({ accountId }) => accountId)]),
          [[bucket, sights.map(({ accountId }) => known(accountId))]],
        );
      }
    });
  }

  it("asks another region where the one at hand is closed, and says so", async () => {
    await goodTrail(account);
    await aws().meet({ operation: "cloudtrail:DescribeTrails", effect: accessDenied });
    const sight = seen(await new Inquiry(callsFor([gate])).account(accessTo(account.id, "eu-west-1")));
    assert.deepEqual([sight.region, sight.closedRegions], ["us-east-1", ["eu-west-1"]]);
    assert.deepEqual(shortcomings([sight], [gate]), {});
  });

  it("names the permission where every region refuses", async () => {
    await aws().meet({ operation: "cloudtrail:DescribeTrails", effect: accessDenied, times: Infinity });
    const sight = await new Inquiry(callsFor([gate])).account(accessTo(account.id));
    assert.ok(!sight.known);
    assert.deepEqual([sight.permission, aws().calls().length], ["cloudtrail:DescribeTrails", 5]);
  });

  it("does not take an account for another one", async () => {
    await aws().meet();
    const sight = await new Inquiry(callsFor([gate])).account(accessTo(account.id), { accountId: "999999999999" });
    assert.ok(!sight.known);
    assert.match(sight.why, new RegExp(`account "${account.id}"`));
    assert.deepEqual(aws().calls(), ["sts:AssumeRole"]);
  });

  /**
   * Makes the account the management account of an organization that has a member and a trail.
   *
   * @param bucketOwner - the account that has the trail's bucket
   */
  async function organizationTrail(
    bucketOwner: Account,
  ): Promise<{ readonly member: Account; readonly bucket: string; readonly organizationId: string }> {
    const organizations = account.organizations();
    const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    const organizationId = Organization?.Id ?? "";
    const ServicePrincipal = "cloudtrail.amazonaws.com";
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    const creation = new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" });
    const { CreateAccountStatus } = await organizations.send(creation);
    const member = await Account.enter(aws().endpoint, CreateAccountStatus?.AccountId);
    const bucket = await bucketOwner.bucket((name) => {
      const args = { bucket: name, account: account.id, trailArns: account.trailArn("main") };
      const ofOrganization = writeStatement({ ...args, account: organizationId });
      return policy(aclStatement(args), writeStatement(args), ofOrganization);
    });
    const settings = { IsOrganizationTrail: true, IsMultiRegionTrail: true, EnableLogFileValidation: true };
    await account.createTrail("main", { ...settings, S3BucketName: bucket });
    await account.cloudTrail().send(new StartLoggingCommand({ Name: account.trailArn("main") }));
    return { member, bucket, organizationId };
  }

  describe("of an organization", () => {
    let member: Account;
    beforeEach(async () => {
      ({ member } = await organizationTrail(account));
    });

    it("asks the owner of the trail alone, whichever account comes first", async () => {
      await aws().meet();
      const sights = await completed([member, account]);
      assert.equal(
        aws()
          .calls()
          .filter((call) => call === "cloudtrail:GetTrailStatus").length,
        1,
      );
      assert.equal(
        aws()
          .calls()
          .filter((call) => call === "cloudtrail:GetEventSelectors").length,
        1,
      );
      assert.equal(
        aws()
          .calls()
          .filter((call) => call === "organizations:DescribeOrganization").length,
        1,
      );
      assert.deepEqual(shortcomings(sights, [gate, "cloudtrail-organization-trail-bucket-policy"]), {});
      const [ofMember, ofOwner] = sights;
      assert.deepEqual(ofMember?.trails, ofOwner?.trails);
      assert.deepEqual(ofMember?.logBuckets, ofOwner?.logBuckets);
    });

    it("learns from a member that the trail is logging, and not what it records", async () => {
      await aws().meet();
      const sights = await completed([member], [gate]);
      assert.deepEqual(shortcomings(sights, [gate]), { [gate]: "unknown" });
      const answers = sights[0]?.trails[0];
      assert.equal(answers?.status.known, true);
      assert.match(JSON.stringify(answers.selectors), /only to the accounts that manage it/);
    });
  });

  describe("with others to ask", () => {
    let member: Account;
    let archive: Account;
    let bucket: string;
    let organizationId: string;

    // A trail of an organization whose bucket is in an account that no API names.
    beforeEach(async () => {
      archive = await Account.enter(aws().endpoint);
      ({ member, bucket, organizationId } = await organizationTrail(archive));
    });

    async function helped(accounts: readonly Account[], helpers: Helpers): Promise<readonly AccountSight[]> {
      const inquiry = new Inquiry(callsFor(everyRule), undefined, helpers);
      const sights = [];
      for (const { id } of accounts) sights.push(seen(await inquiry.account(accessTo(id))));
      return completedSights(inquiry, sights);
    }

    const count = (operation: string): number =>
      aws()
        .calls()
        .filter((call) => call === operation).length;

    it("asks those who may see it what the trail of an organization records, once, and no member", async () => {
      await aws().meet();
      const sights = await helped([member], { organizationId, viewers: [accessTo(account.id)] });
      assert.deepEqual(shortcomings(sights, [gate]), {});
      assert.deepEqual(sights[0]?.trails[0]?.organizationId, known(organizationId));
      assert.deepEqual([count("cloudtrail:GetEventSelectors"), count("organizations:DescribeOrganization")], [1, 0]);
    });

    it("asks the account that keeps the log files about the bucket first, once", async () => {
      await aws().meet();
      const logAccount = accessTo(archive.id);
      for (const { logBuckets } of await helped([account, member], { logAccount })) {
        assert.equal(logBuckets[0]?.accountPublicAccessBlock.known, true);
      }
      assert.deepEqual([count("s3:GetBucketPolicy"), count("s3:GetBucketPublicAccessBlock")], [1, 1]);
    });

    it("asks the account whose id is in the name of the bucket, where it answered", async () => {
      await aws().meet();
      assert.ok(bucket.includes(archive.id));
      const [ofOwner] = await helped([account, archive], {});
      assert.equal(ofOwner?.logBuckets[0]?.accountPublicAccessBlock.known, true);
      const [alone] = await helped([account], {});
      assert.equal(alone?.logBuckets[0]?.accountPublicAccessBlock.known, false);
    });

    it("says how else to make known what everybody was refused", async () => {
      await aws().meet({ operation: "s3:GetBucketPolicy", effect: accessDenied, times: Infinity });
      const [sight] = await helped([account, member], { remedy: "name the account that has it" });
      const answer = sight?.logBuckets[0]?.policy;
      assert.ok(answer?.known === false);
      assert.equal(answer.remedy, "allow them s3:GetBucketPolicy, or name the account that has it");
      assert.equal(answer.permission, "s3:GetBucketPolicy");
    });

    it("asks few accounts in turn about a bucket that refuses them, and those left side by side at the end", async () => {
      const others: Account[] = [];
      for (let index = 0; index < 5; index++) others.push(await Account.enter(aws().endpoint));
      const shared = await archive.bucket((name) =>
        policy(
          ...others.flatMap(
            ({ id }) =>
              bucketPolicy({ bucket: name, account: id, trailArns: `arn:aws:cloudtrail:us-east-1:${id}:trail/own` })
                .Statement,
          ),
        ),
      );
      for (const each of others) await each.createTrail("own", { S3BucketName: shared });
      await aws().meet({ operation: "s3:GetBucketPolicy", effect: accessDenied, times: 4 });
      const inquiry = new Inquiry(callsFor(["cloudtrail-s3-bucket-policy-source-arn"]));
      const sights = [];
      for (const { id } of others) sights.push(seen(await inquiry.account(accessTo(id))));
      assert.equal(count("s3:GetBucketPolicy"), 3);
      const completed = await completedSights(inquiry, sights);
      assert.equal(count("s3:GetBucketPolicy"), 5);
      for (const { logBuckets } of completed) assert.equal(logBuckets[0]?.policy.known, true);
    });
  });

  it("learns from AWS that nothing is delivered any more", async () => {
    const { bucket } = await goodTrail(account);
    assert.equal(shortcomings(await completed([account]))["cloudtrail-delivery-healthy"], undefined);
    const deny = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: `arn:aws:s3:::${bucket}/*` };
    await account.setBucketPolicy(bucket, policy(deny));
    const found = verdicts(await completed([account]), ["cloudtrail-delivery-healthy"]);
    assert.match(JSON.stringify(found), /cannot deliver log files: AWS states .*AccessDenied/);
  });

  describe("about a policy that depends on the organization", () => {
    const operation = "organizations:DescribeOrganization";

    /** Limits what CloudTrail may do in a bucket to an organization. */
    async function limitTo(organizationId: string, Bucket: string): Promise<void> {
      const { Policy = "" } = await account.s3().send(new GetBucketPolicyCommand({ Bucket }));
      const { Statement } = JSON.parse(Policy) as PolicyDocument;
      const condition = { StringEquals: { "AWS:sourceOrgId": organizationId } };
      await account.setBucketPolicy(
        Bucket,
        policy(...Statement.map((each) => (each["Effect"] === "Allow" ? { ...each, Condition: condition } : each))),
      );
    }

    it("asks for that of the account once, which makes one call more", async () => {
      const { Organization } = await account.organizations().send(new CreateOrganizationCommand({}));
      const { bucket } = await goodTrail(account);
      await limitTo(Organization?.Id ?? "", bucket);
      await aws().meet();
      assert.deepEqual(shortcomings(await completed([account]), ["cloudtrail-delivery-allowed"]), {});
      assert.deepEqual(
        aws().calls(),
        [...allCalls, "s3:GetAccountPublicAccessBlock", operation, "sts:AssumeRole"].sort(),
      );
      await account.createTrail("second", { S3BucketName: bucket });
      await aws().meet();
      await completed([account]);
      assert.equal(
        aws()
          .calls()
          .filter((call) => call === operation).length,
        1,
      );
    });

    it("takes no organization for the one that is named: another one, none, and one that AWS does not tell", async () => {
      const { bucket } = await goodTrail(account);
      await limitTo("o-1234567890", bucket);
      const answer = async () =>
        shortcomings(await completed([account]), ["cloudtrail-delivery-allowed"])["cloudtrail-delivery-allowed"];
      assert.equal(await answer(), "violation");
      await account.organizations().send(new CreateOrganizationCommand({}));
      assert.equal(await answer(), "violation");
      await aws().meet({ operation, effect: accessDenied, times: Infinity });
      assert.equal(await answer(), "unknown");
      assert.deepEqual(permissionsMissing(await completed([account])), [operation]);
    });
  });

  describe("that AWS does not answer", () => {
    for (const [operation, rule] of [
      ["cloudtrail:GetTrailStatus", "cloudtrail-logging-enabled"],
      ["cloudtrail:GetEventSelectors", "cloudtrail-management-events-enabled"],
      ["cloudtrail:GetInsightSelectors", "cloudtrail-insights-enabled"],
      ["s3:GetBucketPolicy", "cloudtrail-delivery-allowed"],
      ["s3:GetBucketAcl", "cloudtrail-s3-bucket-public-access-prohibited"],
      ["s3:GetBucketPublicAccessBlock", "cloudtrail-s3-bucket-public-access-prohibited"],
      ["s3:GetBucketVersioning", "cloudtrail-s3-bucket-versioning-enabled"],
      ["s3:GetBucketLogging", "cloudtrail-s3-bucket-access-logging"],
      ["s3:GetBucketObjectLockConfiguration", "cloudtrail-s3-bucket-object-lock-enabled"],
      ["s3:GetLifecycleConfiguration", "cloudtrail-s3-bucket-retention"],
      ["kms:DescribeKey", "cloudtrail-kms-key-enabled"],
      ["kms:GetKeyPolicy", "cloudtrail-kms-key-policy"],
      ["kms:GetKeyRotationStatus", "cloudtrail-kms-key-rotation-enabled"],
    ] as const) {
      it(`leaves ${rule} unknown and names ${operation}`, async () => {
        await goodTrail(account);
        await aws().meet({ operation, effect: accessDenied, times: Infinity });
        const sights = await completed([account]);
        assert.equal(shortcomings(sights)[rule], "unknown");
        assert.deepEqual(permissionsMissing(sights), [operation]);
      });
    }
  });

  it("asks until AWS answers, and leaves unknown what it never does", async () => {
    await goodTrail(account);
    for (const effect of [throttled, serverError, dropBefore]) {
      await aws().meet({ operation: "s3:GetBucketPolicy", effect });
      assert.equal((await completed([account]))[0]?.logBuckets[0]?.policy.known, true);
      await aws().meet({ operation: "cloudtrail:GetTrailStatus", effect, times: Infinity });
      const [sight] = await completed([account], [gate]);
      assert.ok(sight !== undefined);
      assert.deepEqual(shortcomings([sight], [gate]), { [gate]: "unknown" });
      assert.deepEqual(permissionsMissing([sight]), []);
    }
  });

  it("ends at once when it is stopped, with what is known by then", async () => {
    await goodTrail(account);
    await aws().meet({ operation: "s3:GetBucketPolicy", effect: delayed(60_000), times: Infinity });
    const controller = new AbortController();
    const inquiry = new Inquiry(callsFor(everyRule));
    const asked = inquiry.account(accessTo(account.id), { signal: controller.signal });
    const awaited = ["cloudtrail:GetTrailStatus", "s3:GetBucketPolicy"];
    while (!awaited.every((operation) => aws().calls().includes(operation))) await delay(100);
    // The status is answered by then, and the policy long not yet.
    await delay(3000);
    const stopped = Date.now();
    controller.abort();
    const { trails, logBuckets } = seen(await asked);
    assert.ok(Date.now() - stopped < soon);
    assert.deepEqual([trails[0]?.status.known, logBuckets[0]?.policy.known], [true, false]);
  });

  it("says that a bucket is gone, which no rule takes for compliant", async () => {
    const { bucket } = await goodTrail(account);
    const { Versions = [] } = await account.s3().send(new ListObjectVersionsCommand({ Bucket: bucket }));
    for (const { Key, VersionId } of Versions) {
      const force = { BypassGovernanceRetention: true };
      await account.s3().send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId, ...force }));
    }
    await account.s3().send(new DeleteBucketCommand({ Bucket: bucket }));
    const sights = await completed([account]);
    assert.match(faultsOf(sights), new RegExp(`cannot deliver to bucket "${bucket}", which does not exist`));
    const answers = shortcomings(sights);
    assert.equal(answers[gate], "violation");
    for (const { name, onlyIn } of logBucketRules) {
      if (onlyIn === undefined && name !== "cloudtrail-organization-trail-bucket-policy") {
        assert.equal(answers[name], "unknown", name);
      }
    }
  });

  /** What accounts see when all were asked. */
  async function completed(accounts: readonly Account[], ruleNames = everyRule): Promise<readonly AccountSight[]> {
    const inquiry = new Inquiry(callsFor(ruleNames));
    const sights = await Promise.all(accounts.map(({ id }) => inquiry.account(accessTo(id))));
    return completedSights(inquiry, sights.map(seen));
  }
});
