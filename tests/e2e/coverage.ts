import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CreateTrailCommandInput, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
} from "@aws-sdk/client-organizations";
import { captureCommand, type Answer } from "../../sandbox/captureCommand";
import { custom, stateOf } from "../policypack/state";
import { Account } from "../sandbox/localAws/account";
import { aclStatement, policy, writeStatement } from "../sandbox/localAws/policies";
import { accessDenied, delayed, type Effect } from "./faults/fault";
import { FaultProxy } from "./faults/faultProxy";
import { definitionsOf, type Rows } from "./rows";
import { executablePack, stackOf, useSandbox, type Stack } from "./support";

const gate = "multi-region-cloudtrail-enabled";
const good = { IsMultiRegionTrail: true, EnableLogFileValidation: true };
const live = { verification: "live" };

/** The account that the sandbox's own credentials open. */
const own = "123456789012";

/** A stack of a bucket for each account, by a provider that assumes a role there; no account means the sandbox's own. */
function bucketsIn(...accounts: readonly string[]): string {
  const buckets = accounts.map(
    (id) => `
      const provider${id} = new aws.Provider("to-${id}", {
        region: "us-east-1", assumeRoles: [{ roleArn: "arn:aws:iam::${id}:role/deploy" }],
      });
      new s3.Bucket("data-${id}", {}, { provider: provider${id} });`,
  );
  const body = accounts.length === 0 ? 'new s3.Bucket("data");' : buckets.join("\n");
  return `const aws = { Provider: require("@pulumi/aws/provider").Provider }; const s3 = require("@pulumi/aws/s3");\n${body}`;
}

/** The tests of what the gate says of a trail that another stack keeps. */
export function findsTrailElsewhere(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let ownStack: Stack;

  before(async () => {
    ownStack = await stackOf(sandbox(), "bucket-only", bucketsIn());
    await trailIn(await accountOf(own), "audit");
  });

  function accountOf(id?: string): Promise<Account> {
    return Account.enter(sandbox().environment["AWS_ENDPOINT_URL"] ?? "", id);
  }

  async function trailIn(account: Account, name: string, settings: Partial<CreateTrailCommandInput> = {}) {
    const arn = await account.createTrail(name, { ...good, ...settings });
    await account.cloudTrail().send(new StartLoggingCommand({ Name: arn }));
    return arn;
  }

  async function configFile(settings: object): Promise<string> {
    const file = join(sandbox().directory, "policy-config.json");
    await writeFile(file, JSON.stringify({ [gate]: settings }));
    return file;
  }

  async function preview(stack: Stack, settings: object): Promise<Answer> {
    return stack.pulumi("preview", "--policy-pack", executablePack, "--policy-pack-config", await configFile(settings));
  }

  /** Runs the pack on the state of a bucket, without program and provider: the pack alone speaks to AWS then. */
  async function analyze(settings: object, more: { roleIn?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Answer> {
    const { directory, environment } = sandbox();
    const role = { roleArn: `arn:aws:iam::${more.roleIn ?? ""}:role/deploy` };
    const inputs = { region: "us-east-1", ...(more.roleIn !== undefined && { assumeRoles: JSON.stringify([role]) }) };
    const state = join(directory, "state.json");
    await writeFile(state, JSON.stringify(stateOf(custom("aws:s3/bucket:Bucket", "data")), withInputs(inputs)));
    const args = ["--file", state, "--policy-pack", executablePack, "--policy-pack-config", await configFile(settings)];
    const env = { ...environment, ...more.env };
    return captureCommand("pulumi", ["policy", "analyze", ...args], { env, cwd: directory });
  }

  function assertPassed({ code, output }: Answer): void {
    assert.equal(code, 0, output);
    assert.doesNotMatch(output, /multi-region-cloudtrail-enabled/);
  }

  function assertBlocked({ code, output }: Answer, ...words: readonly RegExp[]): void {
    assert.notEqual(code, 0, output);
    assert.match(output, /\[?mandatory\b.*multi-region-cloudtrail-enabled|At least one multi-region/);
    for (const word of words) assert.match(output, word);
  }

  daily("is blocked by default, with the configuration that would look it up", async () => {
    assertBlocked(
      await preview(ownStack, {}),
      /no trail\./,
      /\{"multi-region-cloudtrail-enabled":\{"verification":"live"\}\}/,
    );
  });

  daily("passes live with a good trail, any or the one named", async () => {
    assertPassed(await preview(ownStack, live));
    const coveringTrails = [`arn:aws:cloudtrail:us-east-1:${own}:trail/audit`];
    assertPassed(await analyze({ ...live, coveringTrails, accounts: [own] }));
  });

  further(
    "is blocked live when it is not the account, or has not the trail, that the configuration names",
    async () => {
      const coveringTrails = [`arn:aws:cloudtrail:us-east-1:${own}:trail/other`];
      assertBlocked(await analyze({ ...live, coveringTrails }), /the account has no trail "arn:.*:trail\/other"/);
      assertBlocked(
        await analyze({ ...live, accounts: ["210987654321"] }),
        /the account is 123456789012, which the setting accounts does not list/,
      );
    },
  );

  further("is blocked live when its trail is stopped, or of a single region", async () => {
    const stopped = await accountOf();
    await stopped.createTrail("stopped", good);
    const stack = await stackOf(sandbox(), "stopped", bucketsIn(stopped.id));
    assertBlocked(await preview(stack, live), /trail "stopped" is not logging/);
    const narrow = await accountOf();
    await trailIn(narrow, "narrow", { IsMultiRegionTrail: false });
    assertBlocked(await analyze(live, { roleIn: narrow.id }), /trail "narrow" is not multi-region/);
  });

  daily("is blocked live when the stack is about to spoil the trail that AWS still shows as good", async () => {
    const spoiling = `${bucketsIn()}
      const cloudtrail = require("@pulumi/aws/cloudtrail");
      new cloudtrail.Trail("spoilt", { name: "audit", s3BucketName: "logs", isMultiRegionTrail: false });`;
    const stack = await stackOf(sandbox(), "spoiling", spoiling);
    assertBlocked(await preview(stack, live), /1 trail, none compliant/, /trail "spoilt" is not multi-region/);
  });

  async function analyzeThrough(effect: Effect, settings: object): Promise<Answer> {
    const faults = [{ operation: "cloudtrail:DescribeTrails", effect, times: Infinity }];
    const proxy = await FaultProxy.start(sandbox().environment, { faults });
    try {
      return await analyze(settings, { env: proxy.environment });
    } finally {
      await proxy.close();
    }
  }

  daily("is blocked live when AWS denies the look-up, naming the permission", async () => {
    assertBlocked(
      await analyzeThrough(accessDenied, live),
      /AWS denies cloudtrail:DescribeTrails to the credentials in use\. .* allow them cloudtrail:DescribeTrails/,
    );
  });

  daily("is blocked live within the time limit when AWS takes too long", async () => {
    const start = performance.now();
    const slow = await analyzeThrough(delayed(60_000), { ...live, verificationTimeoutSeconds: 2 });
    assertBlocked(slow, /AWS has not answered within the 2 s of verificationTimeoutSeconds/);
    assert.ok(performance.now() - start < 40_000, "the look-up ended with its time limit");
  });

  further("is blocked live when AWS cannot be reached, or there are no credentials", async () => {
    const nowhere = { AWS_ENDPOINT_URL_CLOUDTRAIL: "http://127.0.0.1:1" };
    assertBlocked(await analyze(live, { env: nowhere }), /cloudtrail:DescribeTrails failed \(.*ECONNREFUSED\)/);
    const nobody = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" };
    assertBlocked(await analyze(live, { env: nobody }), /no AWS credentials were found/);
  });

  further(
    "that belongs to an organization passes with its trail when read literally, and strictly when attested",
    async () => {
      const { arn, member } = await organization();
      const stack = await stackOf(sandbox(), "member", bucketsIn(member.id));
      assertBlocked(
        await preview(stack, live),
        /1 trail, none known to be compliant/,
        /trail "org" records all read and write management events: AWS shows the event selectors of an organization trail/,
        /set interpretation to "literal"/,
        /vouch for the trail in the configuration of the policy pack: .*"attested"/,
      );
      assertPassed(await preview(stack, { ...live, interpretation: "literal" }));
      const roleIn = member.id;
      assertPassed(await analyze({ ...live, interpretation: "literal", coveringTrails: [arn] }, { roleIn }));
      assertPassed(await analyze({ verification: "attested", accounts: [member.id] }, { roleIn }));
      assertBlocked(
        await analyze({ verification: "attested", accounts: [own] }, { roleIn }),
        new RegExp(`the account is ${member.id}, which the setting accounts does not list`),
      );
    },
  );

  further("is blocked when it is one of two, and the other has the trail", async () => {
    const covered = await accountOf();
    const bare = await accountOf();
    await trailIn(covered, "audit");
    const stack = await stackOf(sandbox(), "two-accounts", bucketsIn(covered.id, bare.id));
    const answer = await preview(stack, live);
    assertBlocked(answer, new RegExp(`account ${bare.id}: no trail\\.`));
    assert.doesNotMatch(answer.output, new RegExp(`account ${covered.id}:`));
    await trailIn(bare, "audit");
    assertPassed(await preview(stack, live));
  });

  daily("passes attested by its trail's ARN, and not by an id while its own is not known", async () => {
    const coveringTrails = [`arn:aws:cloudtrail:us-east-1:${own}:trail/audit`];
    assertPassed(await preview(ownStack, { verification: "attested", coveringTrails }));
    assertBlocked(
      await analyze({ verification: "attested", accounts: [own] }),
      /set allowedAccountIds of provider "default" to the id of its one account/,
    );
  });

  /** An organization with a trail for all its accounts, and one of its members. */
  async function organization() {
    const management = await accountOf();
    const client = management.organizations();
    const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
    const joined = await client.send(new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" }));
    const S3BucketName = await management.bucket((bucket) => {
      const args = { bucket, account: management.id, trailArns: management.trailArn("org") };
      return policy(
        aclStatement(args),
        writeStatement(args),
        writeStatement({ ...args, account: Organization?.Id ?? "" }),
      );
    });
    const arn = await trailIn(management, "org", { IsOrganizationTrail: true, S3BucketName });
    return { arn, member: await accountOf(joined.CreateAccountStatus?.AccountId) };
  }
}

/** Gives the provider of a state these inputs, as a replacer for JSON. */
function withInputs(inputs: object) {
  return (_: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && "type" in value && value.type === "pulumi:providers:aws"
      ? { ...value, type: "pulumi:providers:aws", inputs, outputs: inputs }
      : value;
}
