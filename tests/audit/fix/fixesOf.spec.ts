import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { fixesOf } from "../../../audit/fix/fixesOf";
import type { Subject } from "../../../audit/fix/subject";
import type { AccountSight, LogBucketAnswers, TrailAnswers } from "../../../live/accountSight";
import { rules } from "../../../rules/catalogue";
import { known, unknown } from "../../../rules/facts/fact";

const owner = "111122223333";
const denied = unknown("AWS denies s3:GetBucketPolicy to the credentials in use", "allow them s3:GetBucketPolicy");

function trail(differences: Partial<TrailAnswers["trail"]> = {}): TrailAnswers {
  const { Name = "audit" } = differences;
  return {
    trail: {
      Name,
      TrailARN: `arn:aws-cn:cloudtrail:cn-north-1:${owner}:trail/${Name}`,
      HomeRegion: "cn-north-1",
      S3BucketName: "logs",
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
      ...differences,
    },
    status: known({ IsLogging: true }),
    selectors: known({ EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true }] }),
  };
}

function bucket(differences: Partial<LogBucketAnswers> = {}): LogBucketAnswers {
  return {
    name: "logs",
    arn: "arn:aws-cn:s3:::logs",
    region: "cn-northwest-1",
    policy: known(undefined),
    acl: known({}),
    publicAccessBlock: known(undefined),
    accountPublicAccessBlock: known(undefined),
    versioning: known({}),
    logging: known({}),
    objectLock: known(undefined),
    lifecycleRules: known([]),
    encryption: known(undefined),
    ...differences,
  };
}

function sight(differences: Partial<AccountSight> = {}): AccountSight {
  return {
    accountId: owner,
    askedAt: new Date(0),
    partition: "aws-cn",
    region: "cn-north-1",
    closedRegions: [],
    trails: [trail()],
    logBuckets: [bucket()],
    keys: [],
    topics: [],
    roles: [],
    ...differences,
  };
}

function fix(rule: string, subject: Subject) {
  const found = rules.find(({ name }) => name === rule) ?? assert.fail(rule);
  const [{ commands, whyNoCommand } = assert.fail()] = fixesOf([{ rule: found, subject, settings: {} }]);
  return {
    commands: commands.map(({ command }) => command),
    cautions: commands.map(({ caution }) => caution),
    whyNoCommand,
  };
}

const tlsOnly = "cloudtrail-s3-bucket-ssl-requests-only";

describe("a fix", () => {
  it("of an account without trail is the whole way to one, in the partition and region that was asked", () => {
    const { commands, whyNoCommand } = fix("multi-region-cloudtrail-enabled", { sight: sight({ trails: [] }) });
    const name = `cloudtrail-logs-${owner}-cn-north-1`;
    const own = `--region cn-north-1 --bucket ${name} --expected-bucket-owner ${owner}`;
    const source = `"aws:SourceArn":"arn:aws-cn:cloudtrail:cn-north-1:${owner}:trail/multi-region-trail"`;
    const service = '"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"}';
    const arn = `arn:aws-cn:s3:::${name}`;
    const policy =
      `{"Version":"2012-10-17","Statement":[{${service},"Action":"s3:GetBucketAcl","Resource":"${arn}",` +
      `"Condition":{"StringEquals":{${source}}}},{${service},"Action":"s3:PutObject",` +
      `"Resource":"${arn}/AWSLogs/${owner}/*","Condition":{"StringEquals":{${source},` +
      `"s3:x-amz-acl":"bucket-owner-full-control"}}},{"Sid":"DenyWithoutTls","Effect":"Deny","Principal":"*",` +
      `"Action":"s3:*","Resource":["${arn}","${arn}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}`;
    assert.deepEqual(commands, [
      `aws s3api create-bucket --region cn-north-1 --bucket ${name} --create-bucket-configuration '{"LocationConstraint":"cn-north-1"}'`,
      `aws s3api put-public-access-block ${own} --public-access-block-configuration '{"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":true,"RestrictPublicBuckets":true}'`,
      `aws s3api put-bucket-versioning ${own} --versioning-configuration '{"Status":"Enabled"}'`,
      `aws s3api put-bucket-policy ${own} --policy '${policy}'`,
      `aws s3api head-bucket ${own} && aws cloudtrail create-trail --region cn-north-1 --name multi-region-trail --s3-bucket-name ${name} --is-multi-region-trail --include-global-service-events --enable-log-file-validation`,
      "aws cloudtrail start-logging --region cn-north-1 --name multi-region-trail",
    ]);
    assert.equal(whyNoCommand, undefined);
  });

  it("has no location constraint in the region that S3 takes none for", () => {
    const { commands } = fix("multi-region-cloudtrail-enabled", { sight: sight({ trails: [], region: "us-east-1" }) });
    assert.equal(commands[0], `aws s3api create-bucket --region us-east-1 --bucket cloudtrail-logs-${owner}-us-east-1`);
  });

  it("changes no more of a trail than is missing", () => {
    const falling = { ...trail({ LogFileValidationEnabled: false }), status: known({ IsLogging: false }) };
    const subject = { sight: sight({ trails: [falling] }) };
    assert.deepEqual(fix("multi-region-cloudtrail-enabled", subject).commands.slice(-2), [
      "aws cloudtrail update-trail --region cn-north-1 --name audit --enable-log-file-validation",
      "aws cloudtrail start-logging --region cn-north-1 --name audit",
    ]);
  });

  it("of a trail that belongs to another account says who can change it", () => {
    const answers = trail({ IsOrganizationTrail: true });
    const member = sight({ accountId: "444455556666", trails: [answers] });
    const why =
      'Trail "audit" belongs to another account: only the management account "111122223333" of the organization, or its ' +
      "delegated administrator for CloudTrail, can change it. Audit that account for the commands.";
    const ofTrail = fix("cloudtrail-logging-enabled", { sight: member, trail: answers });
    assert.deepEqual(ofTrail, { commands: [], cautions: [], whyNoCommand: why });
    const ofAccount = fix("multi-region-cloudtrail-enabled", { sight: member });
    assert.deepEqual(ofAccount.commands, []);
    assert.equal(
      ofAccount.whyNoCommand,
      `${why} A trail of this account besides would record the same events once more, which AWS charges for.`,
    );
  });

  it("keeps what others wrote into a policy, as they wrote it", () => {
    const others = {
      Sid: "it's ours",
      Effect: "Allow",
      Principal: { AWS: [owner] },
      Action: "s3:GetObject",
      Resource: "*",
    };
    const text = JSON.stringify({ Id: "x", Version: "2008-10-17", Statement: others });
    const logBucket = bucket({ policy: known(text) });
    const { commands, cautions } = fix(tlsOnly, { sight: sight({ logBuckets: [logBucket] }), logBucket });
    const words = execFileSync("sh", ["-c", `printf '%s\\0' ${commands[0] ?? ""}`], { encoding: "utf8" }).split("\0");
    const policy = JSON.parse(words[words.indexOf("--policy") + 1] ?? "") as { Statement: readonly object[] };
    assert.deepEqual(policy, { Id: "x", Version: "2008-10-17", Statement: [others, policy.Statement[1]] });
    assert.deepEqual(cautions, [
      "Whoever reads or writes without TLS is refused from then on. It puts back the policy as the audit saw it, with this change.",
    ]);
  });

  it("makes the changes of all rules that are broken about one policy, and says whose", () => {
    const service = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject" };
    const any = { Version: "2012-10-17", Statement: [{ ...service, Resource: "arn:aws-cn:s3:::logs/*" }] };
    const logBucket = bucket({ policy: known(JSON.stringify(any)) });
    const subject = { sight: sight({ logBuckets: [logBucket] }), logBucket };
    const broken = [tlsOnly, "cloudtrail-s3-bucket-policy-source-arn"].map((name) => ({
      rule: rules.find((rule) => rule.name === name) ?? assert.fail(name),
      subject,
      settings: {},
    }));
    const [tls, sourceArn] = fixesOf(broken).map(({ commands }) => commands);
    const [ofReversed] = fixesOf(broken.toReversed()).map(({ commands }) => commands);
    assert.match(tls?.[0]?.command ?? "", /aws:SecureTransport.*aws:SourceArn|aws:SourceArn.*aws:SecureTransport/);
    assert.equal(sourceArn?.[0]?.command, tls?.[0]?.command);
    assert.equal(ofReversed?.length, 1);
    const cautions =
      "Whoever reads or writes without TLS is refused from then on. Whoever relies on statement 1 of its policy can lose " +
      "access. It puts back the policy as the audit saw it, with this change. It also makes the changes that ";
    assert.equal(tls?.[0]?.caution, `${cautions}cloudtrail-s3-bucket-policy-source-arn asks for.`);
    assert.equal(sourceArn?.[0]?.caution, `${cautions}${tlsOnly} asks for.`);
  });

  it("makes no change of a rule that is not broken", () => {
    const logBucket = bucket();
    const { commands, cautions } = fix(tlsOnly, { sight: sight({ logBuckets: [logBucket] }), logBucket });
    assert.doesNotMatch(commands.join(), /aws:SourceArn/);
    assert.doesNotMatch(cautions.join(), /It also makes/);
  });

  it("has no command for a policy that is not known, cannot be read or becomes too large", () => {
    const whyFor = (policy: LogBucketAnswers["policy"]) => {
      const logBucket = bucket({ policy });
      const { commands, whyNoCommand } = fix(tlsOnly, { sight: sight(), logBucket });
      assert.deepEqual(commands, []);
      return whyNoCommand;
    };
    assert.match(whyFor(denied) ?? "", /^The policy of bucket "logs" is not known \(AWS denies s3:GetBucketPolicy/);
    assert.match(whyFor(known("{")) ?? "", /^The present policy of bucket "logs" cannot be read/);
    const statement = { Sid: "x".repeat(20_400), Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
    const large = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    assert.match(whyFor(known(large)) ?? "", /would have \d+ bytes, and AWS takes 20480/);
  });

  it("says what cannot be undone", () => {
    const logBucket = bucket();
    const { cautions } = fix("cloudtrail-s3-bucket-object-lock-enabled", { sight: sight(), logBucket });
    assert.match(cautions.at(-1) ?? "", /^Object Lock cannot be taken back/);
  });

  it("hands names to the command as they are, whatever is in them, or gives none", () => {
    const hostile = fc
      .array(
        fc.oneof(
          fc.constantFrom("$(id)", "`id`", "'", '"', "\\", "\n", "\u001b[2J", "--", "file://", ";", " ", "é", "a"),
          fc.string({ maxLength: 3 }),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join("").replaceAll("\0", ""));
    let printed = 0;
    fc.assert(
      fc.property(hostile, (Name) => {
        const answers = { ...trail({ Name }), status: known({ IsLogging: false }) };
        const subject = { sight: sight({ trails: [answers] }), trail: answers };
        const { commands, whyNoCommand = "" } = fix("cloudtrail-logging-enabled", subject);
        for (const text of [...commands, whyNoCommand]) assert.doesNotMatch(text, /\p{C}/u);
        if (commands.length === 0) return;
        printed++;
        const output = execFileSync("sh", ["-c", `printf '%s\\0' ${commands[0] ?? ""}`], { encoding: "utf8" });
        assert.equal(output.split("\0")[6], Name);
      }),
      { numRuns: 200 },
    );
    assert.ok(printed > 20, `${printed}`);
  });
});
